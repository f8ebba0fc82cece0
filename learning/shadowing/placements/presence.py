"""Who of a placement still works where it needs them, as conditions for statements about it.

All of them take `today`.
"""

from datetime import date

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from learning.people.models import Affiliation, Membership, Person
from learning.people.rules import Job
from learning.shadowing.models import Placement
from learning.shadowing.placements.rules import Hold

_TODAY: BindParameter[date] = bindparam("today")
_IS_STAFF_NOW = and_(
    Membership.job != Job.GOVERNOR,
    Membership.invited_as.is_(None),
    Membership.starts_on <= _TODAY,
    or_(Membership.ends_on.is_(None), Membership.ends_on >= _TODAY),
    Person.deactivated_at.is_(None),
)
_TRUSTS = (
    select(Affiliation.group_id)
    .where(Affiliation.school_id == Placement.home_organisation_id)
    .correlate(Placement)
    .scalar_subquery()
)


def _works(
    person: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    place: ColumnElement[bool],
) -> ColumnElement[bool]:
    return exists(
        select(Membership.id)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.person_id == person, place, _IS_STAFF_NOW)
        .correlate(Placement)
    )


HOST_IS_HERE = _works(
    Placement.host_id, Membership.organisation_id == Placement.host_organisation_id
)
"""The host works at the host school, has accepted it, and is not deactivated."""
VISITOR_IS_HERE = _works(
    Placement.visitor_id, Membership.organisation_id == Placement.home_organisation_id
)
"""The same of the visitor and their own school."""
LEADER_IS_HERE = _works(
    Placement.home_leader_id,
    or_(
        Membership.organisation_id == Placement.home_organisation_id,
        Membership.organisation_id.in_(_TRUSTS),
    ),
)
"""The leader who was asked works at the visitor's school, or at a trust it belongs to."""
HOLD = case(
    (~VISITOR_IS_HERE, Hold.VISITOR_LEFT.value),
    (~HOST_IS_HERE, Hold.HOST_LEFT.value),
    else_=Hold.NONE.value,
)
