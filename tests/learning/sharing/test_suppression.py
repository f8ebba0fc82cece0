"""No hidden number can be found by subtraction: in general, and cell by cell for small tables."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.sharing.suppression import hidden_cells, may_show_total

TABLES = st.lists(st.integers(0, 30), min_size=1, max_size=8).map(
    lambda counts: {f"cell-{number}": count for number, count in enumerate(counts)}
)
LEASTS = st.integers(2, 12)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        # Five people and six, the fewest of whom anything is said.
        ({"a": 5}, ""),
        ({"a": 6}, ""),
        ({"a": 4}, "a"),
        ({"a": 5, "b": 0}, ""),
        ({"a": 4, "b": 1}, "ab"),
        ({"a": 1, "b": 5}, "ab"),
        ({"a": 6, "b": 0}, ""),
        ({"a": 3, "b": 3}, "ab"),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, "abcde"),
        # Below five nothing is shown, not even what is empty.
        ({"a": 4, "b": 0}, "ab"),
        ({"a": 0, "b": 0}, "ab"),
        ({}, ""),
        # The total known and one cell hidden: another is hidden with it.
        ({"a": 9, "b": 7, "c": 3}, "ac"),
        ({"a": 3, "b": 7, "c": 9}, "ab"),
        # Two hidden cells that hold fewer than five together take a third with them.
        ({"a": 2, "b": 2, "c": 8, "d": 9}, "abc"),
        ({"a": 2, "b": 3, "c": 8, "d": 9}, "ab"),
        # Eight people in two cells of at most four can only be four and four.
        ({"a": 4, "b": 4, "c": 8, "d": 9}, "abc"),
        # Empty cells are hidden with small ones, and shown where nothing is small.
        ({"a": 0, "b": 3, "c": 8, "d": 9}, "abc"),
        ({"a": 0, "b": 8, "c": 9}, ""),
        # Everything is large enough.
        ({"a": 5, "b": 5, "c": 5}, ""),
    ],
)
def test_what_is_hidden(counts, hidden):
    assert hidden_cells(counts) == frozenset(hidden)


@pytest.mark.parametrize(
    ("counts", "may"), [({"a": 4}, False), ({"a": 2, "b": 3}, True), ({}, False)]
)
def test_the_total_stands_for_five_or_is_not_shown(counts, may):
    assert may_show_total(counts) == may


@pytest.mark.parametrize("least", [1, 0, -3])
def test_a_number_of_one_person_is_never_allowed(least):
    with pytest.raises(ValueError, match="at least two"):
        hidden_cells({"a": 9}, least=least)


def test_people_are_not_counted_below_nought():
    with pytest.raises(ValueError, match="nought"):
        hidden_cells({"a": 9, "b": -1})


def _shown(counts: Mapping[str, int], least: int = 5) -> tuple[int | None, tuple[int | None, ...]]:
    """What somebody reads: the total and the cells, None for what is not shown."""
    hidden = hidden_cells(counts, least=least)
    total = sum(counts.values()) if may_show_total(counts, least=least) else None
    return total, tuple(None if cell in hidden else count for cell, count in counts.items())


@given(TABLES, LEASTS)
def test_no_small_number_is_shown(counts, least):
    total, cells = _shown(counts, least)
    assert all(count is None or count == 0 or count >= least for count in cells)
    assert total is None or total >= least


@given(TABLES, LEASTS)
def test_subtraction_finds_no_small_number(counts, least):
    """What all hidden cells hold together is the one thing that subtraction finds."""
    total, cells = _shown(counts, least)
    if total is not None and None in cells:
        assert cells.count(None) >= 2
        assert total - sum(count or 0 for count in cells) >= least


@given(TABLES, LEASTS)
def test_being_hidden_does_not_say_that_somebody_is_there(counts, least):
    """Where anything is hidden, empty cells are hidden with it."""
    hidden = hidden_cells(counts, least=least)
    if hidden:
        assert all(cell in hidden for cell, count in counts.items() if count < least)


@given(TABLES, LEASTS)
def test_nothing_is_hidden_without_need(counts, least):
    hidden = hidden_cells(counts, least=least)
    is_any_small = any(0 < count < least for count in counts.values())
    if may_show_total(counts, least=least):
        assert bool(hidden) == is_any_small
        assert sum(counts[cell] >= least for cell in hidden) <= 1


@given(TABLES)
def test_what_cells_are_called_makes_no_difference(counts):
    again = {f"renamed-{cell}": count for cell, count in counts.items()}
    assert {f"renamed-{cell}" for cell in hidden_cells(counts)} == hidden_cells(again)


@pytest.mark.parametrize(("width", "most"), [(2, 16), (3, 12), (4, 9), (5, 5)])
def test_nobody_who_knows_how_it_is_done_finds_a_hidden_number(width, most):
    """All tables that look alike when shown are compared: each hidden cell differs among them.

    Only views are judged of which every table was made: those that hide at most `most` people.
    """
    views = defaultdict(list)
    for counts in product(range(most + 1), repeat=width):
        table = {str(place): count for place, count in enumerate(counts)}
        views[_shown(table)].append(counts)
    judged = 0
    for (total, cells), tables in views.items():
        if total is not None and total - sum(count or 0 for count in cells) <= most:
            for place in (place for place, count in enumerate(cells) if count is None):
                judged += 1
                assert len({table[place] for table in tables}) > 1, (total, cells, tables)
    assert judged > 10
