"""Times of day in London and the instants they mean, clock changes included. Pure."""

from datetime import UTC, date, datetime, time, timedelta

from learning.clock import LONDON, london_day
from learning.errors import Refused
from learning.shadowing.rules import LONGEST_VISIT
from learning.web.filters import clock_time, day, minutes

ONE_DAY = timedelta(days=1)


def instants_of(on: date, at: time) -> tuple[datetime, ...]:
    """When London's clocks show a time: once; never as they go forward; twice as they go back."""
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0))
    readings = (wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = (each for each in readings if each.astimezone(LONDON).replace(tzinfo=None) == wall)
    return tuple(sorted(set(shown)))


def span_of(on: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """The instants from one time to another on a day in London.

    Where a time comes twice that night, a visit begins at the first and ends at the last of them,
    so that nothing of it is left out. Raises Refused for what is no span of a visit.
    """
    starts_at = _known(on, starts, "starts")[0]
    ends_at = _known(on, ends, "ends")[-1]
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
        raise Refused(_skipped(here, at), field)
    return min(found, key=lambda each: (abs(each - near), each))


def span_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """`24 November 2026, 09:00 to 12:30`, in London; the length, too, if the clocks change."""
    words = f"{day(london_day(starts_at))}, {clock_time(starts_at)} to {clock_time(ends_at)}"
    return (
        f"{words} ({length_in_words(starts_at, ends_at)})" if _turns(starts_at, ends_at) else words
    )


def days_in_words(first: date, last: date) -> str:
    """`1 to 12 December 2026`, or both days in full."""
    if (first.year, first.month) == (last.year, last.month):
        return day(first) if first == last else f"{first.day} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def length_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """`3 hours 30 minutes`: what has really passed."""
    return minutes(length(starts_at, ends_at))


def length(starts_at: datetime, ends_at: datetime) -> int:
    """The minutes between two instants."""
    return int((ends_at - starts_at).total_seconds()) // 60


def clock_change(starts_at: datetime, ends_at: datetime) -> str:
    """A sentence about the clocks, if they change in between; otherwise nothing."""
    if not _turns(starts_at, ends_at):
        return ""
    way = "forward" if _offset(ends_at) > _offset(starts_at) else "back"
    lasts = length_in_words(starts_at, ends_at)
    return f"The clocks go {way} in between, so it lasts {lasts}."


def _known(on: date, at: time, field: str) -> tuple[datetime, ...]:
    found = instants_of(on, at)
    if not found:
        raise Refused(_skipped(on, at), field)
    return found


def _skipped(on: date, at: time) -> str:
    later = (datetime.combine(on, at) + timedelta(hours=1)).time()
    return (
        f"On {day(on)} the clocks go forward, and there is no {at:%H:%M}. "
        f"Choose {later:%H:%M} or another time."
    )


def _turns(*instants: datetime) -> bool:
    return len({_offset(each) for each in instants}) > 1


def _offset(instant: datetime) -> timedelta:
    return instant.astimezone(LONDON).utcoffset() or timedelta()
