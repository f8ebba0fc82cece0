"""What somebody said of sessions: exported whole, and gone with them."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import delete, select

from learning.database import db
from learning.inset.models import Attendance, Evaluation, FollowUp, InsetSession

Said = TypeVar("Said", Evaluation, FollowUp)


def export(person_id: int) -> dict[str, object]:
    """Every evaluation and follow-up of the person, with the session's title."""
    return {
        "session_evaluations": [
            {
                "session": title,
                "useful": row.useful.value,
                "trying": row.trying,
                "try_by": row.try_by.isoformat() if row.try_by else None,
                "helps": row.helps,
                "would_help": row.would_help,
                "shares_words": row.shares_words,
            }
            for row, title in _of(Evaluation, person_id)
        ],
        "session_follow_ups": [
            {
                "session": title,
                "weeks": row.weeks,
                "tried": row.tried.value if row.tried else None,
                "changed": row.changed,
                "next_step": row.next_step,
                "shares_words": row.shares_words,
                "put_aside_at": row.put_aside_at.isoformat() if row.put_aside_at else None,
            }
            for row, title in _of(FollowUp, person_id)
        ],
    }


def erase(person_id: int) -> None:
    """Nothing of it is left, before the attendances themselves go."""
    theirs = select(Attendance.id).where(Attendance.person_id == person_id)
    for table in (Evaluation, FollowUp):
        db.session.execute(
            delete(table)
            .where(table.attendance_id.in_(theirs))
            .execution_options(synchronize_session=False)
        )


def _of(table: type[Said], person_id: int) -> Iterable[tuple[Said, str]]:
    rows = db.session.execute(
        select(table, InsetSession.title)
        .join(Attendance, Attendance.id == table.attendance_id)
        .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
        .where(Attendance.person_id == person_id)
        .order_by(table.id)
    )
    return [(row, title) for row, title in rows]
