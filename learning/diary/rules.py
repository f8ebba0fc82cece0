"""The words of the time diary, and its decisions as pure functions.

Weeks run from Monday to Sunday, as days are in London.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b

from learning.errors import Refused

LONGEST_NOTE = 200
MOST_MINUTES_OF_A_DAY = 24 * 60
MOST_MINUTES_OF_A_WEEK = 7 * 24 * 60
OLDEST = timedelta(days=731)
"""How far back something can be noted: two years."""
USUAL_MINUTES = (15, 30, 45, 60, 90)
WHOLE = 100
"""What the shares of an intention add up to, in percent."""


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


MODE_NAMES = {mode: mode.value.capitalize() for mode in Mode}
MODE_MEANINGS = {
    Mode.DOING: "Teach, run a group, cover, fill in forms",
    Mode.ADVISING: "Coach, model, plan with colleagues",
    Mode.LIAISING: "Parents, agencies, local authority, schools",
    Mode.ENSURING: "Monitor, evaluate, comply, resource, lead",
}


def week_of(day: date) -> date:
    """The Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def last_of_week(monday: date) -> date:
    """The Sunday of the week."""
    return monday + timedelta(days=6)


def days_of_week(monday: date) -> tuple[date, ...]:
    """Monday to Sunday."""
    return tuple(monday + timedelta(days=number) for number in range(7))


def weeks_between(first: date, last: date) -> tuple[date, ...]:
    """The Mondays of all weeks that have a day from the first to the last."""
    monday = week_of(first)
    count = (week_of(last) - monday).days // 7 + 1
    return tuple(monday + timedelta(weeks=number) for number in range(count))


def check_day(day: date, today: date, field: str = "day") -> None:
    """Hold a day to be today or up to two years ago, or raise Refused."""
    if day > today:
        raise Refused("This day has not come yet. Choose today or an earlier day.", field)
    if day < today - OLDEST:
        raise Refused("This is more than two years ago. Choose a later day.", field)


def check_week(monday: date, today: date) -> None:
    """Hold a week to have begun, and not to be older than two years, or raise Refused."""
    if monday != week_of(monday) or monday > today:
        raise Refused("This week has not begun yet. Choose this week or an earlier one.")
    if last_of_week(monday) < today - OLDEST:
        raise Refused("This week is more than two years ago. Choose a later one.")


def check_room(minutes: int, *, of_day: int | None, of_week: int, field: str) -> None:
    """Hold more minutes to fit beside those of the day and week, or raise Refused.

    `of_day` is None for a whole week from memory.
    """
    if of_day is not None and of_day + minutes > MOST_MINUTES_OF_A_DAY:
        raise Refused(
            f"A day has 24 hours, and with this it would have {hours(of_day + minutes)}.", field
        )
    if of_week + minutes > MOST_MINUTES_OF_A_WEEK:
        raise Refused(
            f"A week has 168 hours, and with this it would have {hours(of_week + minutes)}.", field
        )


_CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)", re.ASCII)
_SPOKEN = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:[.,]\d{1,2})?) ?h(?:ours?|rs?)?)?"
    r" ?(?:(?P<minutes>\d{1,5}) ?(?:m(?:in(?:ute)?s?)?)?)?",
    re.ASCII | re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?", re.ASCII)
LONGEST_TYPED = 30


def minutes_typed(text: str, *, in_hours: bool, field: str) -> int | None:
    """A time as it was typed, in minutes; None for none. Raises Refused for what is no time.

    `6:30`, `6 h 30`, `6.5 h`, `90 min`; a number alone is in hours if `in_hours`, else in minutes.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    found = _minutes(typed, in_hours) if len(typed) <= LONGEST_TYPED else None
    if found is None:
        like = "6:30, 6.5 or 90 min" if in_hours else "40, or 1:20"
        raise Refused(f"Write a time like {like}.", field)
    return found


def _minutes(typed: str, in_hours: bool) -> int | None:
    if _BARE.fullmatch(typed):
        number = float(typed.replace(",", "."))
        return round(number * 60) if in_hours else _whole(number)
    match = _CLOCK.fullmatch(typed) or _SPOKEN.fullmatch(typed)
    if match is None:
        return None
    spoken = float((match["hours"] or "0").replace(",", "."))
    return round(spoken * 60) + int(match["minutes"] or 0)


def _whole(number: float) -> int | None:
    return int(number) if number.is_integer() else None


def check_shares(percents: Sequence[int]) -> None:
    """Hold shares to add up to a whole, or raise Refused, saying what is missing or too much."""
    total = sum(percents)
    if total < WHOLE:
        raise Refused(
            f"These add up to {total}, so {WHOLE - total} per cent are still to be given to "
            "something. What you typed is still here."
        )
    if total > WHOLE:
        raise Refused(
            f"These add up to {total}, which is {total - WHOLE} per cent more than there is. "
            "What you typed is still here."
        )


def hours(minutes: int) -> str:
    """`6 h 30`, `45 min`, `2 h`: short, for figures and sentences."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02}" if rest else f"{whole} h"


def edition(*values: object) -> str:
    """A name for things as they stand; another one once any of them is changed."""
    return blake2b("\n".join(map(str, values)).encode(), digest_size=8).hexdigest()
