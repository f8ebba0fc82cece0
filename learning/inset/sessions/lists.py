"""Sessions in lists: those to come to, those somebody leads, others at the school, past ones."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select

from learning.database import db
from learning.inset.models import (
    Attendance,
    Booking,
    InsetSession,
    SessionGroup,
    SessionInvitee,
)
from learning.inset.rules import BETWEEN_A_FEW, BookingState, SessionKind, SessionState
from learning.inset.sessions.rules import LONGEST, TAKING_OVER
from learning.inset.sessions.times import ends_at
from learning.people.models import Affiliation, GroupMember
from learning.people.surroundings.queries import staff_hats
from learning.people.viewers import Viewer

MOST_PAST = 60
MOST_COMING = 200
_LONGEST_AGO = timedelta(minutes=LONGEST)
"""Whatever began longer ago is over, however long it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session as a list shows it to one person."""

    session_id: int
    kind: SessionKind
    title: str
    starts_at: datetime
    minutes: int
    place: str
    state: SessionState
    booking: BookingState | None
    is_remote: bool
    is_led: bool
    is_invited: bool
    was_there: bool

    @property
    def ends_at(self) -> datetime:
        """Its planned end."""
        return ends_at(self.starts_at, self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLists:
    """Everything somebody may see. `to_end`: led, over, and nobody has said who was there."""

    to_come_to: tuple[SessionLine, ...]
    led: tuple[SessionLine, ...]
    to_end: tuple[SessionLine, ...]
    others: tuple[SessionLine, ...]
    past: tuple[SessionLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not any((self.to_come_to, self.led, self.to_end, self.others, self.past))


def sessions_of(viewer: Viewer, now: datetime) -> SessionLists:
    """All that the viewer may see, in the lists where they would look for it. Two statements."""
    seen = _Seen.of(viewer)
    is_over = or_(
        InsetSession.state == SessionState.ENDED, InsetSession.starts_at < now - _LONGEST_AGO
    )
    ahead = _lines(seen, ~is_over, InsetSession.starts_at, MOST_COMING)
    behind = _lines(seen, is_over, InsetSession.starts_at.desc(), MOST_PAST)
    running = [line for line in ahead if not _is_past(line, now)]
    done = [line for line in ahead if _is_past(line, now)]
    over = [*reversed(done), *behind]
    unfinished = [line for line in over if line.is_led and _waits_for_end(line)]
    return SessionLists(
        to_come_to=tuple(each for each in running if each.is_invited and not each.is_led),
        led=tuple(each for each in running if each.is_led),
        to_end=tuple(unfinished),
        others=tuple(each for each in running if not each.is_invited and not each.is_led),
        past=tuple(each for each in over if each not in unfinished),
    )


def series_of(viewer: Viewer, row: InsetSession) -> tuple[SessionLine, ...]:
    """The sessions of one series that the viewer may see, in order; none without a series."""
    if row.series_key is None:
        return ()
    of_series = InsetSession.series_key == row.series_key
    return _lines(_Seen.of(viewer), of_series, InsetSession.starts_at, MOST_COMING)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of all sessions somebody may see, as conditions."""

    is_led: ColumnElement[bool]
    is_invited: ColumnElement[bool]
    was_there: ColumnElement[bool]
    has_answered: ColumnElement[bool]
    is_managed: ColumnElement[bool]
    person_id: int

    @classmethod
    def of(cls, viewer: Viewer) -> "_Seen":
        hats = staff_hats(viewer)
        own = [hat.organisation_id for hat in hats]
        above = select(Affiliation.group_id).where(Affiliation.school_id.in_(own))
        is_around = or_(
            InsetSession.organisation_id.in_(own), InsetSession.organisation_id.in_(above)
        )
        leads = or_(InsetSession.led_by_id == viewer.id, InsetSession.also_led_by_id == viewer.id)
        managing = [h.organisation_id for h in hats if not TAKING_OVER.isdisjoint(h.roles)]
        return cls(
            is_led=and_(is_around, leads),
            is_invited=and_(is_around, _invited(viewer.id, [hat.membership_id for hat in hats])),
            was_there=_was_there(viewer.id),
            has_answered=and_(is_around, Booking.id.is_not(None)),
            is_managed=and_(
                InsetSession.organisation_id.in_(managing),
                InsetSession.kind.not_in(sorted(BETWEEN_A_FEW)),
            )
            if managing
            else false(),
            person_id=viewer.id,
        )

    @property
    def at_all(self) -> ColumnElement[bool]:
        return or_(self.is_led, self.is_invited, self.was_there, self.has_answered, self.is_managed)


def _lines(
    seen: _Seen, condition: ColumnElement[bool], order: Any, most: int
) -> tuple[SessionLine, ...]:
    rows = db.session.execute(
        select(
            InsetSession.id,
            InsetSession.kind,
            InsetSession.title,
            InsetSession.starts_at,
            InsetSession.minutes,
            InsetSession.place,
            InsetSession.state,
            Booking.state.label("booking"),
            func.coalesce(Booking.is_remote, false()).label("is_remote"),
            _as_number(seen.is_led).label("is_led"),
            _as_number(or_(seen.is_invited, seen.has_answered)).label("is_invited"),
            _as_number(seen.was_there).label("was_there"),
        )
        .outerjoin(
            Booking,
            and_(Booking.inset_session_id == InsetSession.id, Booking.person_id == seen.person_id),
        )
        .where(condition, seen.at_all)
        .order_by(order, InsetSession.id)
        .limit(most)
    )
    return tuple(_line(row) for row in rows)


def _line(row: Any) -> SessionLine:
    return SessionLine(
        session_id=row.id,
        kind=row.kind,
        title=row.title,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        state=row.state,
        booking=row.booking,
        is_remote=bool(row.is_remote),
        is_led=bool(row.is_led),
        is_invited=bool(row.is_invited),
        was_there=bool(row.was_there),
    )


def _invited(person_id: int, membership_ids: list[int]) -> ColumnElement[bool]:
    in_group = exists(
        select(SessionGroup.id)
        .join(GroupMember, GroupMember.group_id == SessionGroup.group_id)
        .where(
            SessionGroup.inset_session_id == InsetSession.id,
            GroupMember.membership_id.in_(membership_ids),
        )
    )
    by_name = exists(
        select(SessionInvitee.id).where(
            SessionInvitee.inset_session_id == InsetSession.id,
            SessionInvitee.person_id == person_id,
        )
    )
    return or_(InsetSession.is_for_everyone, in_group, by_name)


def _was_there(person_id: int) -> ColumnElement[bool]:
    return exists(
        select(Attendance.id).where(
            Attendance.inset_session_id == InsetSession.id,
            Attendance.person_id == person_id,
            Attendance.withdrawn_at.is_(None),
        )
    )


def _is_past(line: SessionLine, now: datetime) -> bool:
    return line.state is SessionState.ENDED or line.ends_at <= now


def _waits_for_end(line: SessionLine) -> bool:
    return line.state in (SessionState.PLANNED, SessionState.OPEN)


def _as_number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
