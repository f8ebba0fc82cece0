"""The steps of somebody’s way with what is there, and the one next thing. Pure; forces no order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from learning.plans.pages import PlanInShort
from learning.shadowing.comparing.queries import ShadowingInShort
from learning.shadowing.placements.lines import PlacementLine, PlacementsInShort
from learning.shadowing.rules import PlacementState
from learning.skills.queries import RoundInShort
from learning.talent.attributes.queries import AttributesInShort
from learning.talent.conversations.queries import ConversationLine
from learning.talent.interests.queries import OwnInterest
from learning.talent.readiness.queries import ReadinessInShort
from learning.talent.rules import OUTCOME_WORDS, ConversationState, Stage, TrialState
from learning.talent.tasks.queries import TasksInShort
from learning.talent.trials.pages import TrialInShort
from learning.web.filters import day, moment


class StepKind(StrEnum):
    """The steps, in the order in which they are listed."""

    INTEREST = "interest"
    ATTRIBUTES = "attributes"
    CONVERSATION = "conversation"
    PLACEMENT = "placement"
    TASKS = "tasks"
    READINESS = "readiness"
    TRIAL = "trial"
    PLAN = "plan"


class StepState(StrEnum):
    """Whether there is something, nothing yet, or it is what comes next."""

    DONE = "done"
    HERE = "here"
    TO_DO = "to-do"


KNOWING = frozenset({ConversationState.ASKED, ConversationState.ACCEPTED, ConversationState.HELD})
"""States of a conversation that whoever was asked for it knows of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything of one way, in short. `round`: of the set for aspiring SENCos, the newest."""

    interest: OwnInterest
    attributes: AttributesInShort
    talks: tuple[ConversationLine, ...]
    placements: PlacementsInShort
    seen: ShadowingInShort
    tasks: TasksInShort
    readiness: ReadinessInShort | None
    trial: TrialInShort | None
    round: RoundInShort | None
    plan: PlanInShort | None

    @property
    def open_talk(self) -> ConversationLine | None:
        """The newest conversation that is asked for or agreed."""
        states = (ConversationState.ASKED, ConversationState.ACCEPTED)
        return next((each for each in self.talks if each.state in states), None)

    @property
    def held_talks(self) -> int:
        """How many conversations were held."""
        return sum(each.state is ConversationState.HELD for each in self.talks)

    @property
    def in_the_know(self) -> tuple[str, ...]:
        """Those who know of a conversation or a placement, because they are part of it."""
        talking = (each.name for each in self.talks if each.state in KNOWING)
        hosting = (each.host_name for each in self.placements.own)
        trying = (self.trial.senco_name,) if self.trial and self.trial.is_shown else ()
        return tuple(dict.fromkeys((*talking, *hosting, *trying)))

    @property
    def has_open_trial(self) -> bool:
        """Whether a trial is being prepared or goes on."""
        states = (TrialState.DRAFT, TrialState.AGREED)
        return self.trial is not None and self.trial.state in states


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what it is, and what is there in a line."""

    kind: StepKind
    title: str
    line: str
    state: StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThing:
    """What the large card says; the button leads where the step of this kind does."""

    kind: StepKind
    title: str
    text: str
    label: str
    word: str = "What you could do next"


TITLES = {
    StepKind.INTEREST: "Interest",
    StepKind.ATTRIBUTES: "Attributes: what can be seen",
    StepKind.CONVERSATION: "A conversation with a SENCo",
    StepKind.PLACEMENT: "A placement, with visits",
    StepKind.TASKS: "Beyond your school",
    StepKind.READINESS: "Readiness review",
    StepKind.TRIAL: "A trial as assistant SENCo",
    StepKind.PLAN: "Skills audit and plan",
}
SENTENCES = {
    Stage.INTEREST: "You are thinking about it",
    Stage.CONVERSATION: "You are talking with a SENCo about it",
    Stage.PLACEMENT: "You are finding out what a SENCo’s day is like",
    Stage.REVIEW: "You are in the middle of your readiness review",
    Stage.TRIAL: "You are trying it out as assistant SENCo",
    Stage.READY: "You have looked closely, and you are ready",
    Stage.NOT_NOW: "You have looked closely, and decided: not now",
    Stage.ANOTHER_PATH: "You have looked closely, and chosen another path",
}
ATTRIBUTES_FIRST = NextThing(
    kind=StepKind.ATTRIBUTES,
    title="See what others could see in you",
    text="Three attributes as things that can be seen in school. It gives no score; it takes about "
    "ten minutes, and you can stop anywhere.",
    label="Look",
)
TALK_FIRST = NextThing(
    kind=StepKind.CONVERSATION,
    title="Talk with a SENCo for half an hour",
    text="Your own, or one at another school. It decides nothing. You choose whom, and what about.",
    label="Ask for a conversation",
)
PLACEMENT_FIRST = NextThing(
    kind=StepKind.PLACEMENT,
    title="See a SENCo’s day for yourself",
    text="Two to four half days show more than one whole day. Your own SENCo can be your host, or "
    "one at another school.",
    label="Find a placement",
)
REVIEW_FIRST = NextThing(
    kind=StepKind.READINESS,
    title="Look back at what you have seen",
    text="Twelve points, with evidence from what is here already. Ready, not now and another path "
    "are all good results.",
    label="Begin the review",
)


def sentence(stage: Stage, since: date) -> str:
    """Where somebody stands, in a sentence."""
    if stage is Stage.INTEREST:
        return f"{SENTENCES[stage]}, since {day(since)}."
    return f"{SENTENCES[stage]}."


def steps_of(parts: Parts, stage: Stage) -> tuple[Step, ...]:
    """The steps in order, each with a line on what is there; the next thing is marked."""
    here = next_thing(parts, stage).kind
    return tuple(
        Step(
            kind=kind,
            title=TITLES[kind],
            line=line,
            state=StepState.HERE if kind is here else StepState.DONE if done else StepState.TO_DO,
        )
        for kind, line, done in _lines(parts)
    )


def next_thing(parts: Parts, stage: Stage) -> NextThing:
    """The one next thing.

    Who waits for an answer, then what is begun, then what follows a decision, else the first step
    of which nothing is there yet.
    """
    talk = parts.open_talk
    if talk is not None and talk.state is ConversationState.ASKED and talk.awaits_owner:
        return NextThing(
            kind=StepKind.CONVERSATION,
            title=f"{talk.name} proposes a time",
            text="Say yes, or propose another.",
            label="Answer",
            word="Somebody waits for you",
        )
    if parts.has_open_trial:
        return _go_on(StepKind.TRIAL, "Your trial as assistant SENCo", "Open the trial")
    if parts.readiness is not None and parts.readiness.is_open:
        return _go_on(StepKind.READINESS, "Your readiness review", "Carry on")
    if stage in (Stage.READY, Stage.NOT_NOW, Stage.ANOTHER_PATH):
        return _plan(parts)
    return _first_missing(parts)


def _first_missing(parts: Parts) -> NextThing:
    """A placement that runs or waits for its visitor first; one that waits for others last."""
    open_ones = [each for each in parts.placements.own if not each.is_over]
    for each in open_ones:
        if each.is_mine or each.state is PlacementState.AGREED:
            return _on_placement(each)
    if not parts.attributes.noted:
        return ATTRIBUTES_FIRST
    if not parts.held_talks and parts.open_talk is None:
        return TALK_FIRST
    if open_ones:
        return _on_placement(open_ones[0])
    return REVIEW_FIRST if parts.seen.visits else PLACEMENT_FIRST


def _on_placement(line: PlacementLine) -> NextThing:
    return NextThing(
        kind=StepKind.PLACEMENT,
        title=f"Your placement at {line.host_school}",
        text=f"{line.next_words}.",
        label="Open your placements",
        word="Carry on where you were",
    )


def _go_on(kind: StepKind, title: str, label: str) -> NextThing:
    return NextThing(kind=kind, title=title, text="", label=label, word="Carry on where you were")


def _plan(parts: Parts) -> NextThing:
    """After a decision: the set for aspiring SENCos, then a plan from its gaps, then the plan."""
    if parts.plan is not None:
        return _go_on(StepKind.PLAN, parts.plan.title, "Open your plan")
    if parts.round is None:
        return NextThing(
            kind=StepKind.PLAN,
            title="See what to learn first",
            text="A short skills audit, made for people on this way: about eight minutes. Your "
            "plan grows from its gaps.",
            label="Begin the skills audit",
        )
    if parts.round.completed_at is None:
        return _go_on(StepKind.PLAN, "Your skills audit", "Carry on")
    return NextThing(
        kind=StepKind.PLAN,
        title="From the profile to a plan",
        text="Your profile suggests the gaps that matter most. You decide which become goals.",
        label="See your profile",
    )


def _lines(parts: Parts) -> Iterator[tuple[StepKind, str, bool]]:
    """Each step with its line, and whether what belongs to it is there."""
    yield StepKind.INTEREST, f"Since {day(parts.interest.since)}. Your words are yours alone.", True
    yield StepKind.ATTRIBUTES, _attributes(parts.attributes), _is_noted(parts.attributes)
    yield StepKind.CONVERSATION, _talks(parts), bool(parts.held_talks)
    yield StepKind.PLACEMENT, _placement(parts), bool(parts.seen.visits)
    tasks = parts.tasks
    yield StepKind.TASKS, _tasks(tasks), bool(tasks.out_of) and tasks.done == tasks.out_of
    review = parts.readiness
    yield StepKind.READINESS, _review(review), review is not None and not review.is_open
    trial = parts.trial
    yield StepKind.TRIAL, _trial(trial), trial is not None and not parts.has_open_trial
    yield StepKind.PLAN, _plan_line(parts), parts.plan is not None


def _is_noted(attributes: AttributesInShort) -> bool:
    return bool(attributes.out_of) and attributes.noted == attributes.out_of


def _attributes(attributes: AttributesInShort) -> str:
    if not attributes.noted:
        return "Relationships, organisation, an eye for detail: nothing noted yet."
    line = f"{attributes.noted} of {attributes.out_of} noted"
    if attributes.mentors:
        line += f", and {_count(attributes.mentors, 'mentor has', 'mentors have')} looked too"
    return f"{line}."


def _talks(parts: Parts) -> str:
    talk = parts.open_talk
    if talk is not None and talk.state is ConversationState.ACCEPTED:
        when = f", {moment(talk.meets_at)}" if talk.meets_at else ""
        return f"Agreed with {talk.name}{when}."
    if talk is not None:
        return f"{talk.name} proposes a time." if talk.awaits_owner else f"{talk.name} is asked."
    if parts.held_talks:
        return f"{_count(parts.held_talks, 'conversation', 'conversations')} held."
    return "Half an hour, with your own SENCo or one at another school."


def _placement(parts: Parts) -> str:
    visits = len(parts.seen.visits)
    noted = f" {_count(visits, 'visit', 'visits')} noted." if visits else ""
    if parts.placements.own:
        one = parts.placements.own[0]
        return f"With {one.host_name}, {one.host_school}: {one.state_words}.{noted}"
    return noted.strip() or "See a SENCo’s day, in your own school or another one."


def _tasks(tasks: TasksInShort) -> str:
    if not tasks.out_of:
        return "Forums, cluster groups, questions to SENCos elsewhere."
    return f"{tasks.done} of {tasks.out_of} tasks done."


def _review(review: ReadinessInShort | None) -> str:
    if review is None:
        return "Twelve points to look back with, when you have seen something."
    if review.is_open or review.outcome is None:
        return f"{review.answered} of {review.out_of} points answered."
    when = f", {day(review.closed_on)}" if review.closed_on else ""
    return f"{OUTCOME_WORDS[review.outcome]}{when}."


def _trial(trial: TrialInShort | None) -> str:
    if trial is None:
        return "A piece of the work to own for some months, with protected time."
    return f"{trial.strand}, {day(trial.starts_on)} to {day(trial.ends_on)}."


def _plan_line(parts: Parts) -> str:
    if parts.plan is not None:
        return parts.plan.in_words
    if parts.round is None:
        return "Rate the set for aspiring SENCos, and make a plan from its gaps."
    if parts.round.completed_on is None:
        return f"Skills audit: {parts.round.answered} of {parts.round.total} answered."
    return f"Skills audit finished on {day(parts.round.completed_on)}; no plan yet."


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
