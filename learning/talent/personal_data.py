"""What the way to becoming a SENCo keeps about a person."""

TABLES: dict[str, str] = {
    "interests": "erased",
    "nominations": "erased",
    "nomination_pauses": "erased",
    "sightings": "erased",
    "second_views": "erased",
    "conversations": "erased",
    "network_tasks_done": "erased",
    "readiness_reviews": "erased",
    "readiness_answers": "erased",
    "proofs": "erased",
    "trials": "erased",
    "trial_entries": "erased",
}


def export(_person_id: int) -> dict[str, object]:
    """Everything of the person’s own."""
    return {}


def erase(_person_id: int) -> None:
    """Nothing of the person is left."""
