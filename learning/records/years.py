"""My record as a value: lines in terms, terms in school years, newest first. Knows no database."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from learning.cpd.areas import area_name
from learning.cpd.rules import KIND_WORDS, CpdKind
from learning.people.rules import (
    TermDates,
    school_year_name,
    school_year_of,
    term_counting,
)
from learning.records.carrying.origins import Origin
from learning.records.narrowing import Wanted, possible
from learning.records.rules import shown_code
from learning.records.sums import Part, by_area, by_kind
from learning.web.spreadsheets import Cell

COLUMNS = (
    "School year",
    "Term",
    "Date",
    "Kind",
    "What",
    "Minutes",
    "Version",
    "Certificate code",
    "Certificate",
    "Provider",
    "Area of need",
    "Evidence",
)
DIFFERENCE = "What difference it made"
"""The column that is there only if somebody wants their own words to go along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Something finished or attended as its owner's record names it. `code` is the canonical one.

    `version` is that of the module; a session has none.
    """

    code: str
    title: str
    version: int | None
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
    """One thing done on a day. `impact`: what difference it made, in its owner's words.

    `origin`: where it was brought from, if it was.
    """

    happened_on: date
    kind: CpdKind
    title: str
    minutes: int
    certificate: Certificate | None
    entry_id: int = 0
    provider: str = ""
    need_type: str = ""
    impact: str = ""
    evidence_link: str = ""
    origin: Origin | None = None

    @property
    def short_day(self) -> str:
        """`20 Nov`; its school year stands above it."""
        return f"{self.happened_on.day} {self.happened_on:%b}"

    @property
    def kind_words(self) -> str:
        """What sort of thing it was, in words."""
        return KIND_WORDS[self.kind]

    @property
    def area_words(self) -> str:
        """What area of need it was about; nothing if none is named."""
        return area_name(self.need_type) if self.need_type else ""


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

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything of the year."""
        return tuple(line for term in self.terms for line in term.lines)

    def count(self, kind: CpdKind) -> int:
        """How many things of this kind were done in the year."""
        return sum(line.kind == kind for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a record can be narrowed to: values with their words, only those there are."""

    years: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a person has done: what page, print, PDF and files are all made from.

    `years` are what is wanted of it, `this_year` and `out_of` are of everything there is.
    """

    name: str
    school_name: str | None
    made_on: date
    wanted: Wanted
    choices: Choices
    years: tuple[Year, ...]
    this_year: Year
    out_of: int
    minutes_in_all: int
    certificates: tuple[Certificate, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that is wanted, newest first."""
        return tuple(line for year in self.years for line in year.lines)

    @property
    def minutes(self) -> int:
        """All minutes of what is wanted."""
        return sum(year.minutes for year in self.years)

    @property
    def kinds(self) -> tuple[Part, ...]:
        """What is wanted by kind, the most minutes first."""
        return by_kind((line.kind, line.minutes) for line in self.lines)

    @property
    def areas(self) -> tuple[Part, ...]:
        """What is wanted by area of need."""
        return by_area((line.need_type, line.minutes) for line in self.lines)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a file."""
        return (*COLUMNS, DIFFERENCE) if self.wanted.with_words else COLUMNS

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """A row of `columns` for every line, in the order of the page."""
        for year in self.years:
            for term in year.terms:
                for line in term.lines:
                    row = (year.name, term.name, *_cells(line))
                    yield (*row, line.impact) if self.wanted.with_words else row


def _cells(line: Line) -> tuple[Cell, ...]:
    certificate = line.certificate
    return (
        line.happened_on,
        line.kind_words,
        line.title,
        line.minutes,
        certificate.version if certificate else None,
        certificate.shown_code if certificate else None,
        certificate.state if certificate else None,
        line.provider or None,
        line.area_words or None,
        line.evidence_link or None,
    )


def choices_of(lines: Sequence[Line]) -> Choices:
    """What these lines can be narrowed to."""
    years = sorted({school_year_of(line.happened_on) for line in lines}, reverse=True)
    kinds = {line.kind for line in lines}
    areas = {line.need_type for line in lines}
    return Choices(
        years=tuple((str(year), school_year_name(year)) for year in years),
        kinds=tuple((kind.value, words) for kind, words in KIND_WORDS.items() if kind in kinds),
        areas=possible(areas),
    )


def matches(line: Line, wanted: Wanted) -> bool:
    """Whether a line is among what is wanted."""
    return wanted.takes(
        school_year=school_year_of(line.happened_on),
        kind=line.kind,
        area=line.need_type,
        words=f"{line.title} {line.provider}",
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
