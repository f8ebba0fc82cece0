"""Inviting somebody from the server, where nobody is signed in: a school's first help in need."""

from sqlalchemy import select

from learning.database import db
from learning.errors import Refused
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.links.services import make_invitation
from learning.people.models import Membership, Organisation, Person
from learning.people.rules import Job, OrganisationKind, Role, clean_email
from learning.people.schools.services import Newcomer, admit


def invitation_for(
    email: str, school_slug: str, *, name: str, job: Job, roles: frozenset[Role]
) -> str:
    """The path of a new invitation: for somebody new, or again for one who has not accepted.

    Refused in words if the school is not clear or the person belongs to it already.
    """
    school = _school(school_slug)
    membership = _pending(clean_email(email), school.id)
    if membership is None:
        if not name.strip():
            raise Refused("This person is new here: give a name as well, with the option “name”.")
        newcomer = Newcomer(name=name, email=email, job=job, roles=roles)
        membership = admit(school.id, newcomer, is_invited=True)
    note(
        Verb.INVITED,
        None,
        organisation_id=school.id,
        subject=("membership", str(membership.id)),
    )
    return make_invitation(membership)


def _school(slug: str) -> Organisation:
    schools = list(
        db.session.scalars(
            select(Organisation)
            .where(Organisation.kind == OrganisationKind.SCHOOL)
            .order_by(Organisation.slug)
        )
    )
    found = [school for school in schools if slug in ("", school.slug)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(school.slug for school in schools) or "none yet: set the school up first"
    raise Refused(f"Say which school, with the option “school”. There are: {known}.")


def _pending(email: str, organisation_id: int) -> Membership | None:
    return db.session.scalar(
        select(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Person.email == email,
            Membership.organisation_id == organisation_id,
            Membership.invited_as.is_not(None),
        )
    )
