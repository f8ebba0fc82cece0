"""What a visit counts for in the visitor's own CPD record, once it is over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Integer, String, bindparam, cast, exists, or_, select

from learning import clock
from learning.cpd import services as ledger
from learning.cpd.models import CpdEntry
from learning.cpd.rules import CpdKind
from learning.database import db, rows_of, writing
from learning.drafts.hours import length
from learning.people.models import Organisation
from learning.shadowing.models import Observation, Placement, Visit
from learning.shadowing.rules import VisitState
from learning.shadowing.visits import rules
from learning.shadowing.visits.activities import SLACK, Entry, timed
from learning.shadowing.visits.queries import entries_of

SOURCE = "visit"


def counted_minutes(visit: Visit, entries: Sequence[Entry], now: datetime) -> int | None:
    """What the visit counts for: what was noted on it, else its length; None if for nothing.

    It counts once its host has signed it off, or once it is over and something is noted on it.
    """
    is_signed = visit.signed_off_at is not None
    was_seen = rules.is_over(visit.ends_at, now) and any(not each.is_deleted for each in entries)
    if visit.state is VisitState.CANCELLED or not (is_signed or was_seen):
        return None
    noted = sum(each.minutes for each in timed(entries, ends_at=visit.ends_at, now=now))
    return noted or length(visit.starts_at, visit.ends_at)


def count_visit(visit: Visit, entries: Sequence[Entry] | None = None) -> None:
    """The visitor's ledger says of this visit what is true of it now."""
    now = clock.now()
    minutes = counted_minutes(visit, entries_of(visit.id) if entries is None else entries, now)
    if minutes is None:
        ledger.remove_entry(visit.visitor_id, source=(SOURCE, str(visit.id)))
        return
    school = rows_of(_SCHOOL, placement_id=visit.placement_id)[0].name
    ledger.put_entry(
        visit.visitor_id,
        kind=CpdKind.VISIT,
        title=f"Visit to the SENCo at {school}",
        happened_on=clock.london_day(visit.starts_at),
        minutes=minutes,
        source=(SOURCE, str(visit.id)),
    )


def count_visits_over() -> None:
    """Every visit that has ended, and on which something is noted, stands in its visitor's ledger.

    May be called as often as one likes; it writes only if there is one.
    """
    over = clock.now() - SLACK
    found = [row.id for row in rows_of(_OVER, over=over)]
    if not found:
        return
    with writing():
        for visit_id in found:
            visit = db.session.get(Visit, visit_id, with_for_update=True)
            if visit is not None:
                count_visit(visit)


_SCHOOL = (
    select(Organisation.name)
    .join(Placement, Placement.host_organisation_id == Organisation.id)
    .where(Placement.id == bindparam("placement_id", type_=Integer))
)
_IS_COUNTED = exists().where(
    CpdEntry.person_id == Visit.visitor_id,
    CpdEntry.source_kind == SOURCE,
    CpdEntry.source_key == cast(Visit.id, String),
)
_IS_NOTED = exists().where(Observation.visit_id == Visit.id, Observation.is_deleted.is_(False))
_OVER = (
    select(Visit.id)
    .where(
        Visit.state == VisitState.PLANNED,
        Visit.ends_at < bindparam("over"),
        or_(Visit.signed_off_at.is_not(None), _IS_NOTED),
        ~_IS_COUNTED,
    )
    .order_by(Visit.id)
)
