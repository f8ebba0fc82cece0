"""A plan as its pages show it: goals with their actions, reviews, and what comes next. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from learning.drafts.free_text import Paragraphs
from learning.plans import rules
from learning.plans.offers import LessonOffer, Offer, ReadyOffer
from learning.plans.rules import ActionKind, GoalState, PlanKind, PlanState


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action. `offer`: its lesson or ready-made action, as far as the library has it still.

    `done_on` is its owner's tick; a lesson's is done as well on the day the lesson was.
    """

    action_id: int
    kind: ActionKind
    text: str
    due_on: date | None
    protected_minutes: int | None
    ticked_on: date | None
    dropped_on: date | None
    offer: Offer | None
    made_at: datetime
    edition: str

    @property
    def lesson(self) -> LessonOffer | None:
        """The lesson to open, if it is one and still there."""
        return self.offer if isinstance(self.offer, LessonOffer) else None

    @property
    def ready(self) -> ReadyOffer | None:
        """The ready-made action with its steps, if it is one and still there."""
        return self.offer if isinstance(self.offer, ReadyOffer) else None

    @property
    def is_gone(self) -> bool:
        """Whether what it was taken from is no longer in the library; its words stay."""
        return self.offer is None and self.kind in (ActionKind.LESSON, ActionKind.READY)

    @property
    def lesson_done_on(self) -> date | None:
        """When the lesson was finished, if that is what makes it done."""
        return self.lesson.done_on if self.lesson else None

    @property
    def done_on(self) -> date | None:
        """The day it was done: when the lesson was, else when it was ticked."""
        return self.lesson_done_on or self.ticked_on

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.dropped_on is None and self.done_on is None

    def is_overdue(self, today: date) -> bool:
        """Whether it is open although its day has passed."""
        return self.is_open and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, kw_only=True)
class GoalPart:
    """A goal with its actions in order. The two slugs say which gap it came from, if any."""

    goal_id: int
    text: str
    measure: str
    due_on: date | None
    state: GoalState
    framework_slug: str
    statement_slug: str
    actions: tuple[ActionLine, ...]
    made_at: datetime
    edition: str

    @property
    def is_open(self) -> bool:
        """Whether it is still aimed at."""
        return self.state is GoalState.OPEN

    @cached_property
    def kept(self) -> tuple[ActionLine, ...]:
        """The actions that are not dropped, in order."""
        return tuple(each for each in self.actions if each.dropped_on is None)

    @cached_property
    def dropped(self) -> tuple[ActionLine, ...]:
        """The actions that are dropped, in order."""
        return tuple(each for each in self.actions if each.dropped_on is not None)

    @property
    def still(self) -> tuple[ActionLine, ...]:
        """The actions still to be done."""
        return tuple(each for each in self.kept if each.is_open)

    @property
    def in_words(self) -> str:
        """How far its actions are: `2 done, 3 to do`."""
        still = len(self.still)
        return rules.in_words(len(self.kept) - still, still, len(self.dropped))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPart:
    """A review. `with_whom` is a name, or nothing for a review alone."""

    review_id: int
    reviewed_on: date
    with_whom: str
    moved: str
    next_steps: str
    to_drop: str
    edition: str


class Step(StrEnum):
    """What can come next in a plan."""

    ADD_GOAL = "add_goal"
    ADD_ACTIONS = "add_actions"
    AGREE = "agree"
    BEGIN = "begin"
    REVIEW = "review"
    OPEN_LESSON = "open_lesson"
    DO = "do"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The one next thing, with the goal or action it is about, if it is about one."""

    step: Step
    goal: GoalPart | None = None
    action: ActionLine | None = None


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """A whole plan. `reviews` newest first; `owner_name` for those it is shared with."""

    plan_id: int
    owner_name: str
    organisation_id: int | None
    school_name: str
    kind: PlanKind
    heading: str
    vision: str
    vision_lines: Paragraphs
    state: PlanState
    starts_on: date
    ends_on: date | None
    agreed_on: date | None
    agreed_with: str
    next_review_on: date | None
    closed_on: date | None
    changes: int
    made_at: datetime
    edition: str
    round_id: int | None
    goals: tuple[GoalPart, ...]
    reviews: tuple[ReviewPart, ...]
    today: date

    @property
    def title(self) -> str:
        """What the plan is called."""
        return rules.plan_title(self.kind, self.heading)

    @property
    def title_for_others(self) -> str:
        """What it is called to those it is shared with."""
        return self.heading or rules.FOR_OTHERS[self.kind]

    @property
    def is_closed(self) -> bool:
        """Whether it can only be read until it is opened again."""
        return self.state is PlanState.CLOSED

    @property
    def is_own(self) -> bool:
        """Whether it is about the person, and not about their school."""
        return self.kind is PlanKind.OWN

    @property
    def with_whom(self) -> str:
        """Whom it was agreed with: a name, or oneself."""
        return self.agreed_with or rules.SELF

    @cached_property
    def kept(self) -> tuple[GoalPart, ...]:
        """The goals that are not dropped, in order."""
        return tuple(each for each in self.goals if each.state is not GoalState.DROPPED)

    @cached_property
    def dropped(self) -> tuple[GoalPart, ...]:
        """The goals that are dropped."""
        return tuple(each for each in self.goals if each.state is GoalState.DROPPED)

    @property
    def actions(self) -> Iterator[tuple[GoalPart, ActionLine]]:
        """Every action that is not dropped, of goals that are not, with its goal."""
        for goal in self.kept:
            for action in goal.kept:
                yield goal, action

    @property
    def in_words(self) -> str:
        """How far it is: goals reached, then actions."""
        met = sum(each.state is GoalState.MET for each in self.kept)
        total = len(self.kept)
        if not total:
            return "No goals yet."
        goals = f"{total} goal{'' if total == 1 else 's'}" + (f", {met} reached" if met else "")
        done = [action.is_open for _goal, action in self.actions]
        return f"{goals}. Actions: {rules.in_words(done.count(False), done.count(True))}."

    @property
    def review_is_due(self) -> bool:
        """Whether the day of the next review has come."""
        return (
            self.state not in rules.BEFORE_REVIEW
            and self.next_review_on is not None
            and self.next_review_on <= self.today
        )

    @property
    def done_since_review(self) -> tuple[ActionLine, ...]:
        """What was done since the last review, or since the plan began."""
        since = self.reviews[0].reviewed_on if self.reviews else self.starts_on
        return tuple(
            action
            for _goal, action in self.actions
            if action.done_on is not None and action.done_on >= since
        )

    @property
    def waiting(self) -> tuple[tuple[GoalPart, ActionLine], ...]:
        """What is still to be done for open goals: what is due first, then as it is listed."""
        open_ones = [pair for pair in self.actions if pair[1].is_open and pair[0].is_open]
        open_ones.sort(key=lambda pair: pair[1].due_on or pair[0].due_on or date.max)
        return tuple(open_ones)

    @property
    def next_on(self) -> tuple[date, str] | None:
        """The next day that is set, and what it is for; None if none is."""
        days = [(action.due_on, action.text) for _goal, action in self.waiting if action.due_on] + [
            (goal.due_on, goal.text) for goal in self.kept if goal.is_open and goal.due_on
        ]
        if self.next_review_on and self.state not in rules.BEFORE_REVIEW:
            days.append((self.next_review_on, "Review"))
        return min(days, default=None, key=lambda each: each[0])

    @property
    def next_step(self) -> NextStep:
        """The one next thing to do."""
        if self.is_closed:
            return NextStep(step=Step.REOPEN)
        if self.state is PlanState.DRAFT:
            return self._next_in_draft()
        if self.state is PlanState.AGREED:
            return NextStep(step=Step.BEGIN)
        return self._next_in_practice()

    def _next_in_draft(self) -> NextStep:
        if not self.kept:
            return NextStep(step=Step.ADD_GOAL)
        empty = next((each for each in self.kept if not each.kept), None)
        return NextStep(step=Step.ADD_ACTIONS, goal=empty) if empty else NextStep(step=Step.AGREE)

    def _next_in_practice(self) -> NextStep:
        if self.review_is_due:
            return NextStep(step=Step.REVIEW)
        for goal, action in self.waiting:
            step = Step.OPEN_LESSON if action.lesson else Step.DO
            return NextStep(step=step, goal=goal, action=action)
        return self._next_when_done()

    def _next_when_done(self) -> NextStep:
        """With nothing left to do: look back, and close once that is done."""
        is_looked_at = bool(self.reviews) and all(
            action.done_on is None or action.done_on <= self.reviews[0].reviewed_on
            for _goal, action in self.actions
        )
        return NextStep(step=Step.CLOSE if is_looked_at else Step.REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInShort:
    """An open plan in a line or two. `next_day`: the next day set, and what it is for."""

    plan_id: int
    kind: PlanKind
    title: str
    state: PlanState
    in_words: str
    next_day: tuple[date, str] | None
    next_step: NextStep
    review_is_due: bool


def in_short(page: PlanPage) -> PlanInShort:
    """A plan as lists and the page of one's development show it."""
    return PlanInShort(
        plan_id=page.plan_id,
        kind=page.kind,
        title=page.title,
        state=page.state,
        in_words=page.in_words,
        next_day=page.next_on,
        next_step=page.next_step,
        review_is_due=page.review_is_due,
    )
