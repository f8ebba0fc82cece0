"""Who says that they come: places, those who wait, and who moves up. One session at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, select

from learning import clock
from learning.database import db
from learning.errors import NotFound, Refused
from learning.inset.models import Booking, InsetSession
from learning.inset.rules import BookingState
from learning.inset.sessions import rules
from learning.inset.sessions.queries import (
    is_invited,
    is_staff_of,
    reach_of,
    seen_session,
)
from learning.inset.sessions.times import ends_at
from learning.people.models import Membership, Person
from learning.people.queries import possible_key
from learning.people.viewers import Viewer


class Answer(StrEnum):
    """What somebody says of coming."""

    COMING = "coming"
    REMOTE = "remote"
    NOT_COMING = "not_coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """What somebody has said. `waits_behind`: how many have waited longer, while they wait."""

    state: BookingState
    is_remote: bool
    waits_behind: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What one person has said, for those who lead."""

    person_id: int
    name: str
    state: BookingState
    is_remote: bool


def lock_session(session_id: int) -> InsetSession:
    """The session as it stands, while nobody else changes it or its bookings.

    PostgreSQL holds its row; SQLite lets one transaction at a time write anyway.
    """
    row = db.session.scalar(
        select(InsetSession)
        .where(InsetSession.id == possible_key(session_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return row


def say(viewer: Viewer, session_id: int, answer: Answer) -> OwnAnswer:
    """The viewer has said whether they come: what stands for them now.

    Whoever fits in has a place, the others wait in the order in which they said so; a place that
    is let go passes on at once. Remotely nobody takes a place. Saying the same again changes
    nothing. Raises NotFound for who may not see it, Refused when it is over or there is no link.
    """
    row = lock_session(seen_session(viewer, session_id).id)
    why_not = rules.why_not_booked(row.state, ends_at(row.starts_at, row.minutes), clock.now())
    if why_not:
        raise Refused(why_not)
    if not is_invited(row, viewer.id) and answer is not Answer.NOT_COMING:
        raise Refused("This session is for others now. Ask whoever leads it.")
    if answer is Answer.REMOTE and not row.joining_link:
        raise Refused("There is no link to join with. Ask whoever leads it for one.")
    _keep(row, viewer.id, answer)
    promote(row)
    found = own_answer(row, viewer.id)
    if found is None:  # pragma: no cover - it was kept a moment ago
        raise NotFound
    return found


def promote(row: InsetSession) -> tuple[int, ...]:
    """Those who waited longest have the places that are free: their keys. Holds the session."""
    waiting = db.session.scalars(_still_here(row, Booking.state == BookingState.WAITING)).all()
    moving = rules.moving_up(waiting, len(coming_in_person(row)), row.places)
    for booking in moving:
        booking.state = BookingState.GOING
    db.session.flush()
    return tuple(booking.person_id for booking in moving)


def coming_in_person(row: InsetSession) -> Sequence[Booking]:
    """The bookings of those who come to the room and still work here."""
    going = and_(Booking.state == BookingState.GOING, Booking.is_remote.is_(False))
    return db.session.scalars(_still_here(row, going)).all()


def own_answer(row: InsetSession, person_id: int) -> OwnAnswer | None:
    """What one person has said of coming; None if nothing yet."""
    booking = _booking(row.id, person_id)
    if booking is None:
        return None
    behind = 0
    if booking.state is BookingState.WAITING:
        waiting = db.session.scalars(_still_here(row, Booking.state == BookingState.WAITING)).all()
        before = [(each.said_at, each.id) < (booking.said_at, booking.id) for each in waiting]
        behind = sum(before)
    return OwnAnswer(state=booking.state, is_remote=booking.is_remote, waits_behind=behind)


def answers_of(row: InsetSession) -> tuple[Answered, ...]:
    """What everybody has said who still works here, in the order in which they said it."""
    rows = db.session.execute(
        _still_here(row).add_columns(Person.name).join(Person, Person.id == Booking.person_id)
    )
    return tuple(
        Answered(
            person_id=booking.person_id,
            name=name,
            state=booking.state,
            is_remote=booking.is_remote,
        )
        for booking, name in rows
    )


def _keep(row: InsetSession, person_id: int, answer: Answer) -> None:
    booking = _booking(row.id, person_id)
    stands = booking.state if booking else None
    wanted = _wanted(answer, stands, was_remote=bool(booking and booking.is_remote))
    is_remote = answer is Answer.REMOTE
    if booking is None:
        db.session.add(
            Booking(
                inset_session_id=row.id,
                person_id=person_id,
                state=wanted,
                is_remote=is_remote,
                said_at=clock.now(),
            )
        )
    elif (booking.state, booking.is_remote) != (wanted, is_remote):
        booking.state, booking.is_remote, booking.said_at = wanted, is_remote, clock.now()
    db.session.flush()


def _wanted(answer: Answer, stands: BookingState | None, *, was_remote: bool) -> BookingState:
    """Whoever has a place keeps it; a new one is waited for, if only until `promote`."""
    if answer is Answer.NOT_COMING:
        return BookingState.NOT_COMING
    if answer is Answer.REMOTE or (stands is BookingState.GOING and not was_remote):
        return BookingState.GOING
    return BookingState.WAITING


def _booking(session_id: int, person_id: int) -> Booking | None:
    return db.session.scalar(
        select(Booking).where(
            Booking.inset_session_id == session_id, Booking.person_id == person_id
        )
    )


def _still_here(row: InsetSession, *conditions: ColumnElement[bool]) -> Select[Booking]:
    """Bookings of those who work where the session belongs, in the order in which they were made.

    Whoever has left takes nobody's place.
    """
    here = exists(
        select(Person.id)
        .join(Membership, is_staff_of(reach_of(row.organisation_id), clock.today()))
        .where(Person.id == Booking.person_id)
        .correlate(Booking)
    )
    return (
        select(Booking)
        .where(Booking.inset_session_id == row.id, here, *conditions)
        .order_by(Booking.said_at, Booking.id)
    )
