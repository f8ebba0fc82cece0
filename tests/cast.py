"""One trust, two schools and the people of every test: plain values, the same each time."""

from dataclasses import dataclass, fields
from datetime import date

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from learning.people.models import (
    Affiliation,
    Group,
    GroupMember,
    Membership,
    MembershipRole,
    Organisation,
    Person,
)
from learning.people.rules import Job, OrganisationKind, Phase, Role

PASSWORD = "nine quiet lanterns"
"""Everybody's. Kept in each row as a hash made with the cheapest parameters there are."""

STARTED_ON = date(2025, 9, 1)
LEFT_ON = date(2026, 7, 20)

TRUST_ID, SEAVIEW_ID, MARSH_LANE_ID = 1, 2, 3
YEAR_FOUR_ID = 1


@dataclass(frozen=True)
class Place:
    """Where somebody works, as what."""

    membership_id: int
    organisation_id: int
    job: Job
    roles: tuple[Role, ...] = ()
    ends_on: date | None = None


@dataclass(frozen=True)
class Member:
    """Somebody of the cast. The first place is the hat they wear when they sign in."""

    id: int
    name: str
    email: str
    places: tuple[Place, ...]

    @property
    def membership_id(self) -> int:
        return self.places[0].membership_id

    @property
    def organisation_id(self) -> int:
        return self.places[0].organisation_id


@dataclass(frozen=True)
class Cast:
    """Everybody by first name."""

    amina: Member
    """A teacher at Seaview Primary."""
    tom: Member
    """A teaching assistant at Seaview Primary."""
    priya: Member
    """The SENCo of Seaview Primary."""
    daniel: Member
    """A teacher at Seaview Primary who would like to be a SENCo."""
    helen: Member
    """The head of Seaview Primary (leader)."""
    george: Member
    """A governor of Seaview Primary."""
    miriam: Member
    """The trust lead."""
    sam: Member
    """The administrator of Seaview Primary."""
    ruth: Member
    """A mentor at Marsh Lane."""
    lena: Member
    """SENCo at Marsh Lane, and a teacher without a role at Seaview Primary."""
    owen: Member
    """A mentor who has left Seaview Primary."""

    @property
    def everybody(self) -> tuple[Member, ...]:
        return tuple(getattr(self, each.name) for each in fields(self))


def _member(
    id: int, name: str, job: Job, *roles: Role, at: int = SEAVIEW_ID, ends_on: date | None = None
) -> Member:
    email = f"{name.lower().replace(' ', '.')}@seaview.example"
    return Member(id, name, email, (Place(id, at, job, roles, ends_on),))


def _lena() -> Member:
    places = (
        Place(10, MARSH_LANE_ID, Job.TEACHER, (Role.SENCO,)),
        Place(12, SEAVIEW_ID, Job.TEACHER),
    )
    return Member(10, "Lena Kowalska", "lena.kowalska@marsh-lane.example", places)


CAST = Cast(
    amina=_member(1, "Amina Yusuf", Job.TEACHER),
    tom=_member(2, "Tom Brackley", Job.TEACHING_ASSISTANT),
    priya=_member(3, "Priya Nair", Job.TEACHER, Role.SENCO),
    daniel=_member(4, "Daniel Okafor", Job.TEACHER),
    helen=_member(5, "Helen Marsden", Job.LEADER, Role.LEADER),
    george=_member(6, "George Whitfield", Job.GOVERNOR, Role.GOVERNOR),
    miriam=_member(7, "Miriam Cohen", Job.LEADER, Role.TRUST_LEAD, at=TRUST_ID),
    sam=_member(8, "Sam Ellis", Job.SUPPORT, Role.ADMINISTRATOR),
    ruth=_member(9, "Ruth Adeyemi", Job.TEACHER, Role.MENTOR, at=MARSH_LANE_ID),
    lena=_lena(),
    owen=_member(11, "Owen Pryce", Job.TEACHER, Role.MENTOR, ends_on=LEFT_ON),
)


def add_cast(session: Session) -> None:
    """The organisations and people of the cast stand in an empty database, with these very keys."""
    _add_organisations(session)
    password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    for member in CAST.everybody:
        person = Person(name=member.name, email=member.email, password_hash=password_hash)
        session.add(person)
        session.flush()
        assert person.id == member.id
    _add_memberships(session)
    session.add(Group(organisation_id=SEAVIEW_ID, name="Year 4"))
    session.flush()
    for member in (CAST.amina, CAST.tom):
        session.add(GroupMember(group_id=YEAR_FOUR_ID, membership_id=member.membership_id))
    session.flush()


def _add_organisations(session: Session) -> None:
    school = OrganisationKind.SCHOOL
    for organisation in (
        Organisation(kind=OrganisationKind.TRUST, name="Harbour Trust", slug="harbour-trust"),
        Organisation(
            kind=school, name="Seaview Primary", slug="seaview", urn="100001", phase=Phase.PRIMARY
        ),
        Organisation(
            kind=school, name="Marsh Lane", slug="marsh-lane", urn="100002", phase=Phase.SECONDARY
        ),
    ):
        session.add(organisation)
        session.flush()
    for school_id in (SEAVIEW_ID, MARSH_LANE_ID):
        session.add(Affiliation(school_id=school_id, group_id=TRUST_ID))
    session.flush()


def _add_memberships(session: Session) -> None:
    """In the order of their keys, so that the database gives out exactly those."""
    places = [(place, member) for member in CAST.everybody for place in member.places]
    for place, member in sorted(places, key=lambda each: each[0].membership_id):
        membership = Membership(
            person_id=member.id,
            organisation_id=place.organisation_id,
            job=place.job,
            starts_on=STARTED_ON,
            ends_on=place.ends_on,
        )
        session.add(membership)
        session.flush()
        assert membership.id == place.membership_id
        session.add_all(MembershipRole(membership_id=membership.id, role=r) for r in place.roles)
    session.flush()
