"""Whatever pages somebody keeps and compares, of everybody both answers stay possible."""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.inset.following.telling import STEPS, Share, at_least, counted, share
from learning.sharing.suppression import LEAST


def forced(tell, steps):
    """The courses of pages that tell how all of those who came between two steps answered."""
    batches = [after - before for before, after in itertools.pairwise((0, *steps))]
    layers = [{(): {0}}]
    for step, size in zip(steps, batches, strict=True):
        reached = defaultdict(set)
        for pages, before in layers[-1].items():
            for yes in before:
                for more in range(size + 1):
                    reached[*pages, tell(yes + more, step)].add(yes + more)
        layers.append(dict(reached))
    return [
        pages
        for number in range(1, len(layers))
        for pages, ends in layers[number].items()
        if _gives_away(layers, batches, pages, ends)
    ]


def _gives_away(layers, batches, pages, ends):
    for at in range(len(pages) - 1, -1, -1):
        size = batches[at]
        ways = {
            (before, end - before)
            for end in ends
            for before in layers[at][pages[:at]]
            if 0 <= end - before <= size
        }
        if {more for _, more in ways} in ({0}, {size}):
            return True
        ends = {before for before, _ in ways}
    return False


@pytest.mark.parametrize("tell", [share, at_least])
def test_no_course_of_pages_tells_what_anybody_answered(tell):
    assert forced(tell, STEPS[:6]) == []


def test_steps_of_five_throughout_would_tell():
    assert forced(share, (5, 10, 15, 20))


def test_a_number_told_up_to_all_of_them_would_tell():
    def up_to_all(count, of):
        return count - count % LEAST

    assert forced(up_to_all, (5,))


def three_ways(step_counts):
    """Shares of very useful, and of very or fairly useful, of the same people."""
    very, fairly, of = step_counts
    return share(very, of), share(very + fairly, of)


def test_two_shares_of_the_same_people_together_tell_no_more():
    """Of (very, fairly) at 5 and then 10 answers: nobody’s answer among the later five is sure."""
    pages = defaultdict(set)
    first = [(very, fairly) for very in range(6) for fairly in range(6 - very)]
    for before in first:
        for more in first:
            after = (before[0] + more[0], before[1] + more[1])
            pages[three_ways((*before, 5)), three_ways((*after, 10))].add((before, more))
    for ways in pages.values():
        for whose in (0, 1):
            answers = {way[whose] for way in ways}
            unanimous = ({(5, 0)}, {(0, 5)}, {(0, 0)})
            assert answers not in unanimous


@given(st.lists(st.booleans(), max_size=60))
def test_what_counts_changes_at_steps_alone(answers):
    some = counted(answers)
    assert len(some) in (0, *STEPS)
    assert list(some) == answers[: len(some)]
    assert len(answers) < LEAST or len(answers) - len(some) < max(LEAST, len(some))
    if some:
        assert isinstance(share(sum(some), len(some)), Share)


@given(st.sampled_from(STEPS), st.data())
def test_no_number_below_five_is_told_nor_its_rest(step, data):
    told = at_least(data.draw(st.integers(0, step)), step)
    assert told is None or (told >= LEAST and told % LEAST == 0 and step - told >= LEAST)


@pytest.mark.parametrize("step", STEPS)
def test_no_share_says_none_or_all(step):
    assert share(0, step) is share(1, step) is Share.FEW
    assert share(step, step) is share(step - 1, step) is Share.MOST
