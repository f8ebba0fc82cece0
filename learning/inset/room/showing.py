"""What one phone shows of the room: where it is, what it is asked, what came of it. No SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from content import plain
from learning.inset.deck.steps import Step, StepKind
from learning.inset.live import polls
from learning.inset.live.keeping import Keepable
from learning.inset.live.phones import AnySession
from learning.inset.live.queries import RoomState, SeenPoll
from learning.inset.room.rules import Door, closes_at, door_of
from learning.inset.rules import PollKind, SessionState
from learning.web.filters import safe_html


class Phase(StrEnum):
    """What a phone in the room is for just now."""

    WAITING = "waiting"
    OPEN = "open"
    ENDED = "ended"
    OVER = "over"
    CANCELLED = "cancelled"


GOES_ON = frozenset({Phase.WAITING, Phase.OPEN})
"""While these last, a phone has something to look for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody in the room: a person, or a visitor's phone with its token."""

    name: str
    person_id: int | None = None
    token: str = ""

    @property
    def is_visitor(self) -> bool:
        """Whether nobody is signed in on this phone."""
        return self.person_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart: an option, how many chose it, whether this phone did."""

    html: str
    count: int
    percent: int
    is_own: bool
    is_right: bool
    feedback_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """The room on one phone. `poll` is the one to look at: open, closed, or with its chart."""

    code: str
    session_id: int
    title: str
    joining_link: str
    starts_at: datetime
    until: datetime
    has_begun: bool
    guest: Guest
    phase: Phase
    state: RoomState
    step: Step | None = None
    has_checks: bool = False
    keepable: tuple[Keepable, ...] = ()
    keeps: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether there is something to look for, to answer and to ask."""
        return self.phase in GOES_ON

    @property
    def poll(self) -> SeenPoll | None:
        """The question to answer; else the one of the present step that is over."""
        return self.state.poll or self.state.shown or self.state.closed

    @property
    def asks_here(self) -> bool:
        """Whether that question is the present step’s own, whose words it then brings along."""
        return self.poll is not None and self.poll.step_key == self.state.step_key

    @property
    def step_html(self) -> str:
        """The words of the step; those of a question stand with the question."""
        return "" if self.step is None or self.asks_here else self.step.html

    @property
    def has_heading(self) -> bool:
        """Whether the step's title stands above: a question of a check is its own heading."""
        step = self.step
        if step is None or not step.title:
            return False
        return not (self.asks_here and step.kind is StepKind.QUESTION)

    @property
    def words_of_poll(self) -> str:
        """What stands above the answers as prose, where it is no heading; never the title twice."""
        poll = self.poll
        if poll is None or poll.asked.kind is PollKind.QUESTION:
            return ""
        words = poll.asked.text_html
        is_title = self.asks_here and self.step is not None and plain(words) == self.step.title
        return "" if is_title else words

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The chart, if the room may see it."""
        return bars_of(self.state.shown) if self.poll is self.state.shown else ()

    @property
    def rows(self) -> tuple[tuple[Markup, int], ...]:
        """The same chart as a table."""
        return tuple((safe_html(bar.html), bar.count) for bar in self.bars)

    @property
    def options(self) -> tuple[tuple[str, Markup], ...]:
        """What can be chosen, each with its value."""
        poll = self.poll
        return (
            tuple((each.slug, safe_html(each.html)) for each in poll.asked.options) if poll else ()
        )

    @property
    def marks(self) -> dict[str, str]:
        """What tells that a part of the page is another one than before, by part."""
        timer, poll = self.state.timer, self.poll
        said = [str(each) for each in (timer.ends_at, timer.left) if each is not None]
        kept = [f"{each.lesson_slug}.{each.is_kept:d}" for each in self.keepable]
        asked = [
            f"{each.id}.{each.votes}.{each.is_answered:d}.{each.has_voted:d}"
            for each in self.state.questions
        ]
        found = {
            "step": [f"{self.has_begun:d}", self.state.step_key, f"{self.asks_here:d}"],
            "timer": said,
            "poll": _marks_of(poll) if poll else [],
            "keep": [f"{self.keeps:d}", *kept],
            "questions": [f"{self.state.is_open:d}", *asked],
        }
        return {name: " ".join([self.phase.value, *marks]) for name, marks in found.items()}


def _marks_of(poll: SeenPoll) -> list[str]:
    state = f"{poll.is_open:d}{poll.is_shown:d}"
    return [str(poll.id), state, str(poll.answers), *poll.chosen]


def shown_step(steps: Mapping[str, Step], key: str) -> Step | None:
    """The step of that key; the first one where the room has not moved, or the step is gone."""
    return steps.get(key) or next(iter(steps.values()), None)


def phase_of(inset_session: AnySession, now: datetime) -> Phase:
    """What a phone is for at this moment."""
    row = inset_session
    door = door_of(row.state, row.starts_at, row.minutes, now)
    if door in (Door.ENDED, Door.CANCELLED, Door.OVER):
        return Phase(door.value)
    return Phase.OPEN if row.state is SessionState.OPEN else Phase.WAITING


def bars_of(poll: SeenPoll | None) -> tuple[Bar, ...]:
    """The lines of a chart, in the order in which the answers were shown."""
    if poll is None:
        return ()
    own = polls.counts(poll.asked, [polls.APART.join(poll.chosen)] if poll.chosen else ())
    return tuple(
        Bar(
            html=option.html,
            count=count,
            percent=100 * count // (poll.answers or 1),
            is_own=is_own > 0,
            is_right=option.is_right,
            feedback_html=option.feedback_html,
        )
        for option, count, is_own in zip(poll.asked.options, poll.counts, own, strict=True)
    )


def until_of(inset_session: AnySession) -> datetime:
    """Until when a phone asks for news."""
    return closes_at(inset_session.starts_at, inset_session.minutes)
