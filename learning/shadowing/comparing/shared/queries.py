"""Reading a shared placement: only the parts shared, and for the host only while it runs."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from content import Library
from learning import clock
from learning.database import db
from learning.shadowing.comparing.pages import ComparisonPage
from learning.shadowing.comparing.queries import comparison_page
from learning.shadowing.comparing.seen import NotedVisit
from learning.errors import NotFound
from learning.shadowing.models import Placement
from learning.shadowing.placements.queries import host_may_read
from learning.shadowing.placements.rules import is_running
from learning.shadowing.rules import OPEN_STATES
from learning.sharing.lines import OpenedShare
from learning.sharing.queries import NoLongerShared
from learning.sharing.rules import Part


class NotBegun(NotFound):
    """The placement is agreed and its first day still to come; then its host sees what is shared."""

    def __init__(self, visitor_name: str, starts_on: date) -> None:
        super().__init__()
        self.visitor_name = visitor_name
        self.starts_on = starts_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPlacement:
    """A placement as its reader sees it. What is not shared is not in it.

    `comparison` is whole only with that part; `visits` carry energy, tags and notes only with
    theirs. What is not seen yet is part of the visits.
    """

    share: OpenedShare
    page: ComparisonPage
    visits: tuple[NotedVisit, ...]
    is_host: bool

    @property
    def shows_notes(self) -> bool:
        """Whether energy, tags and notes are shared."""
        return Part.NOTES in self.share.parts

    @property
    def shows_comparison(self) -> bool:
        """Whether the expected day beside those seen is shared."""
        return Part.COMPARISON in self.share.parts

    @property
    def shows_learning(self) -> bool:
        """Whether learning points are shared."""
        return Part.LEARNING in self.share.parts


def shared_placement(
    reader_id: int, share: OpenedShare, library: Library, *, now: datetime
) -> SharedPlacement:
    """A placement and no more of it than the share holds.

    Raises NoLongerShared if the placement is gone; for its host and the home leader also when it
    has ended, and NotBegun before it runs.
    """
    placement = db.session.get(Placement, share.subject_id)
    if placement is None or placement.visitor_id != share.owner_id:
        raise NoLongerShared
    if reader_id in (placement.host_id, placement.home_leader_id):
        _check_runs(reader_id, placement, share, clock.london_day(now))
    whole = comparison_page(placement, library, now=now, who=share.owner_name)
    return SharedPlacement(
        share=share,
        page=replace(whole, learning=whole.learning if Part.LEARNING in share.parts else ()),
        visits=tuple(_as_shared(each, share.parts) for each in whole.noted),
        is_host=reader_id == placement.host_id,
    )


def _check_runs(
    reader_id: int, placement: Placement, share: OpenedShare, today: date
) -> None:
    """Hold a placement to run, and whoever hosts it to work there still, or raise."""
    if not host_may_read(placement, reader_id, today):
        raise NoLongerShared
    if is_running(placement.state, placement.starts_on, placement.ends_on, today):
        return
    if placement.state in OPEN_STATES and today <= placement.ends_on:
        raise NotBegun(share.owner_name, placement.starts_on)
    raise NoLongerShared


def _as_shared(visit: NotedVisit, parts: frozenset[str]) -> NotedVisit:
    if Part.NOTES in parts:
        return visit
    return replace(
        visit,
        activities=tuple(
            replace(each, energy=None, tag=None, note="") for each in visit.activities
        ),
    )
