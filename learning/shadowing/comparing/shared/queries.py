"""Reading a shared placement: only the parts shared, and for the host only while it runs."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from content import Library
from learning import clock
from learning.database import db
from learning.diary.rules import MODE_NAMES, Mode, hours
from learning.errors import NotFound
from learning.shadowing.comparing.pages import ComparisonPage
from learning.shadowing.comparing.queries import comparison_page
from learning.shadowing.comparing.rules import Comparison
from learning.shadowing.comparing.seen import HighsAndLows, category_title
from learning.shadowing.models import Placement
from learning.shadowing.placements.queries import host_may_read
from learning.shadowing.placements.rules import is_running
from learning.shadowing.rules import ENERGY_WORDS, OPEN_STATES, TAG_WORDS
from learning.shadowing.visits.activities import Activity
from learning.sharing.lines import OpenedShare
from learning.sharing.queries import NoLongerShared
from learning.sharing.rules import Part, part_in_words

NO_MOMENTS = HighsAndLows(tagged=(), energy=(), flashpoints=())
NO_COMPARISON = Comparison(rows=(), minutes=0, surprises=())


class NotBegun(NotFound):
    """The placement does not run yet; once it does, its host sees what is shared."""

    def __init__(self, visitor_name: str, starts_on: date) -> None:
        super().__init__()
        self.visitor_name = visitor_name
        self.starts_on = starts_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedActivity:
    """Something seen, as its reader sees it; `facts` are the time, and what else is shared."""

    title: str
    facts: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedVisit:
    """A visit as its reader sees it."""

    day: date
    activities: tuple[SharedActivity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPlacement:
    """A placement as its reader sees it. What is not shared is not in it.

    `visits` hold energy, tags and notes only with that part. What is not seen yet is part
    of the visits.
    """

    share: OpenedShare
    page: ComparisonPage
    visits: tuple[SharedVisit, ...]
    is_host: bool

    @property
    def kept_back(self) -> tuple[str, ...]:
        """The parts that are not shared, in words."""
        return tuple(
            part_in_words(part).lower()
            for part in (Part.NOTES, Part.COMPARISON, Part.LEARNING)
            if part not in self.share.parts
        )

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
    page = _as_shared(
        comparison_page(placement, library, now=now, who=share.owner_name), share.parts
    )
    return SharedPlacement(
        share=share,
        page=page,
        visits=tuple(
            SharedVisit(
                day=visit.day,
                activities=tuple(
                    _activity(each, library, share.parts) for each in visit.activities
                ),
            )
            for visit in page.noted
        ),
        is_host=reader_id == placement.host_id,
    )


def _check_runs(reader_id: int, placement: Placement, share: OpenedShare, today: date) -> None:
    """Hold a placement to run, and whoever hosts it to work there still, or raise."""
    if not host_may_read(placement, reader_id, today):
        raise NoLongerShared
    if is_running(placement.state, placement.starts_on, placement.ends_on, today):
        return
    if placement.state in OPEN_STATES and today <= placement.ends_on:
        raise NotBegun(share.owner_name, placement.starts_on)
    raise NoLongerShared


def _as_shared(page: ComparisonPage, parts: frozenset[str]) -> ComparisonPage:
    """The page without what is not shared."""
    if Part.NOTES not in parts:
        page = replace(page, highs_and_lows=NO_MOMENTS)
    if Part.COMPARISON not in parts:
        page = replace(page, whole=NO_COMPARISON, visits=(), modes=dict.fromkeys(Mode, 0))
    return page if Part.LEARNING in parts else replace(page, learning=())


def _activity(each: Activity, library: Library, parts: frozenset[str]) -> SharedActivity:
    facts = [hours(each.minutes)]
    if each.mode is not None:
        facts.append(MODE_NAMES[each.mode].lower())
    has_notes = Part.NOTES in parts
    if has_notes and each.energy is not None:
        facts.append(ENERGY_WORDS[each.energy].lower())
    if has_notes and each.tag is not None:
        facts.append(TAG_WORDS[each.tag].lower())
    return SharedActivity(
        title=category_title(library.shadowing, each.category_slug),
        facts=tuple(facts),
        note=each.note if has_notes else "",
    )
