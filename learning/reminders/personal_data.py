"""What reminders keep about a person: whether they want e-mails, and what they were reminded of."""

from sqlalchemy import delete, select

from learning.database import db
from learning.reminders.models import Nudge, NudgeChoice

TABLES: dict[str, str] = {"nudge_choices": "erased", "nudges": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Whether the person asked for e-mails, and what they have been reminded of."""
    chosen = db.session.scalar(select(NudgeChoice).where(NudgeChoice.person_id == person_id))
    sent = db.session.scalars(select(Nudge).where(Nudge.person_id == person_id).order_by(Nudge.id))
    return {
        "nudges_by_email": chosen is not None,
        "nudges": [
            {"at": each.created_at.isoformat(), "kind": each.kind.value, "about": each.subject_key}
            for each in sent
        ],
    }


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
    db.session.execute(delete(NudgeChoice).where(NudgeChoice.person_id == person_id))
    db.session.execute(delete(Nudge).where(Nudge.person_id == person_id))
