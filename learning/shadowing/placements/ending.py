"""The end of a placement: declined, withdrawn, cancelled or finished; and what ends with it."""

from collections.abc import Collection
from datetime import date

from learning import clock
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import words
from learning.errors import Refused
from learning.shadowing.models import Placement
from learning.shadowing.placements import keeping, rules
from learning.shadowing.placements.rules import draft_key
from learning.shadowing.rules import Party, PlacementState
from learning.sharing.rules import SubjectKind
from learning.sharing.services import end_by, withdraw_all

ENDS_AS = {
    Party.VISITOR: PlacementState.WITHDRAWN,
    Party.HOST: PlacementState.CANCELLED,
    Party.HOME_LEADER: PlacementState.CANCELLED,
}


def decline(
    host_id: int, placement_id: int, *, note: str, names_no_pupil: bool = False
) -> Placement:
    """The host cannot this time. Raises Refused if they had said yes, NotFound unless asked."""
    row, _ = keeping.locked(host_id, placement_id, Party.HOST)
    if row.state is PlacementState.DECLINED:
        return row
    if row.state is not PlacementState.REQUESTED:
        raise Refused("You have said yes already. You can cancel the placement instead.")
    _end(row, PlacementState.DECLINED, Party.HOST, note, names_no_pupil=names_no_pupil)
    discard_drafts(host_id, draft_key(placement_id))
    return row


def stop(
    person_id: int, placement_id: int, party: Party, *, note: str, names_no_pupil: bool = False
) -> int:
    """The visitor has withdrawn, or host or leader has cancelled; how many visits go with it.

    Nobody sees anything of it any more by a share. Raises Refused for one that has ended.
    """
    row, seen = keeping.locked(person_id, placement_id, party)
    if row.state is ENDS_AS[party] and row.closed_by is party:
        return 0
    was_agreed = row.state is PlacementState.AGREED
    if rules.is_closed(row.state) or (was_agreed and row.ends_on < clock.today()):
        raise Refused("This placement has ended. It stands as it was.")
    if party is Party.HOST and seen.state is PlacementState.REQUESTED:
        raise Refused("You have not said yes yet. You can decline instead.")
    _end(row, ENDS_AS[party], party, note, names_no_pupil=names_no_pupil)
    withdraw_all(SubjectKind.PLACEMENT, row.id)
    return keeping.cancel_coming_visits(row.id, party)


def finish(visitor_id: int, placement_id: int) -> int:
    """The visitor says that it is done before its last day; how many visits are cancelled by that.

    What is shared with host and leader ends. Raises Refused before it has begun, or once it ended.
    """
    row, seen = keeping.locked(visitor_id, placement_id, Party.VISITOR)
    if row.state is PlacementState.FINISHED:
        return 0
    today = clock.today()
    if row.state is not PlacementState.AGREED or seen.is_over(today):
        raise Refused("This placement is not running. There is nothing to finish.")
    if row.starts_on > today:
        raise Refused("It has not begun yet. You can withdraw instead.")
    row.state, row.closed_at, row.closed_by = PlacementState.FINISHED, clock.now(), Party.VISITOR
    keeping.changed(row)
    shares_end_by(row, [key for key in (row.host_id, row.home_leader_id) if key], None)
    return keeping.cancel_coming_visits(row.id, Party.VISITOR)


def shares_end_by(row: Placement, person_ids: Collection[int], last_day: date | None) -> None:
    """What these people may see of the placement ends by that day at the latest; None: now."""
    end_by(SubjectKind.PLACEMENT, row.id, person_ids, last_day)


def _end(
    row: Placement, state: PlacementState, party: Party, note: str, *, names_no_pupil: bool
) -> None:
    row.closing_note = words(note, "note", rules.LONGEST_CLOSING, names_no_pupil=names_no_pupil)
    row.state, row.closed_at, row.closed_by = state, clock.now(), party
    keeping.changed(row)
