"""The cast, as the demonstration's front door offers them."""

from dataclasses import dataclass

from sqlalchemy import select

from learning.database import db
from learning.demonstration.staffing import CAST, SCHOOLS, TRUST, email_of
from learning.errors import NotFound
from learning.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """Somebody whose day a visitor can step into."""

    person_id: int
    name: str
    school_name: str
    told: str


def cast_members() -> tuple[CastMember, ...]:
    """The cast in the order they are told of; in this database only they can be entered as.

    Somebody whom a visitor has deactivated or erased is left out.
    """
    emails = {email_of(each.name, each.school): each for each in CAST}
    rows = db.session.execute(
        select(Person.id, Person.email).where(
            Person.email.in_(emails), Person.deactivated_at.is_(None)
        )
    ).all()
    keys = {row.email: row.id for row in rows}
    names = {school.slug: school.name for school in SCHOOLS} | {TRUST[1]: TRUST[0]}
    return tuple(
        CastMember(
            person_id=keys[email],
            name=each.name,
            school_name=names[each.school],
            told=each.told,
        )
        for email, each in emails.items()
        if email in keys
    )


def cast_member(person_id: int) -> CastMember:
    """One of the cast; raises NotFound for anybody else."""
    for member in cast_members():
        if member.person_id == person_id:
            return member
    raise NotFound
