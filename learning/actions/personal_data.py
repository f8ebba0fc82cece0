"""What actions keep about a person: theirs alone, exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.actions.models import Action
from learning.database import db

TABLES = {"actions": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Everything the person meant to do, and what came of it, oldest first."""
    rows = db.session.scalars(
        select(Action).where(Action.person_id == person_id).order_by(Action.created_at, Action.id)
    )
    return {"actions": [_exported(row) for row in rows]}


def _exported(row: Action) -> dict[str, object]:
    return {
        "text": row.text,
        "what_happened": row.note,
        "place": row.context_ref,
        "taken_on_at": row.created_at.isoformat(),
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "done_at": row.done_at.isoformat() if row.done_at else None,
    }


def erase(person_id: int) -> None:
    """No action of the person is left."""
    db.session.execute(delete(Action).where(Action.person_id == person_id))
