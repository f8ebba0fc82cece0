"""What the lists of sessions keep about a person: where they were, when, and for how long."""

from sqlalchemy import delete, select

from learning.database import db
from learning.inset.attendance.rules import HOW_WORDS
from learning.inset.models import Attendance, InsetSession


def export(person_id: int) -> dict[str, object]:
    """Every session on whose list the person stands or stood, oldest first."""
    rows = db.session.execute(
        select(Attendance, InsetSession.title, InsetSession.starts_at)
        .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
        .where(Attendance.person_id == person_id)
        .order_by(InsetSession.starts_at, Attendance.id)
    )
    return {
        "inset_sessions_attended": [
            {
                "title": title,
                "starts_at": starts_at.isoformat(),
                "how_known": HOW_WORDS[row.how],
                "arrived_at": row.arrived_at.isoformat() if row.arrived_at else None,
                "minutes": row.minutes,
                "from_elsewhere": row.is_remote,
                "certificate_code": row.certificate_code,
                "shows_name": row.shows_name,
                "taken_off_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
            }
            for row, title, starts_at in rows
        ]
    }


def erase(person_id: int) -> None:
    """The person stands on no list."""
    db.session.execute(delete(Attendance).where(Attendance.person_id == person_id))
