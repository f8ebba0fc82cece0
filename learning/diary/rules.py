"""The words of the time diary, and its decisions as pure functions."""

from enum import StrEnum

LONGEST_NOTE = 200
MOST_MINUTES_OF_A_DAY = 24 * 60
MOST_MINUTES_OF_A_WEEK = 7 * 24 * 60


class Mode(StrEnum):
    """What the time went into. There is no right ratio, and each may be somebody's best use."""

    DOING = "doing"
    ADVISING = "advising"
    LIAISING = "liaising"
    ENSURING = "ensuring"


class Span(StrEnum):
    """Whether an entry is of a day, or of a whole week from memory (its `day` is the Monday)."""

    DAY = "day"
    WEEK = "week"
