"""Reading visits and what was noted there. The activities are the visitor's alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from learning.database import db
from learning.errors import NotFound
from learning.shadowing.models import ExpectedShare, Observation, Visit
from learning.shadowing.visits.activities import Activity, Entry, timed


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
        .where(Observation.visit_id.in_(list(found)))
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
