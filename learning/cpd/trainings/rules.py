"""When a training is due again, and how that is said. Pure."""

import calendar
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=60)
"""How long before a training runs out it is worth booking the next."""
TOLD_BEFORE = timedelta(days=7)
"""Home and e-mails tell of it a week before it runs out …"""
TOLD_AFTER = timedelta(days=60)
"""… and Home for so long afterwards; then its owner has decided."""
MONTHS_OFFERED = (12, 24, 36)
MOST_MONTHS = 120
OLDEST = timedelta(days=365 * 50)
LONGEST_TITLE = 200
LONGEST_PROVIDER = 200


class State(StrEnum):
    """How things stand with a training."""

    NEVER = "never"
    IN_DATE = "in_date"
    SOON = "soon"
    OVER = "over"


STATE_WORDS = {
    State.NEVER: "Not done yet",
    State.IN_DATE: "In date",
    State.SOON: "Runs out soon",
    State.OVER: "Has run out",
}


def in_date_until(done_on: date, every_months: int) -> date:
    """The last day on which a training that was done on a day is in date.

    Of the 31st of a month, a shorter month has its last day.
    """
    months = done_on.month - 1 + every_months
    year, month = done_on.year + months // 12, months % 12 + 1
    day = min(done_on.day, calendar.monthrange(year, month)[1])
    return date(year, month, day)


def state_of(until: date | None, today: date) -> State:
    """How things stand with a training that is in date until then; None: never done."""
    if until is None:
        return State.NEVER
    if until < today:
        return State.OVER
    return State.SOON if until <= today + SOON else State.IN_DATE


def every_in_words(months: int) -> str:
    """`every year`, `every two years`, `every 18 months`."""
    years = {12: "every year", 24: "every two years", 36: "every three years"}
    if months in years:
        return years[months]
    return "every month" if months == 1 else f"every {months} months"


def key_of(title: str) -> str:
    """A title as it is compared: whatever its case and its spaces."""
    return " ".join(title.split()).casefold()
