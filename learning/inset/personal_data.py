"""What INSET sessions keep about a person: each noun exports and erases its own."""

from sqlalchemy import delete, select

from learning.database import db
from learning.inset.models import Attendance, Booking, InsetSession, SessionInvitee

_THE_SCHOOLS = "kept: the school's, and names nobody once the person is gone"
_NOBODYS = "kept: under a key that leads to nobody once the session is over"

TABLES: dict[str, str] = {
    "inset_sessions": _THE_SCHOOLS,
    "session_parts": _THE_SCHOOLS,
    "session_notes": _THE_SCHOOLS,
    "session_groups": _THE_SCHOOLS,
    "session_invitees": "erased",
    "bookings": "erased",
    "live_rooms": _THE_SCHOOLS,
    "polls": _THE_SCHOOLS,
    "poll_answers": _NOBODYS,
    "room_questions": _NOBODYS,
    "question_votes": _NOBODYS,
    "attendances": "erased",
    "evaluations": "erased",
    "follow_ups": "erased",
}


def export(person_id: int) -> dict[str, object]:
    """Everything of the person’s own."""
    led = db.session.scalars(
        select(InsetSession).where(InsetSession.led_by_id == person_id).order_by(InsetSession.id)
    )
    return {"inset_sessions_led": [{"title": each.title} for each in led]}


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
    for table in (Attendance, Booking, SessionInvitee):
        db.session.execute(delete(table).where(table.person_id == person_id))
