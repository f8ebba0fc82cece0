"""Agreeing to the rules of a placement: taken over once, ticked by three, revised while it runs."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from learning import clock
from learning.database import add_once, db, insert_once
from learning.errors import Refused
from learning.shadowing.models import Agreement, Placement
from learning.shadowing.placements import keeping
from learning.shadowing.placements.found import (
    placement_seen,
    wording_id_of,
    wording_in_force,
)
from learning.shadowing.placements.rules import EVERYBODY
from learning.shadowing.placements.wordings import Wording, is_revised
from learning.shadowing.rules import PlacementState

NO_RULES = (
    "There are no rules to agree to in the library of your school. "
    "Ask whoever looks after Alongside to put them back."
)
TICK_ALL = "Tick every rule. If you cannot agree to one, talk to the others first."


@dataclass(frozen=True, slots=True)
class Agreed:
    """Whether all three have agreed now, and whether that changed the rules in force."""

    by_all: bool
    changes_over: bool


def kept_wording_id(wording: Wording) -> int:
    """The key of these rules, which are kept once. Raises Refused if there are none."""
    if not wording.rules:
        raise Refused(NO_RULES)
    add_once(
        _WORDING,
        version=wording.version,
        digest=wording.digest,
        body=wording.body,
        created_at=clock.now(),
    )
    key = wording_id_of(wording.digest)
    assert key is not None  # noqa: S101 - it stands now
    return key


def wording_to_tick(kept: Wording | None, now: Wording, *, is_agreed: bool) -> Wording | None:
    """The rules that somebody ticks who has not agreed yet.

    Before all three have agreed, those of the guide as they are now. Afterwards the placement goes
    on under what was agreed, and the revised ones are offered beside them.
    """
    if kept is None or is_agreed:
        return kept
    return now if is_revised(kept, now) else kept


def agree(
    person_id: int, placement_id: int, now: Wording, *, digest: str, ticked: Collection[str]
) -> Agreed:
    """Whoever asks has agreed to these rules, as everything they are to the placement.

    `digest` names the rules they read. Raises Refused unless every rule is ticked, for rules that
    were revised meanwhile, and for a placement that has ended, is on hold or not accepted yet.
    """
    party = placement_seen(person_id, placement_id).party
    row, seen = keeping.locked(person_id, placement_id, party)
    keeping.check_goes_on(seen)
    kept = wording_in_force(row.wording_id)
    if kept is None:
        raise Refused("Wait for the host’s answer first.")
    wording = next((each for each in _offered(row, kept, now) if each.digest == digest), None)
    if wording is None:
        raise Refused("The rules were revised while you read. Please read them once more.", "rules")
    if not wording.slugs <= set(ticked):
        raise Refused(TICK_ALL, "rules")
    wording_id = kept_wording_id(wording)
    for party in seen.parties:
        add_once(
            _TICK,
            placement_id=row.id,
            wording_id=wording_id,
            party=party,
            person_id=person_id,
            created_at=clock.now(),
        )
    if row.state is not PlacementState.AGREED:
        row.wording_id = wording_id
    return Agreed(*_settled(row, wording_id))


def settle(row: Placement) -> None:
    """The placement is agreed, if time is released and all three have ticked its rules."""
    if row.wording_id is not None:
        _settled(row, row.wording_id)


def _offered(row: Placement, kept: Wording, now: Wording) -> list[Wording]:
    is_agreed = row.state is PlacementState.AGREED
    to_tick = wording_to_tick(kept, now, is_agreed=is_agreed)
    offered = [to_tick] if to_tick else []
    return [*offered, now] if is_agreed and is_revised(kept, now) else offered


def _settled(row: Placement, wording_id: int) -> tuple[bool, bool]:
    db.session.flush()
    ticked = set(
        db.session.scalars(
            select(Agreement.party).where(
                Agreement.placement_id == row.id, Agreement.wording_id == wording_id
            )
        )
    )
    if ticked != set(EVERYBODY):
        return False, False
    if row.state is PlacementState.AGREED:
        changes_over = row.wording_id != wording_id
        row.wording_id = wording_id
        return True, changes_over
    if row.state is not PlacementState.RELEASED:
        return False, False
    row.state, row.agreed_at = PlacementState.AGREED, clock.now()
    row.earlier_starts_on = row.earlier_ends_on = row.dates_changed_at = None
    keeping.changed(row)
    return True, False


_WORDING = insert_once("agreement_wordings", "digest")
_TICK = insert_once("agreements", "placement_id", "wording_id", "party")
