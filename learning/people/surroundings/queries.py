"""A person's surroundings, as conditions for the statements of other domains.

They are meant for statements over `people` and `memberships`, joined, and take `values_for`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, and_, bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from learning import clock
from learning.people.models import Affiliation, Membership, Person
from learning.people.rules import Job
from learning.people.viewers import Hat, Viewer

_OWN: BindParameter[Any] = bindparam("own", expanding=True, type_=Integer)
_TODAY: BindParameter[date] = bindparam("today")
_GROUPS = select(Affiliation.group_id).where(Affiliation.school_id.in_(_OWN)).scalar_subquery()
_SCHOOLS = (
    select(Affiliation.school_id)
    .where(or_(Affiliation.group_id.in_(_OWN), Affiliation.group_id.in_(_GROUPS)))
    .scalar_subquery()
)

IS_HERE: ColumnElement[bool] = and_(
    Membership.person_id == Person.id,
    Person.deactivated_at.is_(None),
    Membership.invited_as.is_(None),
    Membership.starts_on <= _TODAY,
    or_(Membership.ends_on.is_(None), Membership.ends_on >= _TODAY),
)
"""Somebody who works (or governs) there today, has accepted it, and is not deactivated."""


def is_near(organisation_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """One of the viewer's organisations, a trust or partnership of theirs, or its schools."""
    return or_(
        organisation_id.in_(_OWN), organisation_id.in_(_GROUPS), organisation_id.in_(_SCHOOLS)
    )


IS_NEAR: ColumnElement[bool] = is_near(Membership.organisation_id)
"""At one of the viewer's organisations, at a trust or partnership of theirs, or at its schools."""

IS_AROUND: ColumnElement[bool] = and_(Person.id != bindparam("viewer_id"), IS_HERE, IS_NEAR)
"""Somebody else, here and near. One row for each of their memberships."""


def staff_hats(viewer: Viewer) -> tuple[Hat, ...]:
    """Where the viewer works; a governor governs there, and is shown no names (product rule 1)."""
    return tuple(hat for hat in viewer.hats if hat.job is not Job.GOVERNOR)


def values_for(viewer: Viewer, hats: Sequence[Hat] | None = None) -> dict[str, object]:
    """The values of the conditions for this viewer; of all their hats, unless some are chosen."""
    chosen = viewer.hats if hats is None else hats
    return {
        "viewer_id": viewer.id,
        "own": [hat.organisation_id for hat in chosen],
        "today": clock.today(),
    }
