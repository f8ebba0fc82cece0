"""What is told of many people: fives, and nothing that moves with one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.talent.rules import Stage
from learning.talent.succession.rules import Numbers, by_stage, fives, in_words, numbers

COUNTS = st.dictionaries(
    st.sampled_from([f"school {number}" for number in range(7)]), st.integers(0, 23), min_size=1
)


@pytest.mark.parametrize(
    ("count", "told"), [(0, None), (4, None), (5, 5), (9, 5), (10, 10), (14, 10), (60, 60)]
)
def test_a_number_is_told_in_fives_and_not_at_all_below(count, told):
    assert fives(count) == told


def test_in_words():
    assert (in_words(None), in_words(5)) == ("not shown", "at least 5")


def test_fewer_than_five_in_all_is_nothing():
    assert numbers({"a": 4, "b": 0}) == Numbers(total=None, cells={})


def test_five_at_one_stage_alone_are_told_as_a_total_and_at_no_stage():
    """Else nobody at the others would be said of each of them, and one more would show."""
    assert by_stage([Stage.INTEREST] * 9) == Numbers(total=5, cells={})


def test_of_two_large_stages_one_is_kept_back_and_it_is_the_later_one():
    found = by_stage([Stage.INTEREST] * 12 + [Stage.PLACEMENT] * 5 + [Stage.TRIAL])
    assert found == Numbers(total=15, cells={"interest": 10})


def test_where_every_cell_is_large_every_one_is_told():
    assert numbers({"a": 5, "b": 11}) == Numbers(total=15, cells={"a": 5, "b": 10})


@given(COUNTS)
def test_nothing_below_five_is_ever_told(counts):
    for cell, told in numbers(counts).cells.items():
        assert counts[cell] >= 5
        assert told % 5 == 0
        assert told <= counts[cell] < told + 5


@given(COUNTS, st.data())
def test_what_is_shown_depends_on_fives_alone(counts, data):
    """However people come, go or move within the same fives, two days show the same page."""
    other = {
        cell: data.draw(st.integers(count - count % 5, count - count % 5 + 4))
        for cell, count in counts.items()
    }
    here, there = numbers(counts), numbers(other)
    if here.total == there.total:
        assert here == there


@given(COUNTS)
def test_where_anything_is_kept_back_a_large_number_is_too(counts):
    found = numbers(counts)
    kept_back = [count for cell, count in counts.items() if cell not in found.cells]
    if found.cells and kept_back:
        assert max(kept_back) >= 5
        assert sum(kept_back) >= 5
