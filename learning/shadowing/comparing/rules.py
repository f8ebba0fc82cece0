"""The expected day against the observed one: shares, differences, surprises. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.shadowing_types import Category
from learning.diary.rules import Mode
from learning.diary.sums import in_percent
from learning.shadowing.visits.activities import Activity

SURPRISING = 10
"""Points of a hundred by which a share has to differ to be a surprise."""
WORTH_A_WORD = 5
"""Points that are a surprise where nothing was expected, or nothing seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One kind of work: what was expected of a day and what was seen, in whole per cent.

    `difference` is seen less expected, 0 where there is nothing to compare.
    """

    category: Category
    expected: int
    observed: int
    difference: int
    minutes: int = 0

    @property
    def is_surprise(self) -> bool:
        """Whether expected and seen differ enough to be worth a thought."""
        size = abs(self.difference)
        is_new = (not self.expected or not self.observed) and size >= WORTH_A_WORD
        return size >= SURPRISING or is_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The expected day beside what was seen: a row for each category, in the guide's order.

    `minutes` are all that were noted. `surprises`: the rows that differ most, the largest first;
    none unless a day was expected and something seen.
    """

    rows: tuple[ComparedRow, ...]
    minutes: int
    surprises: tuple[ComparedRow, ...]
    has_expected: bool = False

    @property
    def has_observed(self) -> bool:
        """Whether anything was noted."""
        return self.minutes > 0

    @property
    def is_whole(self) -> bool:
        """Whether there is something on both sides."""
        return self.has_expected and self.has_observed


def comparison(
    categories: Sequence[Category], expected: Mapping[str, int], activities: Iterable[Activity]
) -> Comparison:
    """What was expected, by slug in per cent, beside what was seen. Shares add up to 100.

    A slug that is no category (any more) has a row of its own, under the slug's words.
    """
    minutes: dict[str, int] = {}
    for each in activities:
        minutes[each.category_slug] = minutes.get(each.category_slug, 0) + each.minutes
    known = (*categories, *_gone(categories, (*expected, *minutes)))
    counts = [minutes.get(one.slug, 0) for one in known]
    seen = in_percent(counts)
    is_whole = bool(expected) and sum(counts) > 0
    rows = tuple(
        ComparedRow(
            category=one,
            expected=expected.get(one.slug, 0),
            observed=share,
            difference=share - expected.get(one.slug, 0) if is_whole else 0,
            minutes=count,
        )
        for one, share, count in zip(known, seen, counts, strict=True)
    )
    surprises = sorted(
        (row for row in rows if row.is_surprise), key=lambda row: -abs(row.difference)
    )
    return Comparison(
        rows=rows,
        minutes=sum(counts),
        surprises=tuple(surprises),
        has_expected=bool(expected),
    )


def mode_shares(activities: Iterable[Activity]) -> Mapping[Mode, int]:
    """How the noted time divides over the modes, in whole per cent: of what has a mode at all."""
    minutes = dict.fromkeys(Mode, 0)
    for each in activities:
        if each.mode is not None:
            minutes[each.mode] += each.minutes
    return dict(zip(Mode, in_percent(minutes.values()), strict=True))


def _gone(categories: Sequence[Category], slugs: Iterable[str]) -> tuple[Category, ...]:
    """Categories that the guide has no longer, named by their slugs."""
    known = {one.slug for one in categories}
    return tuple(
        Category(slug=slug, code=slug.upper(), title=words_of(slug), look_for="", ask="")
        for slug in dict.fromkeys(slugs)
        if slug not in known
    )


def words_of(slug: str) -> str:
    """A slug whose words are gone, as it can be read: `annual-review` is `Annual review`."""
    return slug.replace("-", " ").strip().capitalize()
