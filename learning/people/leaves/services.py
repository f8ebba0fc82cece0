"""Keeping when a member is away. The journal says that it was changed, and no day."""

from datetime import timedelta

from sqlalchemy import delete, or_, select

from learning import clock
from learning.database import db
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.leaves.rules import Away
from learning.people.models import Leave, Membership


def set_away(membership_id: int, away: Away, *, by_person_id: int) -> None:
    """The member is away on these days; what was known of present or later days gives way."""
    end_away(membership_id)
    db.session.add(
        Leave(membership_id=membership_id, starts_on=away.starts_on, ends_on=away.ends_on)
    )
    _note(membership_id, by_person_id)


def come_back(membership_id: int, *, by_person_id: int) -> None:
    """The member is not away from today on; past days stay known."""
    if end_away(membership_id):
        _note(membership_id, by_person_id)


def end_away(membership_id: int) -> bool:
    """Nothing is known of present or later days; whether something was."""
    today = clock.today()
    standing = db.session.scalars(
        select(Leave).where(
            Leave.membership_id == membership_id,
            or_(Leave.ends_on.is_(None), Leave.ends_on >= today),
        )
    ).all()
    for leave in standing:
        if leave.starts_on < today:
            leave.ends_on = today - timedelta(days=1)
        else:
            db.session.execute(delete(Leave).where(Leave.id == leave.id))
    return bool(standing)


def _note(membership_id: int, by_person_id: int) -> None:
    organisation_id = db.session.scalar(
        select(Membership.organisation_id).where(Membership.id == membership_id)
    )
    note(
        Verb.CHANGED_LEAVE,
        by_person_id,
        organisation_id=organisation_id,
        subject=("membership", str(membership_id)),
    )
