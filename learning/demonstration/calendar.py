"""When staff find ten minutes: school days of the last term and a half, never the holidays."""

from datetime import date, datetime, time, timedelta
from random import Random

from learning.clock import LONDON

WEEKS = 26
"""A term and a half, with the summer between."""
SATURDAY = 5
HOLIDAYS = (
    ((1, 1), (1, 4)),
    ((2, 14), (2, 20)),
    ((4, 1), (4, 14)),
    ((5, 24), (5, 31)),
    ((7, 20), (8, 31)),
    ((10, 24), (11, 1)),
    ((12, 18), (12, 31)),
)
"""From and to (month, day): near enough for a story."""


def study_days(today: date) -> tuple[date, ...]:
    """The school days before today on which somebody may have studied, oldest first."""
    first = today - timedelta(weeks=WEEKS)
    days = (first + timedelta(days=number) for number in range((today - first).days))
    return tuple(day for day in days if is_school_day(day))


def coming_school_day(after: date, number: int) -> date:
    """The school day of that number after a day: the first is the next one."""
    day = after
    while number:
        day += timedelta(days=1)
        number -= is_school_day(day)
    return day


def is_school_day(day: date) -> bool:
    """Whether schools are open on a day, near enough for a story."""
    return day.weekday() < SATURDAY and not _is_holiday(day)


def _is_holiday(day: date) -> bool:
    return any(first <= (day.month, day.day) <= last for first, last in HOLIDAYS)


def free_moment(day: date, chance: Random) -> datetime:
    """Before school, at lunch, after the last lesson, or in the evening."""
    hour = chance.choice((7, 8, 12, 12, 15, 16, 16, 19, 20))
    return datetime.combine(day, time(hour, chance.randrange(60)), LONDON)
