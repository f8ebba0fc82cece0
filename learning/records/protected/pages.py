"""Protected time as its page shows it: what comes, what is to be told, terms added up. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from learning.cpd.protected.queries import Booking
from learning.cpd.protected.rules import LOST_WORDS, Sum, summed
from learning.people.rules import TermDates, school_year_name, school_year_of, term_counting
from learning.web.filters import clock_time

UNSAID = "Not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSum:
    """One term of a school year, up to today: its bookings, the latest first, and their sum."""

    year: str
    name: str
    bookings: tuple[Booking, ...]

    @property
    def sum(self) -> Sum:
        """What was booked and had."""
        return summed((each.minutes, each.used_minutes) for each in self.bookings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedPage:
    """All of somebody's protected time on a day.

    `coming`: today and later, the next first. `to_tell`: passed, and nothing was said of it yet.
    `terms`: the latest first. `lost_to`: minutes that went to something, the most first.
    """

    name: str
    school_name: str | None
    made_on: date
    coming: tuple[Booking, ...]
    to_tell: tuple[Booking, ...]
    terms: tuple[TermSum, ...]
    lost_to: tuple[tuple[str, int], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever booked."""
        return not (self.coming or self.terms)

    @property
    def this_term(self) -> TermSum | None:
        """The term in which the latest booking up to today lies."""
        return self.terms[0] if self.terms else None


def page_of(
    bookings: Sequence[Booking],
    terms_of: Callable[[int], Sequence[TermDates]],
    *,
    name: str,
    school_name: str | None,
    today: date,
) -> ProtectedPage:
    """The page, from bookings that come the earliest first."""
    passed = [each for each in bookings if each.day < today or each.used_minutes is not None]
    return ProtectedPage(
        name=name,
        school_name=school_name,
        made_on=today,
        coming=tuple(e for e in bookings if e.day >= today and e.used_minutes is None),
        to_tell=tuple(each for each in reversed(passed) if each.used_minutes is None),
        terms=tuple(_terms(list(reversed(passed)), terms_of)),
        lost_to=_lost(passed),
    )


def _terms(
    passed: Sequence[Booking], terms_of: Callable[[int], Sequence[TermDates]]
) -> Iterator[TermSum]:
    for year, of_year in groupby(passed, key=lambda each: school_year_of(each.day)):
        terms = terms_of(year)
        for term, of_term in groupby(of_year, key=lambda each: term_counting(terms, each.day)):
            yield TermSum(year=school_year_name(year), name=term.name, bookings=tuple(of_term))


def _lost(passed: Sequence[Booking]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for each in passed:
        gone = each.minutes - (each.used_minutes or 0) if each.used_minutes is not None else 0
        if gone > 0:
            words = LOST_WORDS[each.lost_to] if each.lost_to else UNSAID
            found[words] = found.get(words, 0) + gone
    return tuple(sorted(found.items(), key=lambda pair: -pair[1]))


def hours_in_words(booking: Booking) -> str:
    """`10:00 to 11:00`, or nothing if it has no hour."""
    if booking.starts_at is None or booking.ends_at is None:
        return ""
    return f"{clock_time(booking.starts_at)} to {clock_time(booking.ends_at)}"
