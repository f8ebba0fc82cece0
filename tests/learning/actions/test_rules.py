"""When an action is due."""

from datetime import date

import pytest

from learning.actions import rules
from learning.actions.rules import Urgency

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due_on", "urgency"),
    [
        (None, Urgency.UNDATED),
        (date(2026, 11, 22), Urgency.OVERDUE),
        (date(2026, 11, 23), Urgency.SOON),
        (date(2026, 12, 7), Urgency.SOON),
        (date(2026, 12, 8), Urgency.LATER),
    ],
)
def test_an_action_is_as_urgent_as_its_day(due_on, urgency):
    assert rules.urgency(due_on, TODAY) is urgency


@pytest.mark.parametrize(
    ("due_on", "may"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2028, 11, 22), True),
        (date(2028, 11, 23), False),
    ],
)
def test_a_day_may_be_chosen_from_today_within_two_years(due_on, may):
    assert rules.is_day_to_choose(due_on, TODAY) is may


def test_an_edition_is_another_once_wording_or_day_is_changed():
    editions = {
        rules.edition("Ask", None),
        rules.edition("Ask", TODAY),
        rules.edition("Ask again", TODAY),
    }
    assert len(editions) == 3
