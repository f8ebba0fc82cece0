"""Which days an absence may have. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from learning.errors import Refused

FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """From the first day to the last, both in; without a last day until further notice."""

    starts_on: date
    ends_on: date | None

    def is_on(self, day: date) -> bool:
        """Whether somebody is away on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def check_days(starts_on: date | None, ends_on: date | None, today: date) -> Away:
    """The absence; raises Refused beside the day that cannot be."""
    if starts_on is None:
        raise Refused("Say from which day.", "starts_on")
    if abs(starts_on - today) > FURTHEST:
        raise Refused("Choose a day within a year of today.", "starts_on")
    if ends_on is not None and ends_on < max(starts_on, today):
        raise Refused("Choose a last day that is not over, or leave it empty.", "ends_on")
    if ends_on is not None and ends_on > starts_on + 2 * FURTHEST:
        raise Refused("Choose a last day within two years, or leave it empty.", "ends_on")
    return Away(starts_on=starts_on, ends_on=ends_on)
