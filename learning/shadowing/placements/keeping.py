"""What every change of a placement goes through: whose it is, its words and days."""

from collections.abc import Collection
from datetime import date
from typing import NoReturn

from sqlalchemy import delete, select, update

from learning import clock
from learning.database import db
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.models import Agreement, Placement, Visit
from learning.shadowing.placements import rules
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.rules import Hold
from learning.shadowing.rules import LONGEST_PLACEMENT, MOST_AIMS, Party, VisitState

ELSEWHERE = "This was changed meanwhile. What stands now is shown above your words."
HELD = {
    Hold.HOST_LEFT: "It is on hold: the host no longer works at that school.",
    Hold.VISITOR_LEFT: "It is on hold: the list of the visitor’s school no longer names them.",
}


def locked(person_id: int, placement_id: int, party: Party) -> tuple[Placement, SeenPlacement]:
    """A placement that nobody else changes meanwhile, for somebody who is this party to it.

    Raises NotFound for anybody else.
    """
    row = db.session.scalar(
        select(Placement)
        .where(Placement.id == placement_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    seen = placement_seen(person_id, placement_id)
    if row is None or party not in seen.parties:
        raise NotFound
    return row, seen


def check_goes_on(seen: SeenPlacement) -> None:
    """Raises Refused for a placement that is on hold, or over."""
    if rules.is_closed(seen.state):
        raise Refused("This placement has ended. It stands as it was.")
    if seen.hold is not Hold.NONE:
        raise Refused(HELD[seen.hold])
    if seen.ends_on < clock.today():
        raise Refused("The days of this placement are over.")


def check_edition(row: Placement, edition: str, stands_now: str, field: str) -> None:
    """Raises Conflict if the placement was changed since the form was opened."""
    if str(row.edition) != edition:
        raise Conflict(ELSEWHERE, stands_now, field)


def changed(row: Placement) -> None:
    """The placement counts one change more."""
    row.edition += 1
    db.session.flush()


def not_now(message: str) -> NoReturn:
    """What was asked for cannot be, as things stand."""
    raise Refused(message)


def chosen_aims(wanted: Collection[str], offered: Collection[str]) -> str:
    """Aims as they are kept; Refused for too many, or for one that nobody offers."""
    kept = list(dict.fromkeys(wanted))
    if len(kept) > MOST_AIMS:
        raise Refused(f"Choose at most {MOST_AIMS} of these.", "aims")
    if not set(kept) <= set(offered):
        raise Refused("Choose from the aims that are offered.", "aims")
    return ",".join(kept)


def checked_days(
    starts_on: date | None, ends_on: date | None, *, before: date | None = None
) -> tuple[date, date]:
    """The first and the last day; Refused for what cannot be. A first day `before` may stay."""
    today = clock.today()
    if starts_on is None:
        raise Refused("Say from which day on.", "starts_on")
    if ends_on is None:
        raise Refused("Say until which day.", "ends_on")
    if starts_on < today and starts_on != before:
        raise Refused("Choose today or a later day.", "starts_on")
    if starts_on > today + rules.FURTHEST_AHEAD:
        raise Refused("Choose a day within the next year.", "starts_on")
    if ends_on < max(starts_on, today):
        raise Refused(
            "The last day comes before the first, or is past. Choose a later one.", "ends_on"
        )
    if ends_on - starts_on > LONGEST_PLACEMENT:
        raise Refused("A placement lasts at most a year. Choose an earlier last day.", "ends_on")
    return starts_on, ends_on


def forget_ticks(placement_id: int, *parties: Party) -> None:
    """Nobody of these has agreed to anything any more; without any named, nobody has."""
    gone = delete(Agreement).where(Agreement.placement_id == placement_id)
    if parties:
        gone = gone.where(Agreement.party.in_(parties))
    db.session.execute(gone.execution_options(synchronize_session=False))


def cancel_coming_visits(placement_id: int, party: Party) -> int:
    """No visit of the placement that has not begun takes place; how many there were."""
    result = db.session.execute(
        update(Visit)
        .where(
            Visit.placement_id == placement_id,
            Visit.state == VisitState.PLANNED,
            Visit.starts_at > clock.now(),
        )
        .values(state=VisitState.CANCELLED, cancelled_by=party, edition=Visit.edition + 1)
    )
    return int(result.rowcount)  # type: ignore[attr-defined] # an update has one
