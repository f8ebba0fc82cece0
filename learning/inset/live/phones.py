"""A session and its room as one phone asks for them: in one statement, whoever holds it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, exists, or_, select

from learning.courses.models import LocalText
from learning.database import rows_of
from learning.inset.attendance.queries import STANDS
from learning.inset.codes import canonical_code, is_whole_code
from learning.inset.models import Attendance, InsetSession, LiveRoom, Poll, RoomQuestion
from learning.inset.rules import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRoom:
    """What phones need of a session (`id` is its key) and of its room, apart from their rows.

    `is_listed`: whether the person who asks is on its list. `room_id`, `version` and what follows
    are None before it was opened, `salt` also once answers are nobody's. What is not there is not
    asked for: `has_polls` of the present step, or an open one; `has_asked_checks`, questions of
    checks that were asked; `has_questions` from the room; `has_own_words`, the school's, of any.
    """

    id: int
    organisation_id: int
    join_code: str
    title: str
    joining_link: str
    starts_at: datetime
    minutes: int
    state: SessionState
    is_listed: bool
    room_id: int | None
    version: int | None
    step: int | None
    step_key: str | None
    timer_ends_at: datetime | None
    timer_left: int | None
    takes_questions: bool | None
    salt: str | None = field(repr=False)
    has_polls: bool
    has_asked_checks: bool
    has_questions: bool
    has_own_words: bool


AnySession = InsetSession | PhoneRoom
"""A session by its row, or as a phone knows it."""


def phone_room(code: str, person_id: int | None) -> PhoneRoom | None:
    """The session with this code, however it was typed, and its room; None for no such code."""
    whole = canonical_code(code)
    if not is_whole_code(whole):
        return None
    rows = rows_of(_BY_CODE, join_code=whole, person_id=person_id)
    return PhoneRoom(**rows[0]._mapping) if rows else None


def phone_room_of(session_id: int) -> PhoneRoom:
    """The same for a session that is known; nobody in particular asks."""
    (row,) = rows_of(_BY_KEY, session_id=session_id, person_id=None)
    return PhoneRoom(**row._mapping)


_IS_LISTED = exists().where(
    Attendance.inset_session_id == InsetSession.id,
    Attendance.person_id == bindparam("person_id"),
    STANDS,
)
_HAS_POLLS = exists().where(
    Poll.inset_session_id == InsetSession.id,
    or_(Poll.closed_at.is_(None), Poll.step_key == LiveRoom.step_key),
)
_HAS_ASKED = exists().where(Poll.inset_session_id == InsetSession.id, Poll.fingerprint != "")
_HAS_QUESTIONS = exists().where(
    RoomQuestion.inset_session_id == InsetSession.id, RoomQuestion.hidden_at.is_(None)
)
_HAS_WORDS = exists().where(
    LocalText.organisation_id == InsetSession.organisation_id, LocalText.html != ""
)
_ROOM = select(
    InsetSession.id,
    InsetSession.organisation_id,
    InsetSession.join_code,
    InsetSession.title,
    InsetSession.joining_link,
    InsetSession.starts_at,
    InsetSession.minutes,
    InsetSession.state,
    _IS_LISTED.label("is_listed"),
    LiveRoom.id.label("room_id"),
    LiveRoom.version,
    LiveRoom.step,
    LiveRoom.step_key,
    LiveRoom.timer_ends_at,
    LiveRoom.timer_left,
    LiveRoom.takes_questions,
    LiveRoom.salt,
    _HAS_POLLS.label("has_polls"),
    _HAS_ASKED.label("has_asked_checks"),
    _HAS_QUESTIONS.label("has_questions"),
    _HAS_WORDS.label("has_own_words"),
).outerjoin(LiveRoom, LiveRoom.inset_session_id == InsetSession.id)
_BY_CODE = _ROOM.where(InsetSession.join_code == bindparam("join_code"))
_BY_KEY = _ROOM.where(InsetSession.id == bindparam("session_id"))
