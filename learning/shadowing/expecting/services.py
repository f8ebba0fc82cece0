"""Saying what day one expects. Nothing here is journalled."""

from collections.abc import Mapping

from sqlalchemy import delete

from learning import clock
from learning.database import db
from learning.diary.rules import edition as edition_name
from learning.errors import Conflict, Refused
from learning.people.services import take_turns
from learning.shadowing.expecting import rules
from learning.shadowing.models import ExpectedShare
from learning.shadowing.placements.queries import own_placement
from learning.shadowing.visits.queries import expected_of, has_begun_noting


def save_expected(
    visitor_id: int, placement_id: int, shares: Mapping[str, int], *, edition: str
) -> None:
    """The visitor expects this day. `edition` names what the form was made from.

    Raises NotFound for another's placement, Refused for what is no whole day and once the first
    activity is noted, Conflict if it was changed in another window.
    """
    placement = own_placement(visitor_id, placement_id)
    take_turns(visitor_id)
    standing = expected_of(placement_id)
    why = rules.why_not(
        placement.state, is_noted=has_begun_noting(placement_id), is_said=bool(standing)
    )
    if why is not None:
        raise Refused(why)
    rules.check_whole(shares)
    wanted = {slug: percent for slug, percent in shares.items() if percent}
    if wanted == {slug: percent for slug, percent in standing.items() if percent}:
        return
    if edition != edition_of(standing):
        raise Conflict("You changed this in another window. What stands now is above.", "")
    db.session.execute(delete(ExpectedShare).where(ExpectedShare.placement_id == placement_id))
    db.session.add_all(
        ExpectedShare(placement_id=placement_id, category_slug=slug, percent=percent)
        for slug, percent in shares.items()
    )
    placement.expected_at = clock.now()
    db.session.flush()


def edition_of(shares: Mapping[str, int]) -> str:
    """A name for an expected day as it stands; empty if none was said."""
    return edition_name(*sorted(shares.items())) if shares else ""
