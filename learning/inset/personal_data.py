"""What INSET sessions keep about a person: each noun exports and erases its own."""

from learning.inset.attendance import personal_data as attendance
from learning.inset.following import personal_data as following
from learning.inset.live import personal_data as live
from learning.inset.sessions import personal_data as sessions

NOUNS = (live, following, attendance, sessions)
"""What depends on others comes first: it is erased first."""

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
    found: dict[str, object] = {}
    for noun in NOUNS:
        found |= noun.export(person_id)
    return found


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
    for noun in NOUNS:
        noun.erase(person_id)
