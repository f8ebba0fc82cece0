"""Who asked to be erased, and whether an administrator may do it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from learning.administration.models import ErasureRequest
from learning.database import db
from learning.people.administering.queries import (
    StaffMember,
    belongs_elsewhere,
    find_member,
    staff_member,
)
from learning.people.models import Membership
from learning.people.queries import permitted_organisation
from learning.people.rules import Role
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePage:
    """What would happen to a person of the school. `is_elsewhere`: only their membership ends."""

    member: StaffMember
    is_elsewhere: bool
    asked_at: datetime | None


def asked_at(person_id: int) -> datetime | None:
    """When the person asked to be erased, if they did."""
    return db.session.scalar(
        select(ErasureRequest.created_at).where(ErasureRequest.person_id == person_id)
    )


def requests_in(viewer: Viewer) -> frozenset[int]:
    """The keys of memberships of the viewer's school whose people asked to be erased."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    rows = db.session.scalars(
        select(Membership.id)
        .join(ErasureRequest, ErasureRequest.person_id == Membership.person_id)
        .where(Membership.organisation_id == organisation_id, Membership.invited_as.is_(None))
    )
    return frozenset(rows)


def erasure_page(viewer: Viewer, membership_id: int) -> ErasurePage:
    """What erasing this person of the viewer's school would mean; NotAllowed or NotFound."""
    membership, person = find_member(viewer, membership_id)
    return ErasurePage(
        member=staff_member(viewer, membership_id),
        is_elsewhere=belongs_elsewhere(membership),
        asked_at=asked_at(person.id),
    )
