"""Times of day as people type them, and the instants they mean in London. Pure.

When the clocks change, an hour is there twice or not at all; `instants_of` says so.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from learning.clock import LONDON
from learning.errors import Refused
from learning.web.filters import day, minutes

_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(:[0-5]\d)?", re.ASCII)


def time_typed(text: str, field: str) -> time | None:
    """A time of day as it was typed, such as 9:05; None for none. Raises Refused for no time."""
    typed = text.strip()
    if not typed:
        return None
    found = _TIME.fullmatch(typed)
    if found is None:
        raise Refused("Write a time like 09:05.", field)
    return time(int(found["hour"]), int(found["minute"]))


def time_shown(instant: datetime | None) -> time | None:
    """What London's clocks show at an instant, to the minute."""
    return instant.astimezone(LONDON).time().replace(second=0, microsecond=0) if instant else None


def instants_of(on: date, at: time) -> tuple[datetime, ...]:
    """When London's clocks show a time: once; never as they go forward; twice as they go back."""
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0))
    readings = (wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = (each for each in readings if each.astimezone(LONDON).replace(tzinfo=None) == wall)
    return tuple(sorted(set(shown)))


def known_instants(on: date, at: time, field: str) -> tuple[datetime, ...]:
    """The same for a time that there has to be; raises Refused for one that no clock shows."""
    found = instants_of(on, at)
    if not found:
        raise Refused(skipped(on, at), field)
    return found


def skipped(on: date, at: time) -> str:
    """A sentence for a time that is left out as the clocks go forward."""
    later = (datetime.combine(on, at) + timedelta(hours=1)).time()
    return (
        f"On {day(on)} the clocks go forward, and there is no {at:%H:%M}. "
        f"Choose {later:%H:%M} or another time."
    )


def clock_change(starts_at: datetime, ends_at: datetime) -> str:
    """A sentence about the clocks, if they change in between; otherwise nothing."""
    if not turns(starts_at, ends_at):
        return ""
    way = "forward" if _offset(ends_at) > _offset(starts_at) else "back"
    lasts = minutes(length(starts_at, ends_at))
    return f"The clocks go {way} in between, so it lasts {lasts}."


def turns(*instants: datetime) -> bool:
    """Whether London's clocks are changed between some of these instants."""
    return len({_offset(each) for each in instants}) > 1


def length(starts_at: datetime, ends_at: datetime) -> int:
    """The minutes between two instants: what has really passed."""
    return int((ends_at - starts_at).total_seconds()) // 60


def _offset(instant: datetime) -> timedelta:
    return instant.astimezone(LONDON).utcoffset() or timedelta()
