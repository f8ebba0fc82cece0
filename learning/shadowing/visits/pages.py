"""What the pages of a visit show: finished facts, worked out once. Knows no SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from content.shadowing_types import Category, ShadowingGuide
from learning.clock import london_day
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.hours import clock_change, length
from learning.shadowing.models import Visit
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.pages import AimLine, aim_lines
from learning.shadowing.rules import Party, VisitState
from learning.shadowing.visits import rules as decisions
from learning.shadowing.visits.lines import ActivityLine
from learning.shadowing.visits.queries import SeenVisit
from learning.shadowing.visits.times import span_in_words

CANCELLED_BY = {
    Party.VISITOR: "Cancelled by the visitor",
    Party.HOST: "Cancelled by the host",
    Party.HOME_LEADER: "Cancelled by the leader at the visitor’s school",
    None: "Cancelled",
}


@dataclass(frozen=True, kw_only=True)
class VisitPage:
    """A visit as one of the three has it before them. `lines` and `rules`: for the visitor alone.

    `rules`: the titles of what was agreed to.
    """

    seen: SeenVisit
    guide: ShadowingGuide
    now: datetime
    lines: Sequence[ActivityLine] = ()
    has_expected: bool = True
    rules: Sequence[str] = ()

    @property
    def visit(self) -> Visit:
        """The row of the visit."""
        return self.seen.visit

    @property
    def visit_id(self) -> int:
        """Its key."""
        return self.visit.id

    @property
    def placement(self) -> SeenPlacement:
        """Its placement."""
        return self.seen.placement

    @property
    def today(self) -> date:
        """The present day in London."""
        return london_day(self.now)

    @property
    def when(self) -> str:
        """Day and times."""
        return span_in_words(self.visit.starts_at, self.visit.ends_at)

    @property
    def clock_change(self) -> str:
        """A sentence about the clocks, if they change during the visit."""
        return clock_change(self.visit.starts_at, self.visit.ends_at)

    @property
    def title(self) -> str:
        """What it is called: by the school for the visitor, by the visitor for the others."""
        if self.placement.is_visitor:
            return f"Visit to {self.placement.host_school}"
        return f"Visit of {self.placement.visitor_name}"

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.visit.state is VisitState.CANCELLED

    @property
    def cancelled(self) -> str:
        """Who cancelled it, in words."""
        return CANCELLED_BY[self.visit.cancelled_by]

    @cached_property
    def why_not_noted(self) -> str | None:
        """Why nothing can be noted on it, at any time; None if something can."""
        seen = self.placement
        if self.is_cancelled:
            return decisions.CANCELLED
        return decisions.why_not_noted(
            seen.state, seen.hold, seen.starts_on, seen.ends_on, self.today
        )

    @cached_property
    def why_not_live(self) -> str | None:
        """Why nothing can be noted as it happens; None if something can."""
        live = decisions.why_not_live(self.visit.starts_at, self.visit.ends_at, self.now)
        return self.why_not_noted or live

    @property
    def has_begun(self) -> bool:
        """Whether its planned time has come."""
        return self.now >= self.visit.starts_at

    @property
    def is_over(self) -> bool:
        """Whether its planned time has passed."""
        return self.now >= self.visit.ends_at

    @property
    def may_note_live(self) -> bool:
        """Whether the page of the day is open."""
        return self.why_not_live is None

    @property
    def may_note_afterwards(self) -> bool:
        """Whether the whole day can be entered."""
        return self.has_begun and self.why_not_noted is None

    def _may_change(self, party: Party) -> bool:
        why = decisions.why_not_changed(
            party, self.visit.state, self.visit.starts_at, self.visit.signed_off_at, self.now
        )
        return why is None

    @cached_property
    def may_change(self) -> bool:
        """Whether whoever looks can change when and where it is."""
        party = Party.VISITOR if self.placement.is_visitor else self.placement.party
        return self.why_not_noted is None and self._may_change(party)

    @cached_property
    def may_cancel(self) -> bool:
        """Whether whoever looks can cancel it."""
        party = Party.VISITOR if self.placement.is_visitor else self.placement.party
        return self._may_change(party) and not self.lines

    @cached_property
    def may_judge(self) -> bool:
        """Whether its host can comment on it and sign it off."""
        why = decisions.why_no_comment(
            self.visit.state,
            self.visit.starts_at,
            self.seen.last_day_to_comment,
            self.today,
            self.now,
        )
        return self.placement.is_host and why is None

    @cached_property
    def aims(self) -> tuple[AimLine, ...]:
        """What the visitor watches for, with questions to put."""
        return aim_lines(self.placement.aims, self.guide)

    @property
    def comment(self) -> Paragraphs:
        """What the host said."""
        return paragraphs(self.visit.host_comment)

    @property
    def categories(self) -> Sequence[Category]:
        """The kinds of work of the guide."""
        return self.guide.categories

    @property
    def length(self) -> int:
        """Its planned minutes."""
        return length(self.visit.starts_at, self.visit.ends_at)

    @property
    def minutes(self) -> int:
        """All minutes noted."""
        return sum(line.activity.minutes for line in self.lines)

    @cached_property
    def live(self) -> tuple[ActivityLine, ...]:
        """What was noted with its times, the latest first."""
        return tuple(line for line in reversed(self.lines) if line.activity.started_at)

    @cached_property
    def afterwards(self) -> tuple[ActivityLine, ...]:
        """What was entered afterwards."""
        return tuple(line for line in self.lines if not line.activity.started_at)

    @property
    def running(self) -> ActivityLine | None:
        """What goes on just now."""
        return next((line for line in self.live if line.activity.is_running), None)

    @property
    def last(self) -> ActivityLine | None:
        """What began last."""
        return self.live[0] if self.live else None

    @property
    def minutes_live(self) -> int:
        """The minutes of what was noted live."""
        return sum(line.activity.minutes for line in self.live)

    @property
    def minutes_afterwards(self) -> int:
        """The minutes of what was entered afterwards."""
        return sum(line.activity.minutes for line in self.afterwards)

    def line(self, key: str) -> ActivityLine | None:
        """The activity of that key."""
        return next((line for line in self.lines if line.activity.key == key), None)


def visit_in_words(visit: Visit) -> str:
    """When a visit is, for lists."""
    return span_in_words(visit.starts_at, visit.ends_at)


def state_in_words(visit: Visit, now: datetime) -> str:
    """Where a visit stands, for lists, in a word or two."""
    if visit.state is VisitState.CANCELLED:
        return CANCELLED_BY[visit.cancelled_by]
    if visit.signed_off_at is not None:
        return "Signed off"
    if now >= visit.ends_at:
        return "Not signed off yet"
    return "Today" if london_day(visit.starts_at) == london_day(now) else "Planned"
