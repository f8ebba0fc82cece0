"""What the entries of a diary add up to. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from learning.diary.rules import WHOLE, Mode, Span, edition, hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as its owner sees it."""

    entry_id: int
    day: date
    span: Span
    mode: Mode
    minutes: int
    is_protected: bool
    note: str

    @property
    def edition(self) -> str:
        """A name for the entry as it stands."""
        return edition(self.day, self.mode, self.minutes, self.is_protected, self.note)


@dataclass(frozen=True, slots=True)
class Sum:
    """Minutes by mode, and how many of them were protected."""

    by_mode: Mapping[Mode, int]
    protected: int

    @property
    def total(self) -> int:
        """All minutes."""
        return sum(self.by_mode.values())

    @property
    def parts(self) -> tuple[int, ...]:
        """The minutes of each mode, in their order."""
        return tuple(self.by_mode[mode] for mode in Mode)

    @property
    def words(self) -> str:
        """`2 h doing, 45 min liaising, 1 h of it protected`; `nothing` for nothing."""
        said = [f"{hours(count)} {mode}" for mode, count in self.by_mode.items() if count]
        more = [f"{hours(self.protected)} of it protected"] if self.protected else []
        return ", ".join(said + more) or "nothing"

    @property
    def cells(self) -> tuple[str, ...]:
        """Each mode, all together and what was protected, as a table shows them."""
        return tuple(hours(count) if count else "–" for count in self._counts)

    @property
    def _counts(self) -> tuple[int, ...]:
        return (*self.parts, self.total, self.protected)

    @property
    def percents(self) -> Mapping[Mode, int]:
        """The share of each mode in whole percent; together 100, or 0 where there is nothing."""
        return dict(zip(Mode, in_percent(self.parts), strict=True))


NOTHING = Sum(dict.fromkeys(Mode, 0), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """What somebody would like their time to go into: percent by mode, protected time a week."""

    percents: Mapping[Mode, int]
    protected_minutes: int

    @property
    def edition(self) -> str:
        """A name for the intention as it stands."""
        return edition(*(self.percents[mode] for mode in Mode), self.protected_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What went into one mode in a week: minutes, and how many of them were protected."""

    minutes: int
    protected: int


def sum_of(entries: Iterable[Entry]) -> Sum:
    """What entries add up to."""
    by_mode = dict.fromkeys(Mode, 0)
    protected = 0
    for entry in entries:
        by_mode[entry.mode] += entry.minutes
        protected += entry.minutes if entry.is_protected else 0
    return Sum(by_mode, protected)


def amounts_of(entries: Iterable[Entry]) -> Mapping[Mode, Amount]:
    """The minutes of each mode that has any, and how many of them were protected."""
    found: dict[Mode, Amount] = {}
    for entry in entries:
        earlier = found.get(entry.mode, Amount(minutes=0, protected=0))
        protected = entry.minutes if entry.is_protected else 0
        found[entry.mode] = Amount(
            minutes=earlier.minutes + entry.minutes, protected=earlier.protected + protected
        )
    return found


def edition_of(amounts: Mapping[Mode, Amount]) -> str:
    """A name for a week from memory as it stands; none if there is none."""
    if not amounts:
        return ""
    return edition(*(amounts.get(mode) for mode in Mode))


def in_percent(parts: Iterable[int]) -> tuple[int, ...]:
    """Shares in whole percent that add up to 100: what is cut off most is made whole first."""
    counts = tuple(parts)
    total = sum(counts)
    if not total:
        return (0,) * len(counts)
    shares = [count * WHOLE // total for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda at: (-(counts[at] * WHOLE % total), at))
    for at in by_rest[: WHOLE - sum(shares)]:
        shares[at] += 1
    return tuple(shares)
