"""Reading offers of help: one's own, and those of the people around. The row is the consent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from content import Library
from content.framework_types import Framework
from learning.database import rows_of
from learning.network.models import HelpOffer
from learning.network.rules import Place
from learning.people.models import Membership, Organisation, Person
from learning.people.rules import Job, Phase
from learning.people.surroundings.queries import IS_AROUND, staff_hats, values_for
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody near who agreed to be asked.

    `school` names several where they work at several; `phases` are those of these schools.
    """

    person_id: int
    name: str
    school: str
    email: str
    note: str
    phases: frozenset[Phase]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOffer:
    """Something the person offers; `title` is that of the domain."""

    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersPage:
    """What a person can offer, and what of theirs stands; `gone_count` is shown to nobody now."""

    is_on_staff: bool
    frameworks: tuple[Framework, ...]
    standing: tuple[StandingOffer, ...]
    gone_count: int


def helpers_for(viewer: Viewer, framework_slug: str) -> Mapping[str, tuple[Helper, ...]]:
    """Who around the viewer offers help with which domain of a framework, by name. One statement.

    Around: at the viewer's schools, at schools of the same trust or partnership, and at these
    themselves. Nobody who has left or is deactivated, nobody for whom it is a governor's seat.
    """
    rows = rows_of(_OF_ONE, framework=framework_slug, **_values(viewer))
    return {domain: helpers for (_, domain), helpers in _by_place(rows).items()}


def offers_of(person_id: int) -> dict[Place, str]:
    """With what a person has agreed to be asked, and their line on it. One statement."""
    rows = rows_of(_OWN, person_id=person_id)
    return {(row.framework_slug, row.domain_slug): row.note for row in rows}


def helpers_around(viewer: Viewer) -> Mapping[Place, tuple[Helper, ...]]:
    """Who around the viewer offers help, by domain of whatever framework. One statement."""
    return _by_place(rows_of(_OF_ALL, **_values(viewer)))


def offers_page(viewer: Viewer, library: Library) -> OffersPage:
    """What the viewer can offer and does offer. One statement."""
    own = offers_of(viewer.id)
    titles = {
        (one.slug, domain.slug): domain.title
        for one in library.frameworks
        for domain in one.domains
    }
    return OffersPage(
        is_on_staff=bool(staff_hats(viewer)),
        frameworks=library.frameworks,
        standing=tuple(
            StandingOffer(title=title, note=own[place])
            for place, title in titles.items()
            if place in own
        ),
        gone_count=len(own.keys() - titles.keys()),
    )


def _values(viewer: Viewer) -> dict[str, object]:
    return values_for(viewer, staff_hats(viewer))


def _around() -> Select[*tuple[Any, ...]]:
    """One row for each offer and each place near where its owner works."""
    return (
        select(
            HelpOffer.framework_slug,
            HelpOffer.domain_slug,
            HelpOffer.note,
            Person.id,
            Person.name,
            Person.email,
            Organisation.name.label("school"),
            Organisation.phase,
        )
        .join(Person, Person.id == HelpOffer.person_id)
        .join(Membership, Membership.person_id == Person.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(IS_AROUND, Membership.job != Job.GOVERNOR)
        .order_by(Person.name, Person.id, Membership.id, HelpOffer.id)
    )


_OF_ALL = _around()
_OF_ONE = _around().where(HelpOffer.framework_slug == bindparam("framework"))
_OWN = (
    select(HelpOffer.framework_slug, HelpOffer.domain_slug, HelpOffer.note)
    .where(HelpOffer.person_id == bindparam("person_id"))
    .order_by(HelpOffer.id)
)


def _by_place(rows: Sequence[Row[Any]]) -> dict[Place, tuple[Helper, ...]]:
    found: dict[Place, dict[int, list[Row[Any]]]] = {}
    for row in rows:
        people = found.setdefault((row.framework_slug, row.domain_slug), {})
        people.setdefault(row.id, []).append(row)
    return {
        place: tuple(_helper(places) for places in people.values())
        for place, people in found.items()
    }


def _helper(rows: Sequence[Row[Any]]) -> Helper:
    first = rows[0]
    return Helper(
        person_id=first.id,
        name=first.name,
        school=", ".join(row.school for row in rows),
        email=first.email,
        note=first.note,
        phases=frozenset(row.phase for row in rows if row.phase),
    )
