"""What people type about visits, before it is checked. Pure."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from learning.diary.rules import Mode
from learning.drafts.hours import time_shown
from learning.errors import Refused
from learning.shadowing.rules import Energy, Tag
from learning.shadowing.visits.activities import Entry
from learning.shadowing.visits.times import instant_near


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When and where a visit is to be: a day, and times of day in London."""

    day: date
    starts: time
    ends: time
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When an activity began and ended, as times of day; without an end until the next began."""

    starts: time | None
    ends: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What an activity says. Without a category or times, those stay as they are."""

    mode: Mode | None
    energy: Energy | None
    tag: Tag | None
    note: str
    names_no_pupil: bool = False
    category: str = ""
    times: Times | None = None

    def over(self, entry: Entry, note: str) -> Entry:
        """The entry saying this. Raises Refused for a time that London's clocks never showed."""
        said = replace(
            entry,
            category_slug=self.category or entry.category_slug,
            mode=self.mode,
            energy=self.energy,
            tag=self.tag,
            note=note,
        )
        return said if self.times is None or not entry.is_live else _timed(said, self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """What went into one kind of work on the whole day, from memory."""

    minutes: int
    mode: Mode | None = None
    tag: Tag | None = None
    note: str = ""

    def entry(self, key: str, category: str, note: str, now: datetime) -> Entry:
        """The same as an entry under a key."""
        return Entry(
            key=key,
            category_slug=category,
            minutes=self.minutes,
            mode=self.mode,
            tag=self.tag,
            note=note,
            changed_at=now,
        )


def _timed(entry: Entry, times: Times) -> Entry:
    """The entry with other times; a time that reads as before is the instant that it was."""
    if times.starts is None:
        raise Refused("Write when it began.", "started")
    began = entry.begins
    if times.starts != time_shown(entry.started_at):
        began = instant_near(times.starts, began, "started")
    ended = entry.ended_at
    if times.ends is None:
        ended = None
    elif times.ends != time_shown(ended):
        ended = instant_near(times.ends, ended or began, "ended")
    others = entry.others if began == entry.started_at else _unmoved(entry)
    return replace(entry, started_at=began, ended_at=ended, others=others)


def _unmoved(entry: Entry) -> tuple[tuple[str, int], ...]:
    """Its further keys, once it begins at another time: none of them tells when any more."""
    return tuple((key, 0) for key, _ in entry.others)
