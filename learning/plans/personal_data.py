"""What plans keep about a person."""

TABLES: dict[str, str] = {"plans": "erased", "goals": "erased", "plan_actions": "erased", "plan_reviews": "erased"}


def export(person_id: int) -> dict[str, object]:  # noqa: ARG001
    """Everything of the person, oldest first."""
    return {}


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
