"""What an administrator sees of the people of their own school. Finding and permitting is one step.

Of somebody who has not accepted yet, only what the school itself wrote is shown: it must not
learn from this page whether they use Alongside elsewhere.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Select, select

from learning import clock
from learning.database import db
from learning.errors import NotFound
from learning.people.models import (
    Group,
    GroupMember,
    Membership,
    MembershipRole,
    Organisation,
    Person,
)
from learning.people.queries import permitted_organisation, possible_key
from learning.people.rules import Job, Role
from learning.people.viewers import Viewer


class StaffState(StrEnum):
    """How things stand between a person and the school."""

    INVITED = "invited"
    LATER = "later"
    CURRENT = "current"
    ENDED = "ended"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """One person of the school. `person_id` is None until they have accepted the invitation."""

    membership_id: int
    person_id: int | None
    name: str
    email: str
    job: Job
    roles: frozenset[Role]
    staff_code: str | None
    starts_on: date
    ends_on: date | None
    state: StaffState


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffGroup:
    """A named group of the school's staff."""

    group_id: int
    name: str
    membership_ids: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage:
    """Everybody of a school by name, and its groups."""

    organisation_id: int
    school_name: str
    members: tuple[StaffMember, ...]
    groups: tuple[StaffGroup, ...]


def staff_page(viewer: Viewer) -> StaffPage:
    """The people of the school that the viewer administers; NotAllowed if they do not."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    rows = db.session.execute(_staff(organisation_id)).all()
    roles = _roles(organisation_id)
    members = [_member(row[0], row[1], roles.get(row[0].id, frozenset())) for row in rows]
    school = db.session.get_one(Organisation, organisation_id)
    return StaffPage(
        organisation_id=organisation_id,
        school_name=school.name,
        members=tuple(sorted(members, key=lambda m: (m.name.casefold(), m.membership_id))),
        groups=_groups(organisation_id),
    )


def staff_member(viewer: Viewer, membership_id: int) -> StaffMember:
    """One person of the school that the viewer administers; NotFound if of another school."""
    membership, person = find_member(viewer, membership_id)
    roles = db.session.scalars(
        select(MembershipRole.role).where(MembershipRole.membership_id == membership_id)
    )
    return _member(membership, person, frozenset(roles))


def find_member(viewer: Viewer, membership_id: int) -> tuple[Membership, Person]:
    """The rows of one person of the viewer's school; NotAllowed or NotFound."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    found = db.session.execute(
        _staff(organisation_id).where(Membership.id == possible_key(membership_id))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]


def find_group(viewer: Viewer, group_id: int) -> Group:
    """The row of one group of the viewer's school; NotAllowed or NotFound."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    group = db.session.scalar(
        select(Group).where(
            Group.id == possible_key(group_id), Group.organisation_id == organisation_id
        )
    )
    if group is None:
        raise NotFound
    return group


def has_another_administrator(membership: Membership) -> bool:
    """Whether somebody else administers the same school, with no last day set."""
    return (
        db.session.scalar(
            select(Membership.id)
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .join(Person, Person.id == Membership.person_id)
            .where(
                Membership.organisation_id == membership.organisation_id,
                Membership.id != membership.id,
                Membership.invited_as.is_(None),
                Membership.starts_on <= clock.today(),
                Membership.ends_on.is_(None),
                MembershipRole.role == Role.ADMINISTRATOR,
                Person.deactivated_at.is_(None),
            )
            .limit(1)
        )
        is not None
    )


def belongs_elsewhere(membership: Membership) -> bool:
    """Whether the person has accepted another school's invitation, and has not left that school."""
    other = db.session.scalars(
        select(Membership).where(
            Membership.person_id == membership.person_id,
            Membership.id != membership.id,
            Membership.invited_as.is_(None),
        )
    )
    return any(each.ends_on is None or each.ends_on >= clock.today() for each in other)


def is_last_administrator(person_id: int) -> bool:
    """Whether some school would be left without an administrator if this person went."""
    own = db.session.scalars(
        select(Membership)
        .join(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(
            Membership.person_id == person_id,
            Membership.invited_as.is_(None),
            MembershipRole.role == Role.ADMINISTRATOR,
        )
    )
    return any(
        (each.ends_on is None or each.ends_on >= clock.today())
        and not has_another_administrator(each)
        for each in own
    )


def _staff(organisation_id: int) -> Select[Membership, Person]:
    return (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.organisation_id == organisation_id)
    )


def _roles(organisation_id: int) -> dict[int, frozenset[Role]]:
    rows = db.session.execute(
        select(MembershipRole.membership_id, MembershipRole.role)
        .join(Membership, Membership.id == MembershipRole.membership_id)
        .where(Membership.organisation_id == organisation_id)
    )
    found: dict[int, set[Role]] = {}
    for membership_id, role in rows:
        found.setdefault(membership_id, set()).add(role)
    return {key: frozenset(roles) for key, roles in found.items()}


def _groups(organisation_id: int) -> tuple[StaffGroup, ...]:
    rows = db.session.execute(
        select(Group.id, Group.name, GroupMember.membership_id)
        .outerjoin(GroupMember, GroupMember.group_id == Group.id)
        .where(Group.organisation_id == organisation_id)
        .order_by(Group.name, Group.id)
    )
    names: dict[int, str] = {}
    members: dict[int, set[int]] = {}
    for group_id, name, membership_id in rows:
        names[group_id] = name
        members.setdefault(group_id, set()).update([membership_id] if membership_id else [])
    return tuple(
        StaffGroup(group_id=key, name=name, membership_ids=frozenset(members[key]))
        for key, name in names.items()
    )


def _member(membership: Membership, person: Person, roles: frozenset[Role]) -> StaffMember:
    is_invited = membership.invited_as is not None
    return StaffMember(
        membership_id=membership.id,
        person_id=None if is_invited else person.id,
        name=membership.invited_as or person.name,
        email=person.email,
        job=membership.job,
        roles=roles,
        staff_code=membership.staff_code,
        starts_on=membership.starts_on,
        ends_on=membership.ends_on,
        state=_state(membership, person.deactivated_at, clock.today()),
    )


def _state(membership: Membership, deactivated_at: datetime | None, today: date) -> StaffState:
    if membership.invited_as is not None:
        return StaffState.INVITED
    if deactivated_at is not None:
        return StaffState.DEACTIVATED
    if membership.ends_on is not None and membership.ends_on < today:
        return StaffState.ENDED
    return StaffState.LATER if membership.starts_on > today else StaffState.CURRENT
