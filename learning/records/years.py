"""My record as a value: lines in terms, terms in school years, newest first. Knows no database."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from learning.cpd.models import CpdKind
from learning.people.rules import (
    TermDates,
    school_year_name,
    school_year_of,
    term_counting,
)
from learning.records.rules import shown_code

WORDS = {CpdKind.LESSON: "Lesson", CpdKind.MODULE: "Module finished"}
CSV_COLUMNS = (
    "School year",
    "Term",
    "Date",
    "Kind",
    "What",
    "Minutes",
    "Version",
    "Certificate code",
    "Certificate",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A finished module as its owner's record names it. `code` is the canonical one."""

    code: str
    title: str
    version: int
    minutes: int
    finished_on: date
    is_withdrawn: bool

    @property
    def shown_code(self) -> str:
        """The code in fours."""
        return shown_code(self.code)

    @property
    def state(self) -> str:
        """Valid or withdrawn, as a word."""
        return "Withdrawn" if self.is_withdrawn else "Valid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing done on a day. A finished module counts no minutes beside those of its lessons."""

    happened_on: date
    kind: CpdKind
    title: str
    minutes: int
    certificate: Certificate | None

    @property
    def short_day(self) -> str:
        """`20 Nov`; its school year stands above it."""
        return f"{self.happened_on.day} {self.happened_on:%b}"

    @property
    def kind_words(self) -> str:
        """What sort of thing it was, in words."""
        return WORDS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What was done in one term, and in the holidays after it."""

    name: str
    lines: tuple[Line, ...]

    @property
    def minutes(self) -> int:
        """The minutes of the term."""
        return sum(line.minutes for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What was done in one school year, named as `2026 to 2027`."""

    name: str
    terms: tuple[Term, ...]

    @property
    def minutes(self) -> int:
        """The minutes of the school year."""
        return sum(term.minutes for term in self.terms)

    def count(self, kind: CpdKind) -> int:
        """How many things of this kind were done in the year."""
        return sum(line.kind == kind for term in self.terms for line in term.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything a person has done: what page, print, PDF and CSV are all made from."""

    name: str
    school_name: str | None
    made_on: date
    years: tuple[Year, ...]
    certificates: tuple[Certificate, ...]

    @property
    def minutes(self) -> int:
        """All minutes there are."""
        return sum(year.minutes for year in self.years)

    @property
    def this_year(self) -> Year:
        """The present school year, with nothing in it if nothing was done."""
        name = school_year_name(school_year_of(self.made_on))
        found = (year for year in self.years if year.name == name)
        return next(found, Year(name=name, terms=()))

    def csv_rows(self) -> Iterator[tuple[str | int | date | None, ...]]:
        """A row of CSV_COLUMNS for every line, in the order of the page."""
        for year in self.years:
            for term in year.terms:
                for line in term.lines:
                    yield (year.name, term.name, *_cells(line))


def _cells(line: Line) -> tuple[str | int | date | None, ...]:
    certificate = line.certificate
    return (
        line.happened_on,
        line.kind_words,
        line.title,
        line.minutes,
        certificate.version if certificate else None,
        certificate.shown_code if certificate else None,
        certificate.state if certificate else None,
    )


def by_school_year(
    lines: Sequence[Line], terms_of: Callable[[int], Sequence[TermDates]]
) -> tuple[Year, ...]:
    """The lines, which come newest first, in their school years and terms.

    `terms_of` gives the terms of a school year, named by the year it begins.
    """
    years = groupby(lines, key=lambda line: school_year_of(line.happened_on))
    return tuple(
        Year(name=school_year_name(year), terms=_by_term(tuple(group), terms_of(year)))
        for year, group in years
    )


def _by_term(lines: Sequence[Line], terms: Sequence[TermDates]) -> tuple[Term, ...]:
    groups = groupby(lines, key=lambda line: term_counting(terms, line.happened_on))
    return tuple(Term(name=term.name, lines=tuple(group)) for term, group in groups)
