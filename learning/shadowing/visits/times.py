"""Times of day in London and the instants they mean, clock changes included. Pure."""

from datetime import date, datetime, time, timedelta

from learning.clock import london_day
from learning.drafts.hours import instants_of, known_instants, length, skipped, turns
from learning.errors import Refused
from learning.shadowing.rules import LONGEST_VISIT
from learning.web.filters import clock_time, day, minutes

ONE_DAY = timedelta(days=1)


def span_of(on: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """The instants from one time to another on a day in London.

    Where a time comes twice that night, a visit begins at the first and ends at the last of them,
    so that nothing of it is left out. Raises Refused for what is no span of a visit.
    """
    starts_at = known_instants(on, starts, "starts")[0]
    ends_at = known_instants(on, ends, "ends")[-1]
    if ends_at <= starts_at:
        raise Refused("A visit ends after it begins. Change one of the two times.", "ends")
    if ends_at - starts_at > LONGEST_VISIT:
        hours = int(LONGEST_VISIT.total_seconds()) // 3600
        raise Refused(f"A visit is {hours} hours at most. Plan a second one.", "ends")
    return starts_at, ends_at


def instant_near(at: time, near: datetime, field: str) -> datetime:
    """The instant at which London's clocks show a time, as near as can be to another instant."""
    here = london_day(near)
    days = (here - ONE_DAY, here, here + ONE_DAY)
    found = [each for on in days for each in instants_of(on, at)]
    if not instants_of(here, at):
        raise Refused(skipped(here, at), field)
    return min(found, key=lambda each: (abs(each - near), each))


def span_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """`24 November 2026, 09:00 to 12:30`, in London; the length, too, if the clocks change."""
    words = f"{day(london_day(starts_at))}, {clock_time(starts_at)} to {clock_time(ends_at)}"
    return (
        f"{words} ({length_in_words(starts_at, ends_at)})" if turns(starts_at, ends_at) else words
    )


def days_in_words(first: date, last: date) -> str:
    """`1 to 12 December 2026`, or both days in full."""
    if (first.year, first.month) == (last.year, last.month):
        return day(first) if first == last else f"{first.day} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def length_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """`3 hours 30 minutes`: what has really passed."""
    return minutes(length(starts_at, ends_at))
