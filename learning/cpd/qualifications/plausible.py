"""What can stand in a qualification record at all. Pure; what merely does not fit is a question."""

from datetime import date, timedelta

from learning.cpd.qualifications.rules import Facts, Qualification
from learning.errors import Refused

EARLIEST = date(1960, 1, 1)
FURTHEST_AHEAD = timedelta(days=730)
MOST_MONTHS = 600
ODD_MONTHS = "Write whole months in figures, such as 8, or leave it empty."


def months_typed(text: str) -> int | None:
    """Months as they were typed, or None for none; raises Refused for what is no number."""
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_MONTHS))):
        raise Refused(ODD_MONTHS, "months_before")
    months = int(typed)
    if months > MOST_MONTHS:
        raise Refused("That is longer than a working life. Write whole months.", "months_before")
    return months


def check_facts(facts: Facts, today: date) -> None:
    """Hold the facts to be possible, or raise Refused with the field to mend."""
    for name in ("appointed_on", "first_senco_on", "started_on", "completed_on"):
        day: date | None = getattr(facts, name)
        if day is not None and not EARLIEST <= day <= today + FURTHEST_AHEAD:
            raise Refused("Choose a day from 1960 to two years from now.", name)
    if facts.completed_on is not None and facts.completed_on > today:
        raise Refused("Leave this empty until it has happened.", "completed_on")
    if facts.started_on and facts.completed_on and facts.completed_on < facts.started_on:
        raise Refused("This lies before the day the course began.", "completed_on")
    has_days = facts.started_on is not None or facts.completed_on is not None
    if facts.qualification is Qualification.NONE and has_days:
        raise Refused("Choose the course that the days below belong to.", "qualification")
