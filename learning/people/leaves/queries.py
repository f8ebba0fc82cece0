"""Who is away today, for the statements of others; and one person's own days."""

from datetime import date

from sqlalchemy import Date, Select, bindparam, or_, select

from learning.database import db
from learning.people.leaves.rules import Away
from learning.people.models import Leave, Membership

_TODAY = bindparam("today", type_=Date)
AWAY: Select[int] = (
    select(Membership.person_id)
    .join(Leave, Leave.membership_id == Membership.id)
    .where(Leave.starts_on <= _TODAY, or_(Leave.ends_on.is_(None), Leave.ends_on >= _TODAY))
)
"""The keys of those who are away today, from anywhere they work; takes `today`."""


def away_of(membership_id: int, today: date) -> Away | None:
    """When this member is away, now or next; None if nothing is known of it."""
    row = db.session.execute(
        select(Leave.starts_on, Leave.ends_on)
        .where(
            Leave.membership_id == membership_id,
            or_(Leave.ends_on.is_(None), Leave.ends_on >= today),
        )
        .order_by(Leave.starts_on, Leave.id)
        .limit(1)
    ).one_or_none()
    return Away(starts_on=row.starts_on, ends_on=row.ends_on) if row else None


def is_away(person_id: int, today: date) -> bool:
    """Whether this person is away today from anywhere they work: they are left in peace."""
    found = AWAY.where(Membership.person_id == person_id).limit(1)
    return db.session.scalar(found, {"today": today}) is not None
