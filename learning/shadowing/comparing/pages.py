"""The pages of comparing as finished values: for the visitor, on paper, and as a share allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from learning.diary.rules import MODE_NAMES, Mode, hours
from learning.shadowing.comparing import words
from learning.shadowing.comparing.rules import ComparedRow, Comparison
from learning.shadowing.comparing.seen import Coverage, HighsAndLows, NotedVisit
from learning.shadowing.learning_points.lines import LearningLine

Bar = tuple[str, str, tuple[int, ...], str, None]
"""As macros/stacks.html takes it: label, words, parts, all of it in words, no mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCompared:
    """One visit on which something was noted: its shares in the order of the rows."""

    visit_id: int
    day: date
    minutes: int
    shares: tuple[int, ...]
    modes: Mapping[Mode, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """The day that was expected beside those that were seen, whole and visit by visit.

    `who` saw it, as sentences begin. `visits` has those on which something was noted.
    """

    placement_id: int
    title: str
    who: str
    today: date
    whole: Comparison
    visits: tuple[VisitCompared, ...]
    modes: Mapping[Mode, int]
    coverage: Coverage
    highs_and_lows: HighsAndLows
    noted: tuple[NotedVisit, ...]
    learning: tuple[LearningLine, ...] = ()

    @property
    def sentence(self) -> str:
        """What surprised most."""
        return words.sentence(self.whole, self.who)

    @property
    def through_others(self) -> str:
        """How much was doing and how much arranging; nothing where no mode was noted."""
        return words.through_others(self.modes)

    @property
    def mode_names(self) -> tuple[str, ...]:
        """What the modes are called, in the order of their bars."""
        return tuple(MODE_NAMES.values())

    @property
    def drawn(self) -> tuple[ComparedRow, ...]:
        """The kinds of work of which anything was expected or seen."""
        return tuple(self.whole.rows[at] for at in self._places)

    @property
    def series(self) -> tuple[str, ...]:
        """What the parts of the bars are called."""
        return tuple(row.category.title for row in self.drawn)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Expected, all visits, and each visit if there are several."""
        found: list[Bar] = []
        if self.whole.has_expected:
            found.append(self._bar("Expected", [row.expected for row in self.whole.rows]))
        if self.whole.has_observed:
            label = "All visits" if len(self.visits) > 1 else "Seen"
            observed = [row.observed for row in self.whole.rows]
            found.append(self._bar(label, observed, self.whole.minutes))
        if len(self.visits) > 1:
            found.extend(
                self._bar(short_day(each.day), each.shares, each.minutes) for each in self.visits
            )
        return tuple(found)

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The same as rows: kind of work, expected, seen, and the difference in words."""
        return tuple(
            (row.category.title, *self._cells(row))
            for row in self.whole.rows
            if row.expected or row.observed
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """What heads the table."""
        if self.whole.is_whole:
            return ("Kind of work", "Expected", "Seen", "Difference")
        return ("Kind of work", "Expected" if self.whole.has_expected else "Seen")

    @property
    def by_visit(self) -> tuple[tuple[str, ...], ...]:
        """The same visit by visit, for a table: kind of work, then a share for each visit."""
        return tuple(
            (self.whole.rows[at].category.title, *(f"{each.shares[at]}%" for each in self.visits))
            for at in self._places
            if self.whole.rows[at].observed or any(each.shares[at] for each in self.visits)
        )

    @property
    def mode_bars(self) -> tuple[Bar, ...]:
        """The modes of all visits, and of each if several have any."""
        with_modes = [each for each in self.visits if any(each.modes.values())]
        if not with_modes:
            return ()
        found = [_mode_bar("All visits" if len(with_modes) > 1 else "Seen", self.modes)]
        if len(with_modes) > 1:
            found += [_mode_bar(short_day(each.day), each.modes) for each in with_modes]
        return tuple(found)

    @property
    def surprises(self) -> tuple[tuple[ComparedRow, str], ...]:
        """Each surprise with what it is in a few words."""
        return tuple((row, words.surprise(row)) for row in self.whole.surprises)

    @property
    def _places(self) -> tuple[int, ...]:
        return tuple(at for at, row in enumerate(self.whole.rows) if row.expected or row.minutes)

    def _cells(self, row: ComparedRow) -> tuple[str, ...]:
        expected, observed = f"{row.expected}%", f"{row.observed}%"
        if self.whole.is_whole:
            return expected, observed, words.difference(row)
        return (expected,) if self.whole.has_expected else (observed,)

    def _bar(self, label: str, shares: Sequence[int], minutes: int = 0) -> Bar:
        parts = tuple(shares[at] for at in self._places)
        spoken = words.in_percent(zip(self.series, parts, strict=True))
        return label, hours(minutes) if minutes else "", parts, spoken, None


def short_day(day: date) -> str:
    """`24 Nov`, for the label of a bar; a placement is no longer than a year."""
    return f"{day.day} {day:%b}"


def _mode_bar(label: str, shares: Mapping[Mode, int]) -> Bar:
    parts = tuple(shares[mode] for mode in Mode)
    spoken = words.in_percent((MODE_NAMES[mode].lower(), shares[mode]) for mode in Mode)
    return label, "", parts, spoken, None
