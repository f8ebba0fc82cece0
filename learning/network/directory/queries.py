"""Reading who can help: SENCos by topic and everybody by area, each person once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select

from content import Library
from learning import clock
from learning.database import rows_of
from learning.network.directory import rules
from learning.network.models import DirectoryEntry, DirectoryTopic
from learning.network.queries import Helper, helpers_around, offers_of
from learning.network.rules import Place
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import PHASE_NAMES, Job, Phase, Role
from learning.people.surroundings.queries import IS_AROUND, staff_hats, values_for
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of a skills audit with which somebody offers help, and their line on it."""

    key: str
    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody near who agreed to be asked: a SENCo about topics, anybody about areas.

    `is_senco`: listed as one; `school` is then where they are SENCo. `topics`: slugs and titles.
    """

    person_id: int
    name: str
    email: str
    school: str
    phases: frozenset[Phase]
    is_senco: bool = False
    about: str = ""
    welcomes_visitors: bool = False
    topics: Mapping[str, str] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()

    @property
    def phase_names(self) -> tuple[str, ...]:
        """The phases of the schools, in words, in their usual order."""
        return tuple(name for phase, name in PHASE_NAMES.items() if phase in self.phases)

    def is_found_by(self, about: str, phase: Phase | None) -> bool:
        """Whether they can be asked about this topic or area, at a school of this phase."""
        known = not about or about in self.topics or any(each.key == about for each in self.areas)
        return known and (phase is None or phase in self.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """What somebody says of themselves in the directory. `wording`: what they agreed to."""

    topics: frozenset[str]
    about: str
    welcomes_visitors: bool
    wording: str
    since: date

    @property
    def edition(self) -> str:
        """A name for all of it."""
        return rules.edition(self.topics, self.about, welcomes_visitors=self.welcomes_visitors)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPage:
    """Who can help, narrowed to a topic or area and a phase. `out_of`: how many without that.

    `choices`: what somebody here can be asked about, in groups; `own_topics` and `own_areas` are
    titles of what the viewer offers themselves, and `is_senco` says that they may be listed.
    """

    is_on_staff: bool
    is_senco: bool
    people: tuple[Listed, ...]
    out_of: int
    about: str
    about_title: str
    phase: Phase | None
    choices: Mapping[str, Mapping[str, str]]
    phases: tuple[Phase, ...]
    own_entry: OwnEntry | None
    own_topics: tuple[str, ...]
    own_areas: tuple[str, ...]


def own_entry(person_id: int) -> OwnEntry | None:
    """What a person says of themselves in the directory; None if nothing. One statement."""
    rows = rows_of(_OWN, person_id=person_id)
    if not rows:
        return None
    first = rows[0]
    return OwnEntry(
        topics=frozenset(row.topic_slug for row in rows if row.topic_slug),
        about=first.about,
        welcomes_visitors=first.welcomes_visitors,
        wording=first.wording,
        since=clock.london_day(first.created_at),
    )


def directory_page(
    viewer: Viewer, library: Library, *, about: str = "", phase: str = ""
) -> DirectoryPage:
    """Who around the viewer can help; words that name no topic, area or phase narrow nothing.

    Four statements, whatever the number of people.
    """
    titles = _titles(library)
    every = _everybody(viewer, library, titles)
    title = next((group[about] for group in titles.values() if about in group), "")
    wanted = about if title else ""
    wanted_phase = next((each for each in Phase if each.value == phase), None)
    own, offered = own_entry(viewer.id), offers_of(viewer.id)
    return DirectoryPage(
        is_on_staff=bool(staff_hats(viewer)),
        is_senco=rules.is_senco(viewer),
        people=tuple(each for each in every if each.is_found_by(wanted, wanted_phase)),
        out_of=len(every),
        about=wanted,
        about_title=title,
        phase=wanted_phase,
        choices=_choices(titles, every, wanted),
        phases=tuple(each for each in Phase if any(each in one.phases for one in every)),
        own_entry=own,
        own_topics=tuple(
            each.title for each in library.shadowing.topics if own and each.slug in own.topics
        ),
        own_areas=tuple(
            domain.title
            for one in library.frameworks
            for domain in one.domains
            if (one.slug, domain.slug) in offered
        ),
    )


TOPICS = "Topics for a SENCo"


def _titles(library: Library) -> dict[str, dict[str, str]]:
    """Everything that anybody can be asked about, in groups: what it is called by its key."""
    groups = {TOPICS: {each.slug: each.title for each in library.shadowing.topics}}
    for one in library.frameworks:
        groups[one.title] = {_key((one.slug, each.slug)): each.title for each in one.domains}
    return groups


def _key(place: Place) -> str:
    return "/".join(place)


def _choices(
    titles: Mapping[str, Mapping[str, str]], people: Sequence[Listed], chosen: str
) -> dict[str, dict[str, str]]:
    """What finds somebody, and what is chosen."""
    used = {chosen, *(slug for each in people for slug in each.topics)}
    used |= {area.key for each in people for area in each.areas}
    found = {
        group: {key: title for key, title in every.items() if key in used}
        for group, every in titles.items()
    }
    return {group: every for group, every in found.items() if every}


def _everybody(
    viewer: Viewer, library: Library, titles: Mapping[str, Mapping[str, str]]
) -> tuple[Listed, ...]:
    """Everybody around who can be asked about anything, by school and name."""
    people = _sencos(viewer, titles[TOPICS])
    found = helpers_around(viewer)
    for one in library.frameworks:
        for domain in one.domains:
            place = (one.slug, domain.slug)
            for helper in found.get(place, ()):
                area = Area(key=_key(place), title=domain.title, note=helper.note)
                known = people.get(helper.person_id) or _as_listed(helper)
                people[helper.person_id] = replace(known, areas=(*known.areas, area))
    ordered = sorted(
        people.values(), key=lambda one: (one.school.casefold(), one.name.casefold(), one.person_id)
    )
    return tuple(ordered)


def _sencos(viewer: Viewer, topics: Mapping[str, str]) -> dict[int, Listed]:
    """The SENCos around who are listed. A topic that the guide no longer has is left out."""
    rows: dict[int, list[Row[Any]]] = {}
    for row in rows_of(_ENTRIES, **values_for(viewer, staff_hats(viewer))):
        rows.setdefault(row.id, []).append(row)
    return {person_id: _listed(each, topics) for person_id, each in rows.items()}


def _listed(rows: Sequence[Row[Any]], topics: Mapping[str, str]) -> Listed:
    first = rows[0]
    chosen = {row.topic_slug for row in rows}
    return Listed(
        person_id=first.id,
        name=first.name,
        email=first.email,
        school=", ".join(_once(row.school for row in rows)),
        phases=frozenset(row.phase for row in rows if row.phase),
        is_senco=True,
        about=first.about,
        welcomes_visitors=first.welcomes_visitors,
        topics={slug: title for slug, title in topics.items() if slug in chosen},
    )


def _as_listed(helper: Helper) -> Listed:
    return Listed(
        person_id=helper.person_id,
        name=helper.name,
        email=helper.email,
        school=helper.school,
        phases=helper.phases,
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


_ENTRIES = (
    select(
        Person.id,
        Person.name,
        Person.email,
        DirectoryEntry.about,
        DirectoryEntry.welcomes_visitors,
        DirectoryTopic.topic_slug,
        Organisation.name.label("school"),
        Organisation.phase,
    )
    .join(DirectoryEntry, DirectoryEntry.person_id == Person.id)
    .outerjoin(DirectoryTopic, DirectoryTopic.entry_id == DirectoryEntry.id)
    .join(Membership, Membership.person_id == Person.id)
    .join(MembershipRole, MembershipRole.membership_id == Membership.id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .where(IS_AROUND, Membership.job != Job.GOVERNOR, MembershipRole.role == Role.SENCO)
    .order_by(Person.id, Membership.id, DirectoryTopic.id)
)
"""One row for each topic and each place near where somebody listed is SENCo."""
_OWN = (
    select(
        DirectoryEntry.about,
        DirectoryEntry.welcomes_visitors,
        DirectoryEntry.wording,
        DirectoryEntry.created_at,
        DirectoryTopic.topic_slug,
    )
    .outerjoin(DirectoryTopic, DirectoryTopic.entry_id == DirectoryEntry.id)
    .where(DirectoryEntry.person_id == bindparam("person_id"))
)
