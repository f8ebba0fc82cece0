"""Making a school, and the rows by which somebody belongs to one.

Nothing here asks whether anybody may: set-up, the demonstration and commands call it directly,
pages go through `administering`.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.errors import Refused
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import (
    Job,
    OrganisationKind,
    Phase,
    Role,
    clean_email,
    clean_name,
    clean_staff_code,
    clean_urn,
)

LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who is to belong to a school, as it was typed. `starts_on`: today if none."""

    name: str
    email: str
    job: Job
    roles: frozenset[Role] = frozenset()
    staff_code: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def make_school(name: str, *, phase: Phase | None, urn: str | None = None) -> Organisation:
    """There is a school of this name, with an address of its own; Refused if the URN is taken."""
    name = clean_name(name, field="school_name")
    school = Organisation(
        kind=OrganisationKind.SCHOOL,
        name=name,
        slug=_free_slug(name),
        phase=phase,
        urn=clean_urn(urn),
    )
    db.session.add(school)
    try:
        db.session.flush()
    except IntegrityError as error:
        if violated_constraint(error, "uq_organisations_urn", "organisations.urn"):
            raise Refused("There is already a school with this number.", "urn") from error
        raise
    return school


def lock_school(organisation_id: int) -> None:
    """Two people who change the same school at once do it one after the other."""
    db.session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )


def admit(organisation_id: int, newcomer: Newcomer, *, is_invited: bool = False) -> Membership:
    """The newcomer belongs to the school, or is invited to; a person of that e-mail is joined.

    Refused if they already do, or if something typed cannot be kept. Somebody who has left comes
    back under the same membership.
    """
    name, email = clean_name(newcomer.name), clean_email(newcomer.email)
    person = db.session.scalar(select(Person).where(Person.email == email))
    if person is None:
        person = Person(name=name, email=email)
        db.session.add(person)
        flush_or_refuse()
    membership = _free_membership(person, organisation_id)
    membership.invited_as = name if is_invited else None
    membership.job = newcomer.job
    membership.staff_code = clean_staff_code(newcomer.staff_code)
    set_dates(membership, newcomer.starts_on or clock.today(), newcomer.ends_on)
    db.session.add(membership)
    flush_or_refuse()
    replace_roles(membership.id, newcomer.roles)
    return membership


def set_dates(membership: Membership, starts_on: date, ends_on: date | None) -> None:
    """The membership lasts from the one day to the other; Refused if it ends before it starts."""
    if ends_on is not None and ends_on < starts_on:
        raise Refused("The last day is before the first day.", "ends_on")
    membership.starts_on = starts_on
    membership.ends_on = ends_on


def replace_roles(membership_id: int, roles: frozenset[Role]) -> None:
    """The membership carries these roles and no others."""
    db.session.execute(delete(MembershipRole).where(MembershipRole.membership_id == membership_id))
    db.session.add_all(
        MembershipRole(membership_id=membership_id, role=role) for role in sorted(roles)
    )


def flush_or_refuse() -> None:
    """What was changed is in the database; Refused if a code or an address is somebody else's."""
    try:
        db.session.flush()
    except IntegrityError as error:
        code = "uq_memberships_organisation_id_staff_code"
        if violated_constraint(error, code, "memberships.staff_code"):
            raise Refused("Somebody else has this staff code.", "staff_code") from error
        if violated_constraint(error, "uq_people_email", "people.email"):
            raise Refused("Somebody added this person a moment ago.", "email") from error
        raise


def _free_membership(person: Person, organisation_id: int) -> Membership:
    membership = db.session.scalar(
        select(Membership).where(
            Membership.person_id == person.id, Membership.organisation_id == organisation_id
        )
    )
    if membership is None:
        return Membership(person_id=person.id, organisation_id=organisation_id)
    if membership.invited_as is not None:
        raise Refused("This person has been invited and has not accepted yet.", "email")
    if membership.ends_on is None or membership.ends_on >= clock.today():
        raise Refused("This person is already on your staff list.", "email")
    return membership


def _free_slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "school"
    taken = set(
        db.session.scalars(select(Organisation.slug).where(Organisation.slug.startswith(stem)))
    )
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)
