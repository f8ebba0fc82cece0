"""Whom a visitor can ask: hosts around them, and leaders at their school for time. Two statements.

Only somebody around: at one's schools, at schools of the same trust or partnership, or at these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Row, and_, bindparam, or_, select

from learning.database import rows_of
from learning.network.models import DirectoryEntry
from learning.people.models import Affiliation, Membership, MembershipRole, Organisation, Person
from learning.people.rules import Job, Role, job_and_roles
from learning.people.surroundings.queries import IS_AROUND, IS_HERE, staff_hats, values_for
from learning.people.viewers import Viewer

HOSTS = (Role.SENCO, Role.MENTOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """Somebody who can be asked to be host, at one school. `what`: their job and roles there.

    `is_own_school`: the visitor works there, too. `welcomes_visitors`: their own words, from the
    directory.
    """

    person_id: int
    name: str
    organisation_id: int
    school: str
    what: str
    is_senco: bool
    is_own_school: bool
    welcomes_visitors: bool

    @property
    def key(self) -> str:
        """Who, and where."""
        return f"{self.person_id}-{self.organisation_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolOfHosts:
    """A school with those who can be asked there; SENCos first, then by name."""

    organisation_id: int
    name: str
    is_own: bool
    hosts: tuple[HostLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderLine:
    """Somebody who can be asked to release time: a leader at the school, or a lead of its trust."""

    person_id: int
    name: str
    what: str
    place: str


def hosts_around(viewer: Viewer) -> tuple[HostLine, ...]:
    """Every SENCo and mentor around the viewer, own schools first. Somebody at two stands twice."""
    hats = staff_hats(viewer)
    own = [hat.organisation_id for hat in hats]
    places: dict[int, list[Row[Any]]] = {}
    for row in rows_of(_HOSTS, **values_for(viewer, hats)):
        places.setdefault(row.membership_id, []).append(row)
    lines = [_host(rows, own) for rows in places.values() if _may_host(rows)]
    return tuple(sorted(lines, key=lambda line: _nearness(line, own)))


def by_school(hosts: Sequence[HostLine]) -> tuple[SchoolOfHosts, ...]:
    """The hosts under the names of their schools, in the order given."""
    schools: dict[int, list[HostLine]] = {}
    for host in hosts:
        schools.setdefault(host.organisation_id, []).append(host)
    return tuple(
        SchoolOfHosts(
            organisation_id=key,
            name=lines[0].school,
            is_own=lines[0].is_own_school,
            hosts=tuple(lines),
        )
        for key, lines in schools.items()
    )


def leaders_for(organisation_id: int, visitor_id: int, today: date) -> tuple[LeaderLine, ...]:
    """Who can release the visitor's time at a school, by name; the visitor is not among them."""
    places: dict[int, list[Row[Any]]] = {}
    rows = rows_of(_LEADERS, organisation_id=organisation_id, visitor_id=visitor_id, today=today)
    for row in rows:
        places.setdefault(row.id, []).append(row)
    lines = [_leader(each, organisation_id) for each in places.values()]
    return tuple(sorted((line for line in lines if line), key=lambda line: line.name.casefold()))


def _may_host(rows: Sequence[Row[Any]]) -> bool:
    return any(row.role in HOSTS for row in rows)


def _nearness(line: HostLine, own: Sequence[int]) -> tuple[object, ...]:
    rank = own.index(line.organisation_id) if line.is_own_school else len(own)
    school = "" if line.is_own_school else line.school.casefold()
    return rank, school, line.organisation_id, not line.is_senco, line.name.casefold()


def _host(rows: Sequence[Row[Any]], own: Sequence[int]) -> HostLine:
    first = rows[0]
    roles = {row.role for row in rows if row.role}
    return HostLine(
        person_id=first.id,
        name=first.name,
        organisation_id=first.organisation_id,
        school=first.school,
        what=job_and_roles(first.job, roles),
        is_senco=Role.SENCO in roles,
        is_own_school=first.organisation_id in own,
        welcomes_visitors=bool(first.welcomes_visitors),
    )


def _leader(rows: Sequence[Row[Any]], organisation_id: int) -> LeaderLine | None:
    """The line of one person, by what they are at the school, or else at its trust."""
    here = [row for row in rows if row.organisation_id == organisation_id]
    leads_here = any(row.job is Job.LEADER or row.role is Role.LEADER for row in here)
    leads_trust = any(row.role is Role.TRUST_LEAD for row in rows)
    if not (leads_here or leads_trust):
        return None
    place = here if leads_here else [row for row in rows if row.role is Role.TRUST_LEAD]
    first = place[0]
    return LeaderLine(
        person_id=first.id,
        name=first.name,
        what=job_and_roles(first.job, {row.role for row in place if row.role}),
        place=first.school,
    )


_PLACES = (
    select(
        Person.id,
        Person.name,
        Membership.id.label("membership_id"),
        Membership.organisation_id,
        Membership.job,
        Organisation.name.label("school"),
        MembershipRole.role,
    )
    .join(Membership, Membership.person_id == Person.id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
    .where(Membership.job != Job.GOVERNOR)
    .order_by(Membership.id)
)
_HOSTS = (
    _PLACES.add_columns(DirectoryEntry.welcomes_visitors)
    .outerjoin(DirectoryEntry, DirectoryEntry.person_id == Person.id)
    .where(IS_AROUND)
)
_SCHOOL = bindparam("organisation_id", type_=Integer)
_LEADERS = _PLACES.where(
    IS_HERE,
    Person.id != bindparam("visitor_id", type_=Integer),
    or_(
        Membership.organisation_id == _SCHOOL,
        and_(
            Membership.organisation_id.in_(
                select(Affiliation.group_id).where(Affiliation.school_id == _SCHOOL)
            ),
            MembershipRole.role == Role.TRUST_LEAD,
        ),
    ),
)
