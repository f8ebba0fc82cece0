"""The words of development plans, and their decisions as pure functions."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b

LONGEST_VISION = 600
LONGEST_HEADING = 200
LONGEST_GOAL = 600
LONGEST_ACTION = 2_000
LONGEST_REVIEW = 4_000
LONGEST_NAME = 200
MOST_GOALS = 12
"""Of one plan; dropped ones do not count."""
MOST_ACTIONS = 20
"""Of one goal; dropped ones do not count."""
MOST_REVIEWS = 60
"""Of one plan: one a month for five years."""
MOST_PROTECTED_MINUTES = 6_000
FURTHEST_AHEAD = timedelta(days=1_830)
NEXT_REVIEW_AFTER = timedelta(weeks=6)
"""What is suggested: half a term."""


class PlanKind(StrEnum):
    """Whose the plan is about: the person, or inclusion at their school."""

    OWN = "own"
    INCLUSION = "inclusion"


class PlanState(StrEnum):
    """How far a plan has come. A closed one can be opened again."""

    DRAFT = "draft"
    AGREED = "agreed"
    ACTIVE = "active"
    REVIEWED = "reviewed"
    CLOSED = "closed"


class GoalState(StrEnum):
    """What became of a goal."""

    OPEN = "open"
    MET = "met"
    DROPPED = "dropped"


class ActionKind(StrEnum):
    """What sort of step towards a goal: a lesson, a ready-made action, or one's own."""

    LESSON = "lesson"
    READY = "ready"
    VISIT = "visit"
    CONVERSATION = "conversation"
    OWN = "own"


class Direction(StrEnum):
    """Which way something moves in its list."""

    UP = "up"
    DOWN = "down"


OF_ONES_OWN = (ActionKind.OWN, ActionKind.CONVERSATION, ActionKind.VISIT)
"""The kinds that are written in one's own words, the plainest first."""
KIND_WORDS = {
    ActionKind.LESSON: "Lesson",
    ActionKind.READY: "Ready-made action",
    ActionKind.VISIT: "Visit",
    ActionKind.CONVERSATION: "Conversation",
    ActionKind.OWN: "Task of my own",
}
STATE_WORDS = {
    PlanState.DRAFT: "Draft",
    PlanState.AGREED: "Agreed",
    PlanState.ACTIVE: "Active",
    PlanState.REVIEWED: "Reviewed",
    PlanState.CLOSED: "Closed",
}
PLAN_WORDS = {
    PlanKind.OWN: "My development plan",
    PlanKind.INCLUSION: "Our plan for inclusion",
}
"""What a plan is called that has no heading of its own."""
FOR_OTHERS = {
    PlanKind.OWN: "Development plan",
    PlanKind.INCLUSION: "Plan for inclusion",
}
"""The same for those it is shared with."""
BEFORE_REVIEW = frozenset({PlanState.DRAFT, PlanState.CLOSED})
"""States in which there is nothing to review."""
SELF = "myself"


def plan_title(kind: PlanKind, heading: str) -> str:
    """What a plan is called: by its own heading, else by what it is."""
    return heading or PLAN_WORDS[kind]


def edition(*parts: object) -> str:
    """A name for some words and dates as they stand; another one once any of them is changed."""
    lines = "\n".join(f"{len(str(part))} {part}" for part in parts)
    return blake2b(lines.encode(), digest_size=8).hexdigest()


def form_key(plan_id: int, *names: object) -> str:
    """The name under which the draft of a field is kept: `plan:7:goal:3:text`."""
    return ":".join(("plan", str(plan_id), *map(str, names)))


def start_form_key(kind: PlanKind, *names: object) -> str:
    """The same for a plan that is not made yet: one of each kind."""
    return ":".join(("plan-start", kind.value, *map(str, names)))


def is_day_to_choose(day: date, today: date) -> bool:
    """Whether something may be set for that day: from today, within five years."""
    return today <= day <= today + FURTHEST_AHEAD


def state_reopened(*, is_agreed: bool, is_reviewed: bool) -> PlanState:
    """How far a closed plan has come once it is open again: as far as it was."""
    if is_reviewed:
        return PlanState.REVIEWED
    return PlanState.ACTIVE if is_agreed else PlanState.DRAFT


def moved(keys: Sequence[int], key: int, direction: Direction) -> tuple[int, ...]:
    """The keys in order after one has changed places with its neighbour; the same at an end."""
    if key not in keys:
        return tuple(keys)
    here = keys.index(key)
    there = here + (1 if direction is Direction.DOWN else -1)
    if not 0 <= there < len(keys):
        return tuple(keys)
    order = list(keys)
    order[here], order[there] = order[there], order[here]
    return tuple(order)


def in_words(done: int, still: int, dropped: int = 0) -> str:
    """How far the actions are, in words and without a judgement: `2 done, 3 to do`."""
    counts = ((done, "done"), (still, "to do"), (dropped, "dropped"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "no actions yet"


def together(parts: Sequence[str]) -> str:
    """Words as a sentence names them: `one, two and three`."""
    if len(parts) < 2:  # noqa: PLR2004 - one thing needs no “and”
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
