"""Reading what was expected and seen on placements; always a person's own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Integer, bindparam, func, select

from content import Library
from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.database import rows_of
from learning.people.models import Organisation
from learning.shadowing.comparing.pages import ComparisonPage, VisitCompared
from learning.shadowing.comparing.rules import comparison, mode_shares
from learning.shadowing.comparing.seen import (
    NotedVisit,
    SeenRow,
    coverage,
    highs_and_lows,
)
from learning.shadowing.learning_points.queries import points_of
from learning.shadowing.models import (
    ExpectedShare,
    ExperienceSeen,
    Observation,
    Placement,
    Visit,
)
from learning.shadowing.rules import Tag, VisitState
from learning.shadowing.visits.queries import activities_of, expected_of, visits_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitInShort:
    """A visit that has taken place, as lists name it: `Visit to Oak Hill on 24 November 2026`."""

    visit_id: int
    placement_id: int
    title: str
    day: date
    is_signed_off: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowingInShort:
    """What somebody has seen on all their placements, for the pages of their way.

    `visits`: those that are over, newest first. `has_comparison`: a day was expected and something
    noted in one placement. `seen` and `unseen` count the experiences of the guide.
    """

    visits: tuple[VisitInShort, ...] = ()
    has_comparison: bool = False
    seen: int = 0
    unseen: int = 0
    tags: Mapping[Tag, int] = field(default_factory=dict)


def shadowing_in_short(
    person_id: int, today: date, guide: ShadowingGuide | None = None
) -> ShadowingInShort:
    """What this person has seen, in four statements. Without the guide `unseen` is 0.

    `today` is the day by which visits of earlier days are over; those of today are by the clock.
    """
    visits = visits_over(person_id, until=max(clock.now(), _begin(today)))
    seen = {row.slug for row in rows_of(_SEEN_BY, person_id=person_id)}
    both = rows_of(_COMPARED, person_id=person_id)
    return ShadowingInShort(
        visits=visits,
        has_comparison=bool(both and both[0].placements),
        seen=len(seen & {one.slug for one in guide.experiences}) if guide else len(seen),
        unseen=sum(one.slug not in seen for one in guide.experiences) if guide else 0,
        tags={row.tag: row.times for row in rows_of(_TAGS, person_id=person_id)},
    )


def visits_over(person_id: int, *, until: datetime) -> tuple[VisitInShort, ...]:
    """A person's own visits that took place and were over at that instant, newest first."""
    return tuple(
        VisitInShort(
            visit_id=row.id,
            placement_id=row.placement_id,
            title=visit_title(row.name, clock.london_day(row.starts_at)),
            day=clock.london_day(row.starts_at),
            is_signed_off=row.signed_off_at is not None,
        )
        for row in rows_of(VISITS_OVER, person_id=person_id, until=until)
    )


def visit_title(school: str, day: date) -> str:
    """What a visit is called wherever it is named alone; it never holds a person's name."""
    return f"Visit to {school} on {day.day} {day:%B %Y}"


def placement_title(school: str, starts_on: date) -> str:
    """What a placement is called wherever it is named alone."""
    return f"Placement at {school}, {starts_on:%B %Y}"


def school_of(placement: Placement) -> str:
    """The name of the school that is visited."""
    return str(rows_of(_SCHOOL, organisation_id=placement.host_organisation_id)[0].name)


def seen_on(placement_id: int) -> tuple[SeenRow, ...]:
    """What was ticked as seen on a placement."""
    rows = rows_of(_SEEN, placement_id=placement_id)
    return tuple(SeenRow(slug=r.slug, visit_id=r.visit_id, seen_on=r.seen_on) for r in rows)


def comparison_page(
    placement: Placement, library: Library, *, now: datetime, who: str = "You"
) -> ComparisonPage:
    """Everything that pages of comparing show. Seven statements.

    Whoever calls has made sure that it may be shown to whoever asks, and shows no more.
    """
    guide = library.shadowing
    visits = noted_visits(visits_of(placement.id), now=now)
    expected = expected_of(placement.id)
    every = [each for visit in visits for each in visit.activities]
    whole = comparison(guide.categories, expected, every)
    return ComparisonPage(
        placement_id=placement.id,
        title=placement_title(school_of(placement), placement.starts_on),
        who=who,
        today=clock.london_day(now),
        whole=whole,
        visits=tuple(
            _compared(visit, [row.category.slug for row in whole.rows], guide)
            for visit in visits
            if visit.minutes
        ),
        modes=mode_shares(every),
        coverage=coverage(guide, seen_on(placement.id)),
        highs_and_lows=highs_and_lows(guide, visits),
        noted=visits,
        learning=points_of(placement.id, library),
    )


def noted_visits(visits: Sequence[Visit], *, now: datetime) -> tuple[NotedVisit, ...]:
    """What was noted on each of these visits that was not cancelled and has begun."""
    standing = [
        each for each in visits if each.state is VisitState.PLANNED and each.starts_at <= now
    ]
    activities = activities_of([each.id for each in standing], now=now)
    return tuple(
        NotedVisit(
            visit_id=each.id,
            day=clock.london_day(each.starts_at),
            activities=tuple(activities.get(each.id, ())),
        )
        for each in standing
    )


def _compared(visit: NotedVisit, slugs: Collection[str], guide: ShadowingGuide) -> VisitCompared:
    alone = {
        row.category.slug: row for row in comparison(guide.categories, {}, visit.activities).rows
    }
    return VisitCompared(
        visit_id=visit.visit_id,
        day=visit.day,
        minutes=visit.minutes,
        shares=tuple(alone[slug].observed if slug in alone else 0 for slug in slugs),
        modes=mode_shares(visit.activities),
    )


def _begin(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=clock.LONDON)


_OWN = Placement.visitor_id == bindparam("person_id", type_=Integer)
_TOOK_PLACE = Visit.state == VisitState.PLANNED
VISITS_OVER = (
    select(Visit.id, Visit.placement_id, Visit.starts_at, Visit.signed_off_at, Organisation.name)
    .join(Placement, Placement.id == Visit.placement_id)
    .join(Organisation, Organisation.id == Placement.host_organisation_id)
    .where(
        Visit.visitor_id == bindparam("person_id", type_=Integer),
        _TOOK_PLACE,
        Visit.ends_at <= bindparam("until"),
    )
    .order_by(Visit.starts_at.desc(), Visit.id.desc())
)
_SEEN = (
    select(
        ExperienceSeen.experience_slug.label("slug"),
        ExperienceSeen.visit_id,
        ExperienceSeen.seen_on,
    )
    .where(ExperienceSeen.placement_id == bindparam("placement_id", type_=Integer))
    .order_by(ExperienceSeen.seen_on, ExperienceSeen.id)
)
_SEEN_BY = (
    select(ExperienceSeen.experience_slug.label("slug"))
    .join(Placement, Placement.id == ExperienceSeen.placement_id)
    .where(_OWN)
    .distinct()
)
_NOTED = (
    select(Observation.tag, func.count().label("times"))
    .join(Visit, Visit.id == Observation.visit_id)
    .where(
        Visit.visitor_id == bindparam("person_id", type_=Integer),
        _TOOK_PLACE,
        Observation.is_deleted.is_(False),
    )
)
_TAGS = _NOTED.where(Observation.tag.is_not(None)).group_by(Observation.tag)
_COMPARED = (
    select(func.count(Placement.id.distinct()).label("placements"))
    .join(ExpectedShare, ExpectedShare.placement_id == Placement.id)
    .join(Visit, Visit.placement_id == Placement.id)
    .join(Observation, Observation.visit_id == Visit.id)
    .where(_OWN, _TOOK_PLACE, Observation.is_deleted.is_(False))
)
_SCHOOL = select(Organisation.name).where(
    Organisation.id == bindparam("organisation_id", type_=Integer)
)
