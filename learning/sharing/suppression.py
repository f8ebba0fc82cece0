"""Small numbers kept small: which cells of a table of counts are not shown. Pure.

A table counts people, each in one cell, and its total may be known. Whatever is shown, nobody must
be able to work out a cell of fewer than `least` people, nor any few cells that hold fewer together.
"""

from collections.abc import Collection, Mapping

LEAST = 5
"""The fewest people a shown number may stand for."""


def may_show_total(counts: Mapping[str, int], *, least: int = LEAST) -> bool:
    """Whether the number of all people of the table may be shown."""
    return sum(_checked(counts, least).values()) >= least


def hidden_cells(counts: Mapping[str, int], *, least: int = LEAST) -> frozenset[str]:
    """The cells not to be shown, so that none of them can be had from the total and the others.

    Of fewer than `least` people in all, every cell. Otherwise none, if no cell holds between one
    and `least` people. If one does: all below `least`, empty ones too (else a hidden cell would be
    known to hold somebody), and, where these could be worked out, one more.

    The one more is the first of the table that holds enough, whatever it holds: chosen by its size
    it would give sizes away to those who know how it is chosen. A page must show all hidden cells
    alike, and never say which are small.
    """
    if not may_show_total(counts, least=least):
        return frozenset(counts)
    small = {cell for cell, count in counts.items() if count < least}
    if not any(counts[cell] for cell in small):
        return frozenset()
    others = [cell for cell in counts if cell not in small]
    if others and _can_be_worked_out([counts[cell] for cell in small], least):
        small.add(others[0])
    return frozenset(small)


def _can_be_worked_out(hidden: Collection[int], least: int) -> bool:
    """Whether the sum of these cells, all below `least`, is too small or says what is in them.

    One cell alone is always too small; cells that are all as full as can be have only one sum.
    """
    return sum(hidden) < least or sum(hidden) == len(hidden) * (least - 1)


def _checked(counts: Mapping[str, int], least: int) -> Mapping[str, int]:
    if least <= 1:
        raise ValueError("a number of one person is that person: `least` is at least two")
    if any(count < 0 for count in counts.values()):
        raise ValueError("people are counted from nought")
    return counts
