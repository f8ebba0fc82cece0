"""Reading somebody's protected time. It is theirs alone."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select

from learning.cpd.models import ProtectedTime
from learning.cpd.protected.rules import Outcome, outcome_of
from learning.cpd.rules import Lost
from learning.database import rows_of
from learning.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Time that was set aside on a day, and how much of it was had, once that was said."""

    id: int
    created_at: datetime
    day: date
    starts_at: datetime | None
    minutes: int
    purpose: str
    used_minutes: int | None
    lost_to: Lost | None
    note: str
    edition: int

    @property
    def outcome(self) -> Outcome | None:
        """What became of it; None while nothing was said."""
        return outcome_of(self.minutes, self.used_minutes)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, if it has an hour."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


_BOOKINGS = (
    select(*(getattr(ProtectedTime, each.name) for each in fields(Booking)))
    .where(ProtectedTime.person_id == bindparam("person_id"))
    .order_by(ProtectedTime.day, ProtectedTime.starts_at, ProtectedTime.id)
)
_ONE = _BOOKINGS.where(ProtectedTime.id == bindparam("booking_id"))


def bookings_of(person_id: int) -> tuple[Booking, ...]:
    """All time that the person set aside, the earliest first. One statement."""
    return tuple(Booking(**row._mapping) for row in rows_of(_BOOKINGS, person_id=person_id))


def own_booking(person_id: int, booking_id: int) -> Booking:
    """One of the person's own; raises NotFound."""
    for row in rows_of(_ONE, person_id=person_id, booking_id=booking_id):
        return Booking(**row._mapping)
    raise NotFound
