"""Reading what leaders may see. Of those who are counted nobody's name is ever read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Row, Select, bindparam, func, select

from learning.database import rows_of
from learning.errors import NotAllowed
from learning.network.board.queries import open_opportunities
from learning.network.rules import OpportunityKind
from learning.people.models import Affiliation, Membership, Organisation, Person
from learning.people.queries import permitted_organisation
from learning.people.rules import (
    Job,
    OrganisationKind,
    Role,
    school_year_dates,
    school_year_of,
)
from learning.people.surroundings.queries import IS_HERE
from learning.people.viewers import Viewer
from learning.shadowing.models import Placement
from learning.shadowing.rules import PlacementState
from learning.sharing.lines import SharedWithMe
from learning.sharing.queries import shared_with_me
from learning.sharing.rules import SubjectKind
from learning.talent.models import Interest
from learning.talent.queries import stages_of
from learning.talent.rules import STAGE_WORDS, Stage
from learning.talent.succession import rules
from learning.talent.succession.rules import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWay:
    """Somebody who shares their way with the viewer; the stage once they have opened it."""

    share: SharedWithMe
    stage: Stage | None

    @property
    def stage_words(self) -> str:
        """Where they stand, in words; empty where it is not to be told here."""
        return STAGE_WORDS[self.stage] if self.stage else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolNumbers:
    """A school of a trust that can be shown, and how many people there in fives."""

    name: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPage:
    """What leaders and SENCos of one school see. `may_post`: the viewer may post on the board."""

    name: str
    numbers: Numbers
    shared: tuple[SharedWay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustPage:
    """What trust leads see. `is_group`: the viewer looks from a trust or partnership.

    `hosted`: visitors of the trust’s schools hosted at one of them this school year, `offered`:
    placements on the board now; both in fives, None below five.
    """

    name: str
    is_group: bool
    numbers: Numbers
    shared: tuple[SharedWay, ...]
    schools: tuple[SchoolNumbers, ...] = ()
    school_count: int = 0
    hosted: int | None = None
    offered: int | None = None


def school_page(viewer: Viewer, today: date) -> SchoolPage:
    """The numbers of the viewer's school; NotAllowed for all but its leaders and SENCos.

    Three statements at most, however many people there are.
    """
    organisation_id = permitted_organisation(viewer, Role.LEADER, Role.SENCO)
    counted = _counted(viewer.id, [organisation_id], today)
    shared = _shares(viewer.id, today)
    stages = stages_of([*counted, *(each.owner_id for each in shared)])
    return SchoolPage(
        name=viewer.hat.school_name if viewer.hat else "",
        numbers=_by_stage(counted, stages),
        shared=_ways(shared, stages),
    )


def trust_page(viewer: Viewer, today: date) -> TrustPage:
    """The numbers of the viewer's trust; NotAllowed for all but trust leads.

    Six statements at most, however many schools and people there are.
    """
    group_id = permitted_organisation(viewer, Role.TRUST_LEAD)
    if viewer.hat is None:
        raise NotAllowed
    names = {row.id: row for row in rows_of(_ORGANISATIONS, group_id=group_id)}
    shared = _shares(viewer.id, today)
    if group_id not in names or names[group_id].kind is OrganisationKind.SCHOOL:
        stages = stages_of([each.owner_id for each in shared])
        return TrustPage(
            name=viewer.hat.school_name,
            is_group=False,
            numbers=rules.by_stage(()),
            shared=_ways(shared, stages),
        )
    counted = _counted(viewer.id, list(names), today)
    stages = stages_of([*counted, *(each.owner_id for each in shared)])
    return TrustPage(
        name=viewer.hat.school_name,
        is_group=True,
        numbers=_by_stage(counted, stages),
        shared=_ways(shared, stages),
        schools=_by_school(counted, names),
        school_count=sum(row.kind is OrganisationKind.SCHOOL for row in names.values()),
        hosted=rules.fives(_hosted(viewer.id, list(names), today)),
        offered=rules.fives(
            sum(
                line.kind is OpportunityKind.PLACEMENT and line.organisation_id in names
                for line in open_opportunities(viewer, today)
            )
        ),
    )


def _by_stage(counted: Mapping[int, int], stages: Mapping[int, Stage]) -> Numbers:
    return rules.by_stage(stages[person_id] for person_id in counted if person_id in stages)


def _by_school(
    counted: Mapping[int, int], names: Mapping[int, Row[Any]]
) -> tuple[SchoolNumbers, ...]:
    """The schools that can be shown, by name; each person at one of them."""
    found = Counter(counted.values())
    shown = rules.numbers({str(key): found[key] for key in sorted(names)}).cells
    lines = [
        SchoolNumbers(name=names[int(key)].name, people=people) for key, people in shown.items()
    ]
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))


def _counted(viewer_id: int, organisation_ids: Sequence[int], today: date) -> dict[int, int]:
    """Where each other person works who lets their way count; at several, where they were first.

    Without the viewer: by ticking and unticking their own box they could find out the rest.
    """
    found: dict[int, int] = {}
    for row in rows_of(
        _COUNTED, viewer_id=viewer_id, organisation_ids=list(organisation_ids), today=today
    ):
        found.setdefault(row.person_id, row.organisation_id)
    return found


def _hosted(viewer_id: int, organisation_ids: Sequence[int], today: date) -> int:
    """How many of them visit, or have visited, a school of these in this school year."""
    first, last = school_year_dates(school_year_of(today))
    rows = rows_of(
        _HOSTED,
        viewer_id=viewer_id,
        organisation_ids=list(organisation_ids),
        today=today,
        first=first,
        last=last,
    )
    return int(rows[0].people)


def _shares(viewer_id: int, today: date) -> tuple[SharedWithMe, ...]:
    every = shared_with_me(viewer_id, today=today)
    return tuple(each for each in every if each.kind is SubjectKind.INTEREST)


def _ways(shares: Sequence[SharedWithMe], stages: Mapping[int, Stage]) -> tuple[SharedWay, ...]:
    """What is shared, by name. Nothing of it is told before it has been opened: that is noted."""
    ways = [
        SharedWay(share=each, stage=stages.get(each.owner_id) if each.was_opened else None)
        for each in shares
    ]
    return tuple(sorted(ways, key=lambda way: (way.share.owner_name, way.share.share_id)))


_GROUP = bindparam("group_id", type_=Integer)
_THESE = bindparam("organisation_ids", expanding=True, type_=Integer)
_ORGANISATIONS = select(Organisation.id, Organisation.name, Organisation.kind).where(
    (Organisation.id == _GROUP)
    | Organisation.id.in_(select(Affiliation.school_id).where(Affiliation.group_id == _GROUP))
)


def _people_who_count(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(Interest)
        .join(Person, Person.id == Interest.person_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Interest.counts,
            Interest.closed_at.is_(None),
            Interest.person_id != bindparam("viewer_id", type_=Integer),
            IS_HERE,
            Membership.job != Job.GOVERNOR,
            Membership.organisation_id.in_(_THESE),
        )
    )


_COUNTED = _people_who_count(Interest.person_id, Membership.organisation_id).order_by(Membership.id)
_HOSTED = select(func.count(Placement.visitor_id.distinct()).label("people")).where(
    Placement.visitor_id.in_(_people_who_count(Interest.person_id)),
    Placement.host_organisation_id.in_(_THESE),
    Placement.state.in_((PlacementState.AGREED, PlacementState.FINISHED)),
    Placement.starts_on <= bindparam("last"),
    Placement.ends_on >= bindparam("first"),
)
