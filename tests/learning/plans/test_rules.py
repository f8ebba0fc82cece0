"""What plans are called, how things move, what comes back."""

from datetime import timedelta

import pytest

from learning.plans import rules
from learning.plans.rules import Direction, PlanKind, PlanState
from tests.learning.plans.planning import TODAY


def test_a_plan_without_a_heading_is_called_by_what_it_is():
    assert rules.plan_title(PlanKind.OWN, "") == "My development plan"
    assert rules.plan_title(PlanKind.INCLUSION, "") == "Our plan for inclusion"
    assert rules.plan_title(PlanKind.OWN, "Two years") == "Two years"


@pytest.mark.parametrize(
    ("key", "direction", "order"),
    [
        (2, Direction.UP, (2, 1, 3)),
        (2, Direction.DOWN, (1, 3, 2)),
        (1, Direction.UP, (1, 2, 3)),
        (3, Direction.DOWN, (1, 2, 3)),
        (9, Direction.UP, (1, 2, 3)),
    ],
)
def test_things_change_places_with_their_neighbours(key, direction, order):
    assert rules.moved([1, 2, 3], key, direction) == order


def test_another_wording_has_another_name_wherever_the_words_stand():
    assert rules.edition("a", "b", None) == rules.edition("a", "b", None)
    assert rules.edition("a", "b", None) != rules.edition("a b", "", None)
    assert rules.edition("a\nb", "") != rules.edition("a", "b")


def test_a_day_is_chosen_from_today_within_five_years():
    assert rules.is_day_to_choose(TODAY, TODAY)
    assert not rules.is_day_to_choose(TODAY - timedelta(days=1), TODAY)
    assert rules.is_day_to_choose(TODAY + rules.FURTHEST_AHEAD, TODAY)
    assert not rules.is_day_to_choose(TODAY + rules.FURTHEST_AHEAD + timedelta(days=1), TODAY)


@pytest.mark.parametrize(
    ("is_agreed", "is_reviewed", "state"),
    [
        (False, False, PlanState.DRAFT),
        (True, False, PlanState.ACTIVE),
        (True, True, PlanState.REVIEWED),
    ],
)
def test_a_plan_that_is_opened_again_has_come_as_far_as_before(is_agreed, is_reviewed, state):
    assert rules.state_reopened(is_agreed=is_agreed, is_reviewed=is_reviewed) is state


@pytest.mark.parametrize(
    ("counts", "words"),
    [((0, 0), "no actions yet"), ((2, 3), "2 done, 3 to do"), ((1, 0, 2), "1 done, 2 dropped")],
)
def test_how_far_one_is_stands_in_words(counts, words):
    assert rules.in_words(*counts) == words
