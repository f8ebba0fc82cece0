"""What may be said of many people on their way without saying anything of one. Pure.

Every number is told rounded down to fives, and what is shown depends on the fives alone: whoever
compares two days finds the same page, however people came, went or moved on, until a number has
passed a five; and then nobody can tell by whom, nor by how many. So a number below five is never
told apart from none, and where anything is kept back one larger number is, too, whether or not the
rest could be worked out this time: a page that hid it only when needed would tell that it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from learning.sharing.suppression import LEAST, hidden_cells
from learning.talent.rules import Stage

HELD_BACK_FIRST = tuple(reversed(Stage))
"""Of the stages that could be shown, the first of these is the one kept back; never by its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How many people, in fives: in all, and in each cell that can be shown.

    `total` is None for fewer than five in all; then there are no cells either.
    """

    total: int | None
    cells: Mapping[str, int]


def fives(count: int) -> int | None:
    """The number rounded down to fives; None for fewer than five people."""
    return count - count % LEAST if count >= LEAST else None


def in_words(number: int | None) -> str:
    """A number as pages tell it."""
    return "not shown" if number is None else f"at least {number}"


def numbers(counts: Mapping[str, int]) -> Numbers:
    """What can be shown of people counted in cells, each person in one. The order decides ties.

    The suppression is asked about the worst that small cells could hold, one person in one of
    them, so that what it hides cannot depend on what they do hold.
    """
    total = fives(sum(counts.values()))
    if total is None:
        return Numbers(total=None, cells={})
    small = [cell for cell, count in counts.items() if count < LEAST]
    worst = {**counts, **dict.fromkeys(small, 0), **dict.fromkeys(small[:1], 1)}
    hidden = hidden_cells(worst)
    shown = {cell: fives(count) for cell, count in counts.items() if cell not in hidden}
    return Numbers(total=total, cells={cell: told for cell, told in shown.items() if told})


def by_stage(stages: Iterable[Stage]) -> Numbers:
    """What can be shown of people by the stage at which each of them stands."""
    found = list(stages)
    return numbers({stage.value: found.count(stage) for stage in HELD_BACK_FIRST})
