"""When a session is, from words and in words: days and times as in London. Pure."""

from datetime import date, datetime, time

from learning.clock import london_day
from learning.drafts.hours import known_instants
from learning.inset.sessions.times import ends_at
from learning.web.filters import clock_time, day


def starts_at_of(on: date, at: time) -> datetime:
    """The instant at which a session begins; of an hour that comes twice, the first.

    Raises Refused for a time that no clock shows.
    """
    return known_instants(on, at, "starts")[0]


def day_in_words(on: date) -> str:
    """`Thursday 26 November 2026`."""
    return f"{on:%A} {day(on)}"


def when_in_words(starts_at: datetime, minutes: int) -> str:
    """`Thursday 26 November 2026, 15:30 to 16:45`; the day it ends on, too, if that is another."""
    ends = ends_at(starts_at, minutes)
    begins_on, ends_on = london_day(starts_at), london_day(ends)
    words = f"{day_in_words(begins_on)}, {clock_time(starts_at)} to {clock_time(ends)}"
    return words if begins_on == ends_on else f"{words} on {day_in_words(ends_on)}"
