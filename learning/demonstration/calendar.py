"""When staff find ten minutes: school days of the last term and a half, never the holidays."""

from datetime import date, datetime, time, timedelta
from random import Random

from learning.clock import LONDON
from learning.people.rules import school_year_of, usual_terms

WEEKS = 26
"""A term and a half, with the holiday between."""


def study_days(today: date) -> tuple[date, ...]:
    """The school days before today on which somebody may have studied, oldest first."""
    first = today - timedelta(weeks=WEEKS)
    terms = usual_terms(school_year_of(first)) + usual_terms(school_year_of(today))
    days = (first + timedelta(days=number) for number in range((today - first).days))
    return tuple(
        day
        for day in days
        if day.weekday() < 5  # noqa: PLR2004 - Monday to Friday
        and any(term.starts_on <= day <= term.ends_on for term in terms)
    )


def free_moment(day: date, chance: Random) -> datetime:
    """Before school, at lunch, after the last lesson, or in the evening."""
    hour = chance.choice((7, 8, 12, 12, 15, 16, 16, 19, 20))
    return datetime.combine(day, time(hour, chance.randrange(60)), LONDON)
