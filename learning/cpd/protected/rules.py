"""What may be said of protected time, and what its terms add up to. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from learning.cpd.rules import Lost
from learning.errors import Refused

SHORTEST, LONGEST = 5, 720
"""Minutes of one booking."""
USUAL = 60
LONGEST_PURPOSE = 300
LONGEST_NOTE = 300
AHEAD = timedelta(days=366)
BACK = timedelta(days=366)
MOST = 2_000
"""Bookings that one person may have: a working life of them."""
ASKED_FOR = timedelta(days=7)
"""How long Home asks about an hour whose day has passed. Its own page goes on asking."""

LOST_WORDS = {
    Lost.COVER: "Cover",
    Lost.MEETING: "A meeting",
    Lost.PUPILS: "Pupils who needed somebody",
    Lost.PAPERWORK: "Paperwork",
    Lost.OTHER: "Something else",
}


class Outcome(StrEnum):
    """What became of it."""

    HAD = "had"
    PART = "part"
    LOST = "lost"


OUTCOME_WORDS = {
    Outcome.HAD: "I had it",
    Outcome.PART: "I had part of it",
    Outcome.LOST: "It went to something else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody says of a booking afterwards."""

    outcome: Outcome | None
    minutes: int | None
    lost_to: Lost | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Bookings of one span added up, in minutes. `untold`: nothing was said of these yet."""

    booked: int = 0
    had: int = 0
    untold: int = 0

    @property
    def lost(self) -> int:
        """What went to something else."""
        return max(0, self.booked - self.had - self.untold)


def outcome_of(minutes: int, used: int | None) -> Outcome | None:
    """What became of a booking; None while nothing was said."""
    if used is None:
        return None
    if used == 0:
        return Outcome.LOST
    return Outcome.HAD if used >= minutes else Outcome.PART


def summed(times: Iterable[tuple[int, int | None]]) -> Sum:
    """The sum of bookings, each with its minutes and those that were had.

    What was had beyond a booking counts as no more than was booked.
    """
    found = tuple(times)
    return Sum(
        booked=sum(minutes for minutes, _ in found),
        had=sum(min(minutes, used) for minutes, used in found if used is not None),
        untold=sum(minutes for minutes, used in found if used is None),
    )


def check_day(day: date | None, today: date) -> date:
    """The day, if time can be booked on it; else Refused."""
    if day is None:
        raise Refused("Say on which day.", "day")
    if not today - BACK <= day <= today + AHEAD:
        raise Refused("Choose a day within a year of today, before or after.", "day")
    return day


def check_minutes(minutes: int | None) -> int:
    """The minutes, if so much can be booked at once; else Refused."""
    if minutes is None:
        raise Refused("Say how many minutes, such as 60.", "minutes")
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(f"Book between {SHORTEST} and {LONGEST} minutes at once.", "minutes")
    return minutes


def used_minutes(told: Told, booked: int) -> int:
    """How many of the booked minutes were had, by what was told; raises Refused."""
    if told.outcome is None:
        raise Refused("Choose what became of it.", "outcome")
    if told.outcome is Outcome.HAD:
        return booked
    if told.outcome is Outcome.LOST:
        return 0
    if told.minutes is None:
        raise Refused("Say how many minutes you had.", "had_minutes")
    if not 0 < told.minutes < booked:
        raise Refused(
            f"You booked {booked} minutes. Part of them is a number from 1 to {booked - 1}.",
            "had_minutes",
        )
    return told.minutes
