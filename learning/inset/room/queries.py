"""Who is in the room with which phone, and what a session is called before one is in it."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from content import Library
from learning.database import db, rows_of
from learning.inset.attendance.queries import STANDS, attendance_of
from learning.inset.deck.queries import words_of
from learning.inset.deck.steps import Step, steps_of
from learning.inset.live.phones import PhoneRoom
from learning.inset.models import Attendance, Booking, InsetSession, SessionPart
from learning.inset.room.rules import visitor_key_of
from learning.inset.rules import PartKind
from learning.people.models import Organisation, Person


def guest_attendance(
    session_id: int, *, person_id: int | None, token: str | None
) -> Attendance | None:
    """The row of whoever looks, if they are on the list; of a phone only while nobody signs in."""
    if person_id is not None:
        return attendance_of(session_id, person_id)
    return visitor_attendance(session_id, token) if token else None


def visitor_attendance(session_id: int, token: str) -> Attendance | None:
    """The row of the visitor whose phone shows this token."""
    key = visitor_key_of(token, session_id)
    return db.session.scalar(_VISITOR, {"session_id": session_id, "visitor_key": key})


def school_of(inset_session: InsetSession) -> str:
    """The name of the organisation whose session it is."""
    found = db.session.scalar(
        select(Organisation.name).where(Organisation.id == inset_session.organisation_id)
    )
    return found or ""


def leaders_of(inset_session: InsetSession) -> tuple[str, ...]:
    """The names of those who lead it, the first of them first."""
    keys = (inset_session.led_by_id, inset_session.also_led_by_id)
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(keys)))
    names = {row.id: row.name for row in rows}
    return tuple(names[key] for key in keys if key in names)


def said_remote(session_id: int, person_id: int) -> bool:
    """Whether somebody has said before that they would join from elsewhere."""
    found = db.session.scalar(
        select(Booking.is_remote).where(
            Booking.inset_session_id == session_id, Booking.person_id == person_id
        )
    )
    return bool(found)


def count_visitors(session_id: int) -> int:
    """How many visitors came by the code."""
    return (
        db.session.scalar(
            select(func.count(Attendance.id)).where(
                Attendance.inset_session_id == session_id, Attendance.visitor_key.is_not(None)
            )
        )
        or 0
    )


def steps_in(room: PhoneRoom, library: Library) -> Mapping[str, Step]:
    """The steps of a session by their keys, in their order, as they are projected."""
    parts = tuple(map(_Part._make, rows_of(_PARTS, session_id=room.id)))
    words = words_of(room.organisation_id, parts, library) if room.has_own_words else {}
    return _KEPT.steps(room.title, parts, tuple(words.items()), library)


class _Part(NamedTuple):
    """A part of a session apart from its row."""

    kind: PartKind
    module_slug: str
    lesson_slug: str
    title: str
    body: str
    minutes: int


class _KeptSteps:
    """The steps of the latest sessions, cut once for all phones; anything changed cuts them anew.

    A library is frozen, and known by being the very same.
    """

    def __init__(self) -> None:
        self._kept: dict[object, tuple[Library, Mapping[str, Step]]] = {}

    def steps(
        self,
        title: str,
        parts: tuple[_Part, ...],
        words: tuple[tuple[str, str], ...],
        library: Library,
    ) -> Mapping[str, Step]:
        """The steps by their keys, in their order."""
        asked = (title, parts, words)
        found = self._kept.get(asked)
        if found is not None and found[0] is library:
            return found[1]
        made = {step.key: step for step in steps_of(title, parts, library, own_words=dict(words))}
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[asked] = (library, made)
        return made


_VISITOR = select(Attendance).where(
    Attendance.inset_session_id == bindparam("session_id"),
    Attendance.visitor_key == bindparam("visitor_key"),
    STANDS,
)
_PARTS = (
    select(
        SessionPart.kind,
        SessionPart.module_slug,
        SessionPart.lesson_slug,
        SessionPart.title,
        SessionPart.body,
        SessionPart.minutes,
    )
    .where(SessionPart.inset_session_id == bindparam("session_id"))
    .order_by(SessionPart.position)
)
MOST_KEPT = 8
_KEPT = _KeptSteps()
