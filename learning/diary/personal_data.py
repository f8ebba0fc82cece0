"""What diary keep about a person."""

TABLES: dict[str, str] = {"diary_entries": "erased", "diary_intentions": "erased"}


def export(person_id: int) -> dict[str, object]:  # noqa: ARG001
    """Everything of the person, oldest first."""
    return {}


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
