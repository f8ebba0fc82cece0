"""INSET sessions on Home: those of today and tomorrow, whether one comes, and what came of them.

Home is seen by whoever looks at the screen: what is between a few is a session without a title.
Nothing here is for somebody on leave, nor for whoever has left.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
)

from learning.home.waiting.lines import ME, Kind, line
from learning.inset.following.asked import (
    ASKED_TO_EVALUATE,
    IS_AT_WORK,
    IS_THERE,
    SHOWN_TITLE,
    asked_after,
)
from learning.inset.following.times import asked_today, midnight
from learning.inset.models import (
    Attendance,
    Booking,
    InsetSession,
    SessionGroup,
    SessionInvitee,
)
from learning.inset.rules import FOLLOW_UP_WEEKS, BookingState, SessionState
from learning.inset.sessions.rules import LONGEST
from learning.inset.sessions.times import ends_at, is_joinable
from learning.people.models import GroupMember, Membership
from learning.people.rules import Job

_SINCE: BindParameter[datetime] = bindparam("running_since")
_SOON: BindParameter[datetime] = bindparam("before_the_day_after")
_NOW: BindParameter[datetime] = bindparam("now")


def limits(today: date, now: datetime) -> dict[str, datetime]:
    """The instants that the statements of this file take."""
    return {
        "running_since": midnight(today) - timedelta(minutes=LONGEST),
        "before_the_day_after": midnight(today + timedelta(days=2)),
        "now": now,
        **asked_today(today),
    }


def leading() -> Select[Any]:
    """This person leads a session today or tomorrow."""
    return _of_session(Kind.LEADING).where(_LEADS, _works(), *_IS_NEAR)


def coming() -> Select[Any]:
    """This person is expected at a session today or tomorrow: invited, or with a place."""
    comes = or_(
        _has_said(BookingState.GOING),
        and_(_is_invited(), InsetSession.places.is_(None), ~_has_said()),
    )
    return _of_session(Kind.SESSION).where(comes, _works(), ~_LEADS, *_IS_NEAR)


def places() -> Select[Any]:
    """This person is invited where places are limited, and has not said whether they come."""
    return _of_session(Kind.PLACES).where(
        InsetSession.places.is_not(None),
        InsetSession.state == SessionState.PLANNED,
        InsetSession.starts_at > _NOW,
        _is_invited(),
        ~_has_said(),
        ~_LEADS,
    )


def evaluations() -> Select[Any]:
    """This person was at a session and has not said what they made of it."""
    return _after(Kind.EVALUATION, ASKED_TO_EVALUATE, 0)


def follow_ups() -> tuple[Select[Any], ...]:
    """This person is asked what became of a session, after each number of weeks."""
    return tuple(_after(Kind.FOLLOW_UP, asked_after(each), each) for each in FOLLOW_UP_WEEKS)


def is_over(row: Row[Any], now: datetime) -> bool:
    """Whether a line of a session one is expected at says nothing any more."""
    return row.kind == Kind.SESSION and ends_at(row.starts_at, row.out_of) <= now


def code_to_join(row: Row[Any], now: datetime) -> str:
    """The code of the room, while it can be joined."""
    if row.kind != Kind.SESSION:
        return ""
    joinable = is_joinable(SessionState.PLANNED, row.starts_at, row.out_of, now)
    return row.code if joinable else ""


def _of_session(kind: Kind) -> Select[Any]:
    return line(
        kind,
        InsetSession.id,
        SHOWN_TITLE,
        day=_DAY,
        out_of=InsetSession.minutes,
        at=InsetSession.starts_at,
        place=InsetSession.place,
        code=InsetSession.join_code,
    )


def _after(kind: Kind, asked: ColumnElement[bool], weeks: int) -> Select[Any]:
    return (
        line(
            kind,
            InsetSession.id,
            SHOWN_TITLE,
            day=_DAY,
            done=literal(weeks, Integer),
            at=InsetSession.starts_at,
        )
        .join(Attendance, Attendance.inset_session_id == InsetSession.id)
        .where(Attendance.person_id == ME, asked)
    )


def _works(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(Membership.id)
        .where(
            Membership.person_id == ME, Membership.job != Job.GOVERNOR, IS_THERE, IS_AT_WORK, *where
        )
        .correlate(InsetSession)
    )


def _is_invited() -> ColumnElement[bool]:
    in_group = exists(
        select(SessionGroup.id)
        .join(GroupMember, GroupMember.group_id == SessionGroup.group_id)
        .where(
            SessionGroup.inset_session_id == InsetSession.id,
            GroupMember.membership_id == Membership.id,
        )
        .correlate(InsetSession, Membership)
    )
    by_name = exists().where(
        SessionInvitee.inset_session_id == InsetSession.id, SessionInvitee.person_id == ME
    )
    return _works(or_(InsetSession.is_for_everyone, in_group, by_name))


def _has_said(*states: BookingState) -> ColumnElement[bool]:
    of_these = (Booking.state.in_(states),) if states else ()
    return exists().where(
        Booking.inset_session_id == InsetSession.id, Booking.person_id == ME, *of_these
    )


_DAY = func.date(InsetSession.starts_at, type_=Date)
_LEADS = or_(
    func.coalesce(InsetSession.led_by_id, 0) == ME,
    func.coalesce(InsetSession.also_led_by_id, 0) == ME,
)
_IS_NEAR = (
    InsetSession.state.in_((SessionState.PLANNED, SessionState.OPEN)),
    InsetSession.starts_at >= _SINCE,
    InsetSession.starts_at < _SOON,
)
