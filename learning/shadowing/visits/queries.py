"""Reading visits and what was noted there. The activities are the visitor's alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Integer, bindparam, exists, func, select

from learning import clock
from learning.database import db, rows_of
from learning.errors import NotFound
from learning.people.models import Organisation
from learning.shadowing.models import ExpectedShare, Observation, Placement, Visit
from learning.shadowing.placements import presence
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.rules import Hold
from learning.shadowing.rules import PlacementState, VisitState
from learning.shadowing.visits import rules
from learning.shadowing.visits.activities import Activity, Entry, timed


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVisit:
    """A visit of the visitor's own while it is changed, and how its placement stands."""

    visit: Visit
    state: PlacementState
    hold: Hold
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVisit:
    """A visit and its placement, as one of the three sees it."""

    visit: Visit
    placement: SeenPlacement

    @property
    def last_day_to_comment(self) -> date:
        """The last day on which its host can comment and sign off."""
        closed_at = self.placement.closed_at
        closed_on = clock.london_day(closed_at) if closed_at else None
        return rules.last_day_to_comment(self.placement.ends_on, closed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVisit:
    """Another visit of the same visitor: when, and at which school."""

    starts_at: datetime
    ends_at: datetime
    school: str


def visits_of(placement_id: int) -> tuple[Visit, ...]:
    """All visits of a placement, cancelled ones too, by their start. One statement."""
    return tuple(
        db.session.scalars(
            select(Visit)
            .where(Visit.placement_id == placement_id)
            .order_by(Visit.starts_at, Visit.id)
        )
    )


def own_visit(visitor_id: int, visit_id: int) -> Visit:
    """A visit of this visitor's; raises NotFound for any other."""
    row = db.session.scalar(
        select(Visit).where(Visit.id == visit_id, Visit.visitor_id == visitor_id)
    )
    if row is None:
        raise NotFound
    return row


def own_seen_visit(visitor_id: int, visit_id: int) -> SeenVisit:
    """A visit of this visitor's with its placement; raises NotFound. Two statements."""
    visit = own_visit(visitor_id, visit_id)
    return SeenVisit(visit=visit, placement=placement_seen(visitor_id, visit.placement_id))


def seen_visit(person_id: int, visit_id: int) -> SeenVisit:
    """A visit as visitor, host or home leader sees it; raises NotFound for anybody else."""
    visit = db.session.get(Visit, visit_id)
    if visit is None:
        raise NotFound
    return SeenVisit(visit=visit, placement=placement_seen(person_id, visit.placement_id))


def held_visit(visitor_id: int, visit_id: int, today: date) -> HeldVisit:
    """A visit of this visitor's, held until the change is kept; raises NotFound. One statement.

    Nobody else changes what is noted on it meanwhile: other windows wait for its row.
    """
    found = db.session.execute(_HELD, {"key": visit_id, "visitor_id": visitor_id, "today": today})
    row = found.first()
    if row is None:
        raise NotFound
    return HeldVisit(
        visit=row.Visit,
        state=row.state,
        hold=Hold(row.hold),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def other_visits(visitor_id: int, *, but: int | None = None) -> tuple[OtherVisit, ...]:
    """Every visit of a visitor's that is to take place, at all schools, but for one."""
    rows = rows_of(_OTHERS, visitor_id=visitor_id, but=but or 0)
    return tuple(
        OtherVisit(starts_at=row.starts_at, ends_at=row.ends_at, school=row.name) for row in rows
    )


def count_of_visits(placement_id: int) -> int:
    """How many visits of a placement are not cancelled."""
    return int(rows_of(_COUNT, placement_id=placement_id)[0].visits)


def has_begun_noting(placement_id: int) -> bool:
    """Whether anything is noted on any visit of a placement."""
    return bool(rows_of(_IS_NOTED, placement_id=placement_id)[0].is_noted)


def entries_of(visit_id: int) -> tuple[Entry, ...]:
    """What stands for a visit, without what was deleted."""
    rows = db.session.scalars(
        select(Observation)
        .where(Observation.visit_id == visit_id, Observation.is_deleted.is_(False))
        .order_by(Observation.id)
    )
    return tuple(entry_of(row) for row in rows)


def activities_of(visit_ids: Sequence[int], *, now: datetime) -> Mapping[int, tuple[Activity, ...]]:
    """For each of these visits what was noted, as it began; empty where nothing was.

    A running one ends when its visit ends, or now. One statement, none for no visit.
    """
    found: dict[int, list[Entry]] = {visit_id: [] for visit_id in visit_ids}
    ends: dict[int, datetime] = {}
    if not found:
        return {}
    rows = db.session.execute(
        select(Observation, Visit.ends_at)
        .join(Visit, Visit.id == Observation.visit_id)
        .where(Observation.visit_id.in_(list(found)), Observation.is_deleted.is_(False))
    )
    for row, ends_at in rows:
        found[row.visit_id].append(entry_of(row))
        ends[row.visit_id] = ends_at
    return {
        visit_id: timed(entries, ends_at=ends[visit_id], now=now) if entries else ()
        for visit_id, entries in found.items()
    }


def expected_of(placement_id: int) -> Mapping[str, int]:
    """How the visitor thinks a SENCo's day divides: per cent by category; empty if not set."""
    rows = db.session.execute(
        select(ExpectedShare.category_slug, ExpectedShare.percent)
        .where(ExpectedShare.placement_id == placement_id)
        .order_by(ExpectedShare.id)
    )
    return {row.category_slug: row.percent for row in rows}


def entry_of(row: Observation) -> Entry:
    """A row as a value."""
    return Entry(
        key=row.client_key,
        category_slug=row.category_slug,
        changed_at=row.changed_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        minutes=row.minutes,
        mode=row.mode,
        energy=row.energy,
        tag=row.tag,
        note=row.note,
        others=others_of(row.merged_keys),
        is_deleted=row.is_deleted,
    )


def others_of(kept: str) -> tuple[tuple[str, int], ...]:
    """Further keys of an entry as a row keeps them: `key+97,key+0`."""
    pairs = (each.partition("+") for each in kept.split(",") if each)
    return tuple((key, int(late or 0)) for key, _, late in pairs)


def others_kept(others: Iterable[tuple[str, int]]) -> str:
    """The same, to be kept."""
    return ",".join(f"{key}+{late}" for key, late in others)


_VISITOR = bindparam("visitor_id", type_=Integer)
_PLACEMENT = bindparam("placement_id", type_=Integer)
_HELD = (
    select(
        Visit,
        Placement.state,
        Placement.starts_on,
        Placement.ends_on,
        presence.HOLD.label("hold"),
    )
    .join(Placement, Placement.id == Visit.placement_id)
    .where(Visit.id == bindparam("key", type_=Integer), Visit.visitor_id == _VISITOR)
    .with_for_update(of=Visit)
    .execution_options(populate_existing=True)
)
_OTHERS = (
    select(Visit.starts_at, Visit.ends_at, Organisation.name)
    .join(Placement, Placement.id == Visit.placement_id)
    .join(Organisation, Organisation.id == Placement.host_organisation_id)
    .where(
        Visit.visitor_id == _VISITOR,
        Visit.state == VisitState.PLANNED,
        Visit.id != bindparam("but", type_=Integer),
    )
    .order_by(Visit.starts_at, Visit.id)
)
_COUNT = select(func.count().label("visits")).where(
    Visit.placement_id == _PLACEMENT, Visit.state == VisitState.PLANNED
)
_IS_NOTED = select(
    exists(
        select(Observation.id)
        .join(Visit, Visit.id == Observation.visit_id)
        .where(Visit.placement_id == _PLACEMENT, Observation.is_deleted.is_(False))
    ).label("is_noted")
)
