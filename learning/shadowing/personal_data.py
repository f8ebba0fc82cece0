"""What placements and visits keep about a person."""

TABLES: dict[str, str] = {
    "placements": "erased",
    "agreements": "erased",
    "expected_shares": "erased",
    "visits": "erased",
    "observations": "erased",
    "experiences_seen": "erased",
    "learning_points": "erased",
    "placement_references": "erased",
}


def export(_person_id: int) -> dict[str, object]:
    """Everything of the person’s own."""
    return {}


def erase(_person_id: int) -> None:
    """Nothing of the person is left."""
