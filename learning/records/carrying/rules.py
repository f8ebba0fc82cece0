"""What of a record goes into a file, and which school says it. Pure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from learning.cpd.rules import KIND_WORDS, CpdKind
from learning.people.rules import school_year_name, school_year_of
from learning.records.carrying.blocks import Line
from learning.records.carrying.plain_json import cleaned

SOURCE = "carried"
"""The kind of source of what was brought along."""
PREFIX_LENGTH = 32


class Apart(StrEnum):
    """What can tell an interest that its owner has told nobody, each asked about by itself."""

    VISITS = "visits"
    ASPIRING = "aspiring"
    REVIEWS = "reviews"


APART_WORDS = {
    Apart.VISITS: "Visits to SENCos, and what was learnt on placements",
    Apart.ASPIRING: "Courses for aspiring SENCos, and courses that are no longer here",
    Apart.REVIEWS: "Reviews of your plans, which name the plan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A school at which somebody works or worked, from one day to another."""

    organisation_id: int
    name: str
    urn: str
    starts_on: date
    ends_on: date | None

    def covers(self, day: date) -> bool:
        """Whether they were there on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry of the ledger that could go along. `organisation_id`: where it took place, if known.

    `written_on`: the day on which it was entered, which may be long after it happened.
    """

    line: Line
    written_on: date
    is_verified: bool
    apart: Apart | None
    organisation_id: int | None = None

    @property
    def school_year(self) -> int:
        """The school year it belongs to, by the year it begins."""
        return school_year_of(self.line.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What its owner wants in the file. `brought`: parts from earlier schools, by their keys."""

    years: frozenset[int]
    kinds: frozenset[CpdKind]
    apart: frozenset[Apart] = frozenset()
    brought: frozenset[int] = frozenset()
    with_reflections: bool = False
    with_impact: bool = False

    def takes(self, candidate: Candidate) -> bool:
        """Whether an entry goes along: its school year, and its kind or its box."""
        if candidate.school_year not in self.years:
            return False
        if candidate.apart is not None:
            return candidate.apart in self.apart
        return candidate.line.kind in self.kinds

    def told(self, line: Line) -> Line:
        """The entry with no more of its owner's words than they ticked."""
        return replace(
            line,
            impact=line.impact if self.with_impact else "",
            reflection=line.reflection if self.with_reflections else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one school will sign in one block."""

    place: Place
    apart: bool
    verified: tuple[Line, ...]
    said: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything in it."""
        return (*self.verified, *self.said)


def entry_key(person_id: int, since: datetime, source: tuple[str, str]) -> str:
    """The name of an entry for ever, whatever becomes of keys: the same each time, and no other's.

    `since`: when the account was made, so that it is like nobody's on another server.
    """
    named = f"{person_id}|{since.isoformat()}|{source[0]}|{source[1]}"
    return hashlib.sha256(named.encode("utf-8")).hexdigest()[:32]


def source_key(issuer_key: str, key: str) -> str:
    """How the ledger names an entry that was brought along."""
    return f"{prefix_of(issuer_key)}{key}"


def prefix_of(issuer_key: str) -> str:
    """How the names of everything begin that was signed with this key."""
    return f"{issuer_key[:PREFIX_LENGTH]}:"


def one_line(text: str, longest: int) -> str:
    """A name or title as a file holds it."""
    return " ".join(cleaned(text).split())[:longest].strip()


def place_of(candidate: Candidate, places: Sequence[Place]) -> Place | None:
    """The one school that says it: where it took place, else where the person was for longest.

    What happened while they were nowhere here is said by the school where they entered it.
    """
    in_order = sorted(places, key=lambda each: (each.starts_on, each.organisation_id))
    on_the_day = [each for each in in_order if each.covers(candidate.line.day)]
    at_home = [each for each in on_the_day if each.organisation_id == candidate.organisation_id]
    when_written = [each for each in in_order if each.covers(candidate.written_on)]
    return next(iter((*at_home, *on_the_day, *when_written)), None)


def parts_of(
    candidates: Iterable[Candidate], chosen: Chosen, places: Sequence[Place]
) -> tuple[tuple[Part, ...], tuple[Line, ...]]:
    """What each school will sign, and what nobody can: the person was at no school then."""
    found: dict[tuple[Place, bool], tuple[list[Line], list[Line]]] = {}
    nobodys: list[Line] = []
    for each in filter(chosen.takes, candidates):
        place, line = place_of(each, places), chosen.told(each.line)
        if place is None:
            nobodys.append(line)
            continue
        verified, said = found.setdefault((place, each.apart is not None), ([], []))
        (verified if each.is_verified else said).append(line)
    parts = tuple(
        Part(place=place, apart=apart, verified=tuple(verified), said=tuple(said))
        for (place, apart), (verified, said) in found.items()
    )
    return parts, tuple(nobodys)


def years_of(candidates: Iterable[Candidate]) -> Mapping[int, str]:
    """The school years in which there is something, newest first, with their names."""
    years = sorted({each.school_year for each in candidates}, reverse=True)
    return {year: school_year_name(year) for year in years}


def kinds_of(candidates: Iterable[Candidate]) -> Mapping[CpdKind, str]:
    """The kinds of which there is something that needs no box of its own, with their names."""
    present = {each.line.kind for each in candidates if each.apart is None}
    return {kind: words for kind, words in KIND_WORDS.items() if kind in present}


def apart_of(candidates: Iterable[Candidate]) -> Mapping[Apart, str]:
    """The boxes to ask about apart, with their words."""
    present = {each.apart for each in candidates}
    return {each: words for each, words in APART_WORDS.items() if each in present}


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are written alike, but for capitals and spaces."""
    return one.casefold().split() == other.casefold().split()
