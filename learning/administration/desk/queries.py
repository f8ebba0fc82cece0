"""A school's desk: how its people, terms, words and courses stand, and what needs doing first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from content import Library
from learning import clock
from learning.administration.desk.rules import ContentState, PeopleState, Task, tasks
from learning.administration.erasures.queries import requests_in
from learning.courses.local_texts.queries import local_texts_page
from learning.courses.problems.queries import problems_page
from learning.database import db
from learning.errors import NotAllowed
from learning.people.administering.queries import StaffState, staff_page
from learning.people.models import Membership, MembershipRole, Person
from learning.people.queries import permitted_organisation, terms_of
from learning.people.rules import Role, TermDates, school_year_name, school_year_of
from learning.people.viewers import Viewer
from learning.skills.adapting.rules import ADAPTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything the desk says. `people` is None for a SENCo who is not also an administrator.

    `adapts_audit`: the viewer is SENCo or leader here, and says what the skills audit asks.
    """

    school_name: str
    school_year: str
    terms: tuple[TermDates, ...]
    people: PeopleState | None
    content: ContentState
    tasks: tuple[Task, ...]
    administrators: tuple[str, ...]
    adapts_audit: bool

    @property
    def has_usual_terms(self) -> bool:
        """Whether the school has not set the terms of this school year."""
        return all(term.is_usual for term in self.terms)


def desk(viewer: Viewer, library: Library, roots: Sequence[Path]) -> Desk:
    """The desk of the viewer's school; NotAllowed for anyone but a SENCo or administrator."""
    organisation_id = permitted_organisation(viewer, Role.SENCO, Role.ADMINISTRATOR)
    if viewer.hat is None:
        raise NotAllowed
    people = _people(viewer) if viewer.has(Role.ADMINISTRATOR) else None
    content = _content(viewer, library, roots)
    school_year = school_year_of(clock.today())
    return Desk(
        school_name=viewer.hat.school_name,
        school_year=school_year_name(school_year),
        terms=terms_of(organisation_id, school_year),
        people=people,
        content=content,
        tasks=tasks(people, content),
        administrators=_administrators(organisation_id) if people is None else (),
        adapts_audit=any(viewer.has(role) for role in ADAPTERS),
    )


def _people(viewer: Viewer) -> PeopleState:
    staff = staff_page(viewer)
    here = {m.membership_id for m in staff.members if m.state is StaffState.CURRENT}
    grouped = frozenset().union(*(group.membership_ids for group in staff.groups))
    return PeopleState(
        here=len(here),
        invited=sum(member.state is StaffState.INVITED for member in staff.members),
        asking_to_be_erased=len(requests_in(viewer)),
        groups=len(staff.groups),
        in_no_group=len(here - grouped),
    )


def _content(viewer: Viewer, library: Library, roots: Sequence[Path]) -> ContentState:
    places = local_texts_page(viewer, library).places
    problems = problems_page(library, roots, clock.today())
    return ContentState(
        places=len(places),
        places_written=sum(place.edition > 0 for place in places),
        errors=len(problems.errors),
        left_out=len(problems.unavailable),
        past_review=len(problems.past_review),
    )


def _administrators(organisation_id: int) -> tuple[str, ...]:
    """Who looks after the people of a school, by name: whom a SENCo can turn to."""
    today = clock.today()
    names = db.session.scalars(
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .join(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.invited_as.is_(None),
            Membership.starts_on <= today,
            Membership.ends_on.is_(None) | (Membership.ends_on >= today),
            MembershipRole.role == Role.ADMINISTRATOR,
            Person.deactivated_at.is_(None),
        )
        .order_by(Person.name)
    )
    return tuple(names)
