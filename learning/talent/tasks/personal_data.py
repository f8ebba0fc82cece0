"""What the network tasks keep about a person: what they did, and what they take from it."""

from sqlalchemy import delete, select

from learning.database import db
from learning.talent.models import TaskDone

TABLES: dict[str, str] = {"network_tasks_done": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Every task the person has done, oldest first."""
    rows = db.session.scalars(
        select(TaskDone)
        .where(TaskDone.person_id == person_id)
        .order_by(TaskDone.done_on, TaskDone.id)
    )
    return {
        "network_tasks": [
            {"task": row.task_slug, "done_on": row.done_on.isoformat(), "note": row.note}
            for row in rows
        ]
    }


def erase(person_id: int) -> None:
    """No task of the person is left."""
    db.session.execute(delete(TaskDone).where(TaskDone.person_id == person_id))
