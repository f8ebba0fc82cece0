"""What the page of one placement shows, to each of the three. Pure values, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.shadowing.comparing.rules import words_of
from learning.shadowing.models import Visit
from learning.shadowing.placements import rules
from learning.shadowing.placements.agreeing import wording_to_tick
from learning.shadowing.placements.lines import SeenPlacement, Tick
from learning.shadowing.placements.overview import situation
from learning.shadowing.placements.rules import Hold, Next
from learning.shadowing.placements.wordings import Wording, is_revised
from learning.shadowing.rules import PARTY_WORDS, Party, PlacementState, VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way of a placement. Without a day it is still to come."""

    title: str
    day: date | None
    is_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """One of the three: who, and when they agreed to the rules; None: not yet."""

    party: Party
    name: str
    agreed_at: datetime | None
    is_asked: bool

    @property
    def what(self) -> str:
        """What they are to the placement."""
        return PARTY_WORDS[self.party]


@dataclass(frozen=True, slots=True, kw_only=True)
class AimLine:
    """An aim that was chosen, with questions to put to the host; none if the guide lost it."""

    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlacementPage:
    """A placement as one of the three has it before them."""

    seen: SeenPlacement
    today: date
    kept: Wording | None
    in_guide: Wording
    ticks: Sequence[Tick]
    visits: Sequence[Visit]
    aims: Sequence[AimLine]

    @property
    def placement_id(self) -> int:
        """The key of the placement."""
        return self.seen.placement_id

    @cached_property
    def title(self) -> str:
        """What it is called: by the host for the visitor, by the visitor for the others."""
        if self.seen.is_visitor:
            return f"Placement with {self.seen.host_name}"
        return f"Placement of {self.seen.visitor_name}"

    @cached_property
    def now(self) -> rules.Situation:
        """What decides what comes next."""
        return situation(self.seen, self.ticks, self.today, has_visit=bool(self.coming))

    @cached_property
    def next(self) -> Next:
        """The one next thing for whoever looks; of two that one person is, what asks something."""
        following = [rules.next_for(party, self.now) for party in sorted(self.seen.parties)]
        asking = [each for each in following if each not in rules.WAITING]
        return (asking or following)[0]

    @property
    def state_words(self) -> str:
        """Where it stands."""
        return rules.where_it_stands(self.now)

    @cached_property
    def is_over(self) -> bool:
        """Whether nothing goes on in it any more."""
        return self.seen.is_over(self.today)

    @property
    def is_ended(self) -> bool:
        """Whether it stands as it was: ended by somebody, or agreed and its days over."""
        was_agreed = self.seen.state is PlacementState.AGREED
        return rules.is_closed(self.seen.state) or (was_agreed and self.is_over)

    @property
    def is_held(self) -> bool:
        """Whether nothing goes on in it for the time being."""
        return self.seen.hold is not Hold.NONE and not self.is_ended

    @property
    def is_agreed(self) -> bool:
        """Whether all three have agreed, and nobody has ended it."""
        return self.seen.state is PlacementState.AGREED

    @property
    def was_agreed(self) -> bool:
        """Whether all three have agreed once, so that there can be something to see and share."""
        return self.is_agreed or self.seen.agreed_at is not None or bool(self.visits)

    @property
    def may_plan(self) -> bool:
        """Whether a visit may be planned now."""
        seen = self.seen
        return rules.may_plan(seen.state, seen.hold, seen.ends_on, self.today)

    @cached_property
    def coming(self) -> tuple[Visit, ...]:
        """Planned visits that are not over."""
        now = clock.now()
        return tuple(
            each for each in self.visits if each.state is VisitState.PLANNED and each.ends_at > now
        )

    @cached_property
    def to_tick(self) -> Wording | None:
        """The rules in force for whoever has not agreed yet."""
        return wording_to_tick(self.kept, self.in_guide, is_agreed=self.is_agreed)

    @cached_property
    def revised(self) -> Wording | None:
        """Rules that are newer than those under which the placement runs."""
        is_newer = self.kept is not None and is_revised(self.kept, self.in_guide)
        return self.in_guide if is_newer and self.is_agreed and not self.is_ended else None

    @cached_property
    def parties(self) -> tuple[PartyLine, ...]:
        """The three, with when they agreed to the rules that count now."""
        is_newer = self.to_tick is not self.kept
        return self._lines(None if is_newer else self.seen.wording_id)

    def parties_for(self, wording_id: int | None) -> tuple[PartyLine, ...]:
        """The three, with when they agreed to those rules."""
        return self._lines(wording_id)

    @property
    def may_tick(self) -> bool:
        """Whether whoever looks has still to agree to the rules that count now."""
        if self.kept is None or self.is_ended or self.is_held or self.is_over:
            return False
        return any(line.party in self.seen.parties and not line.agreed_at for line in self.parties)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The way of it: what has been, and what is to come."""
        seen = self.seen
        instants = (
            ("Asked", seen.made_at),
            ("Accepted by the host", seen.accepted_at),
            ("Time released", seen.released_at),
            ("Agreed by all three", seen.agreed_at),
        )
        days = [(title, clock.london_day(at) if at else None) for title, at in instants]
        has_begun = self.is_agreed and seen.starts_on <= self.today
        days.append(("Visits", seen.starts_on if has_begun else None))
        days.append(("Finished", self._finished_on()))
        here = next((title for title, day in days if day is None), None)
        if has_begun and not self.is_ended:
            here = "Visits"
        return tuple(
            Step(title=title, day=day, is_here=title == here and not self.is_ended)
            for title, day in days
        )

    @property
    def aim_lines(self) -> Paragraphs:
        """The visitor's own words."""
        return paragraphs(self.seen.aim)

    @property
    def host_lines(self) -> Paragraphs:
        """What the host wrote about where to come."""
        return paragraphs(self.seen.host_note)

    @property
    def leader_lines(self) -> Paragraphs:
        """What the leader wrote."""
        return paragraphs(self.seen.leader_note)

    @property
    def closing_lines(self) -> Paragraphs:
        """What whoever ended it wrote."""
        return paragraphs(self.seen.closing_note)

    def _lines(self, wording_id: int | None) -> tuple[PartyLine, ...]:
        names = {
            Party.VISITOR: self.seen.visitor_name,
            Party.HOST: self.seen.host_name,
            Party.HOME_LEADER: self.seen.leader_name or "Not asked yet",
        }
        agreed = {t.party: t for t in self.ticks if t.wording_id == wording_id}
        return tuple(
            PartyLine(
                party=party,
                name=agreed[party].name if party in agreed else names[party],
                agreed_at=agreed[party].at if party in agreed else None,
                is_asked=party is not Party.HOME_LEADER or bool(self.seen.leader_name),
            )
            for party in Party
        )

    def _finished_on(self) -> date | None:
        if self.seen.state is PlacementState.FINISHED and self.seen.closed_at:
            return clock.london_day(self.seen.closed_at)
        return self.seen.ends_on if self.is_agreed and self.is_over else None


def aim_lines(slugs: Sequence[str], guide: ShadowingGuide) -> tuple[AimLine, ...]:
    """The aims that were chosen; what the guide no longer has is read off its slug."""
    found = ((slug, guide.aim(slug)) for slug in slugs)
    return tuple(
        AimLine(
            text=aim.text if aim else words_of(slug),
            questions=tuple(each.text for each in aim.questions) if aim else (),
        )
        for slug, aim in found
    )
