"""What a room shows: to a phone, to whoever presents. The same statements for 3 people and 300."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, or_, select

from learning.database import db, rows_of
from learning.inset.attendance.queries import STANDS
from learning.inset.live import polls
from learning.inset.live.phones import PhoneRoom, phone_room_of
from learning.inset.live.polls import Asked
from learning.inset.live.rules import MOST_SHOWN, NO_TIMER, Timer, shown_version
from learning.inset.models import (
    Attendance,
    InsetSession,
    LiveRoom,
    Poll,
    PollAnswer,
    QuestionVote,
    RoomQuestion,
)
from learning.inset.rules import SessionState
from learning.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPoll:
    """A poll as somebody sees it. `chosen` is their own answer (slugs, or the words they typed).

    `counts` stand in the order of `asked.options`: nothing where they are not to be seen.
    """

    id: int
    number: int
    step_key: str
    asked: Asked
    is_open: bool
    is_shown: bool
    chosen: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    answers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenQuestion:
    """A question from the room. `is_own` and `has_voted` are of the phone that looks."""

    id: int
    body: str
    votes: int
    is_answered: bool
    is_own: bool = False
    has_voted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """What one phone shows.

    `is_open`: the room takes answers and questions. `poll` is the one to answer; `shown` the one
    of the present step whose chart the room may see; `closed` the one of the present step that is
    over and not shown (yet). At most one of these two, and neither says what others chose.
    """

    version: int
    state: SessionState
    is_open: bool = False
    step: int = 0
    step_key: str = ""
    poll: SeenPoll | None = None
    shown: SeenPoll | None = None
    closed: SeenPoll | None = None
    timer: Timer = NO_TIMER
    takes_questions: bool = False
    questions: tuple[SeenQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentedRoom:
    """What the presenter’s page knows: the room, all counts at once, how many are there."""

    version: int
    state: SessionState
    is_open: bool = False
    presenter: str = ""
    presenter_key: str = ""
    here: int = 0
    step: int = 0
    step_key: str = ""
    polls: tuple[SeenPoll, ...] = ()
    timer: Timer = NO_TIMER
    takes_questions: bool = False
    questions: tuple[SeenQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """How new what the room shows is, where it is, and the poll that is open."""

    version: int
    step_key: str
    poll_id: int | None


def room_of(session_id: int) -> LiveRoom | None:
    """The room of a session; None if it was never opened."""
    return db.session.scalar(_ROOM_OF, {"session_id": session_id})


def open_poll(session_id: int) -> Poll | None:
    """The poll that is open just now; None if there is none or the session is not open."""
    return db.session.scalar(
        select(Poll)
        .join(InsetSession, InsetSession.id == Poll.inset_session_id)
        .where(
            Poll.inset_session_id == session_id,
            Poll.closed_at.is_(None),
            InsetSession.state == SessionState.OPEN,
        )
    )


def version_of(join_code: str) -> Version | None:
    """The version of the room with this canonical code; None for no such code. One statement."""
    rows = rows_of(_VERSION, join_code=join_code)
    if not rows:
        return None
    row = rows[0]
    return Version(
        version=shown_version(row.version or 0, row.state),
        step_key=row.step_key or "",
        poll_id=row.poll_id if row.state is SessionState.OPEN else None,
    )


def room_state(inset_session: InsetSession, viewer_key: str, now: datetime) -> RoomState:  # noqa: ARG001 - as agreed with those who call it
    """What the phone with this key shows; at most four statements. `viewer_key` "": nobody's."""
    return state_seen(phone_room_of(inset_session.id), viewer_key)


def state_seen(room: PhoneRoom, viewer_key: str) -> RoomState:
    """What the phone with this key shows of a room just read; at most three statements more."""
    is_open = room.state is SessionState.OPEN
    if room.version is None:
        return RoomState(version=0, state=room.state)
    key = room.step_key or ""
    seen = _polls_of(room.id, key, viewer_key, is_open=is_open) if room.has_polls else ()
    newest = next((each for each in seen if not each.is_open), None)
    return RoomState(
        version=shown_version(room.version, room.state),
        state=room.state,
        is_open=is_open,
        step=room.step or 0,
        step_key=key,
        poll=next((each for each in seen if each.is_open), None),
        shown=newest if newest and newest.is_shown else None,
        closed=newest if newest and not newest.is_shown else None,
        timer=Timer(room.timer_ends_at, room.timer_left) if is_open else NO_TIMER,
        takes_questions=bool(room.takes_questions) and is_open,
        questions=_questions_of(room.id, viewer_key) if room.has_questions else (),
    )


def presented_room(inset_session: InsetSession) -> PresentedRoom:
    """What the presenter's page knows; at most four statements."""
    found = rows_of(_ROOM, session_id=inset_session.id)[0]
    if found.room_id is None:
        return PresentedRoom(version=0, state=found.state, here=found.here)
    is_open = found.state is SessionState.OPEN
    rows = _poll_rows(inset_session.id, found.step_key, "")
    tallies = _tallies([row.id for row in rows])
    return PresentedRoom(
        version=shown_version(found.version, found.state),
        state=found.state,
        is_open=is_open,
        presenter=found.presenter or "",
        presenter_key=found.presenter_key,
        here=found.here,
        step=found.step,
        step_key=found.step_key,
        polls=tuple(_seen(row, "", tallies.get(row.id, {}), is_open=is_open) for row in rows),
        timer=Timer(found.timer_ends_at, found.timer_left) if is_open else NO_TIMER,
        takes_questions=found.takes_questions and is_open,
        questions=_questions_of(inset_session.id, ""),
    )


def _polls_of(
    session_id: int, step_key: str, viewer_key: str, *, is_open: bool
) -> tuple[SeenPoll, ...]:
    """The open poll and the newest of the present step; counts only of one that is shown."""
    rows = _poll_rows(session_id, step_key, viewer_key)
    to_see = [row.id for row in rows if row.shown_at is not None and row.closed_at is not None]
    tallies = _tallies(to_see)
    return tuple(
        _seen(
            row,
            row.chosen or "",
            tallies.get(row.id, {}) if row.id in to_see else None,
            is_open=is_open,
        )
        for row in rows
    )


def _seen(
    row: Row[Any], chosen: str, tally: Mapping[str, int] | None, *, is_open: bool
) -> SeenPoll:
    """`tally`: how many chose what, or None where that is not to be seen."""
    asked = polls.read(row.body)
    return SeenPoll(
        id=row.id,
        number=row.number,
        step_key=row.step_key,
        asked=asked,
        is_open=is_open and row.closed_at is None,
        is_shown=row.shown_at is not None,
        chosen=polls.chosen_of(asked, chosen),
        counts=() if tally is None else polls.tallied(asked, tally),
        answers=0 if tally is None else sum(tally.values()),
    )


def _poll_rows(session_id: int, step_key: str, viewer_key: str) -> tuple[Row[Any], ...]:
    """With what this voter chose; nobody answers under no key."""
    return tuple(rows_of(_POLLS, session_id=session_id, step_key=step_key, voter_key=viewer_key))


def _tallies(poll_ids: list[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    if poll_ids:
        for row in rows_of(_TALLIES, poll_ids=poll_ids):
            found.setdefault(row.poll_id, {})[row.chosen] = row.people
    return found


def _questions_of(session_id: int, viewer_key: str) -> tuple[SeenQuestion, ...]:
    """The questions from the room: those to answer first, those with most votes before others."""
    rows = rows_of(_QUESTIONS, session_id=session_id, voter_key=viewer_key)
    return tuple(
        SeenQuestion(
            id=row.id,
            body=row.body,
            votes=row.votes,
            is_answered=row.answered_at is not None,
            is_own=bool(viewer_key) and row.voter_key == viewer_key,
            has_voted=bool(row.own),
        )
        for row in rows
    )


_ROOM_OF = select(LiveRoom).where(LiveRoom.inset_session_id == bindparam("session_id"))
_POLLS_TABLE = Poll.__table__.alias("earlier")
_NEWEST = (
    select(func.max(_POLLS_TABLE.c.number))
    .where(
        _POLLS_TABLE.c.inset_session_id == bindparam("session_id"),
        _POLLS_TABLE.c.step_key == bindparam("step_key"),
    )
    .scalar_subquery()
)
_POLLS = (
    select(
        Poll.id,
        Poll.number,
        Poll.step_key,
        Poll.body,
        Poll.closed_at,
        Poll.shown_at,
        PollAnswer.chosen,
    )
    .outerjoin(
        PollAnswer,
        and_(PollAnswer.poll_id == Poll.id, PollAnswer.voter_key == bindparam("voter_key")),
    )
    .where(
        Poll.inset_session_id == bindparam("session_id"),
        or_(
            Poll.closed_at.is_(None),
            and_(Poll.step_key == bindparam("step_key"), Poll.number == _NEWEST),
        ),
    )
    .order_by(Poll.closed_at.is_(None).desc())
)
_OPEN_POLL = (
    select(Poll.id)
    .where(Poll.inset_session_id == InsetSession.id, Poll.closed_at.is_(None))
    .correlate(InsetSession)
    .scalar_subquery()
)
_VERSION = (
    select(
        InsetSession.state,
        LiveRoom.version,
        LiveRoom.step_key,
        _OPEN_POLL.label("poll_id"),
    )
    .outerjoin(LiveRoom, LiveRoom.inset_session_id == InsetSession.id)
    .where(InsetSession.join_code == bindparam("join_code"))
)
_HERE = (
    select(func.count(Attendance.id))
    .where(Attendance.inset_session_id == InsetSession.id, STANDS)
    .correlate(InsetSession)
    .scalar_subquery()
)
_ROOM = (
    select(
        InsetSession.state,
        LiveRoom.id.label("room_id"),
        LiveRoom.version,
        LiveRoom.step,
        LiveRoom.step_key,
        LiveRoom.presenter_key,
        LiveRoom.timer_ends_at,
        LiveRoom.timer_left,
        LiveRoom.takes_questions,
        Person.name.label("presenter"),
        _HERE.label("here"),
    )
    .outerjoin(LiveRoom, LiveRoom.inset_session_id == InsetSession.id)
    .outerjoin(Person, Person.id == LiveRoom.presenter_id)
    .where(InsetSession.id == bindparam("session_id"))
)
_TALLIES = (
    select(PollAnswer.poll_id, PollAnswer.chosen, func.count().label("people"))
    .where(PollAnswer.poll_id.in_(bindparam("poll_ids", expanding=True)))
    .group_by(PollAnswer.poll_id, PollAnswer.chosen)
)
_VOTES = func.count(QuestionVote.id)
_QUESTIONS = (
    select(
        RoomQuestion.id,
        RoomQuestion.body,
        RoomQuestion.answered_at,
        RoomQuestion.voter_key,
        _VOTES.label("votes"),
        func.sum(case((QuestionVote.voter_key == bindparam("voter_key"), 1), else_=0)).label("own"),
    )
    .outerjoin(QuestionVote, QuestionVote.room_question_id == RoomQuestion.id)
    .where(
        RoomQuestion.inset_session_id == bindparam("session_id"),
        RoomQuestion.hidden_at.is_(None),
    )
    .group_by(RoomQuestion.id, RoomQuestion.body, RoomQuestion.answered_at, RoomQuestion.voter_key)
    .order_by(RoomQuestion.answered_at.is_(None).desc(), _VOTES.desc(), RoomQuestion.id)
    .limit(MOST_SHOWN)
)
