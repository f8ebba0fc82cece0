"""When things happen on the way: counted in school days before today and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from learning.clock import LONDON
from learning.demonstration.calendar import coming_school_day

LUNCH = time(12, 35)
AFTER_LESSONS = time(15, 50)
EVENING = time(19, 40)


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The school days of the story. Those before today are `past`, oldest first."""

    today: date
    past: Sequence[date]

    def ago(self, number: int) -> date:
        """So many school days ago; the first is the last one before today."""
        return self.past[max(-number, -len(self.past))]

    def ago_on(self, number: int, weekday: int) -> date:
        """The last school day of that weekday by then; that day itself, if there is none."""
        by_then = [day for day in self.past if day <= self.ago(number) and day.weekday() == weekday]
        return by_then[-1] if by_then else self.ago(number)

    def coming(self, number: int) -> date:
        """So many school days from now; the first is the next one after today."""
        return coming_school_day(self.today, number)

    def at(self, number: int, when: time = AFTER_LESSONS) -> datetime:
        """A time of day, so many school days ago."""
        return datetime.combine(self.ago(number), when, LONDON)
