"""The words of development plans, and their decisions as pure functions."""

from enum import StrEnum

LONGEST_VISION = 600
LONGEST_GOAL = 600
LONGEST_ACTION = 2_000
MOST_GOALS = 12
MOST_ACTIONS = 20
"""Of one goal."""
MOST_SUGGESTED = 3


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
