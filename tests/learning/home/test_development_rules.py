"""What the page of one's development names first."""

from datetime import date, timedelta

import pytest

from learning.home.development import rules
from learning.home.development.rules import FirstThing

TODAY = date(2026, 11, 23)
NOTHING = {
    "has_open_round": False,
    "has_request": False,
    "has_plan": False,
    "last_finished_on": None,
    "is_new": True,
}


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ({}, FirstThing.BEGIN),
        ({"is_new": False}, FirstThing.NOTHING),
        ({"last_finished_on": TODAY}, FirstThing.PLAN_FROM_ROUND),
        ({"last_finished_on": TODAY - timedelta(days=349)}, FirstThing.PLAN_FROM_ROUND),
        ({"last_finished_on": TODAY - timedelta(days=350)}, FirstThing.NEXT_ROUND),
        ({"last_finished_on": TODAY, "has_plan": True}, FirstThing.PLAN),
        ({"has_plan": True, "has_request": True}, FirstThing.REQUEST),
        ({"has_open_round": True, "has_request": True, "has_plan": True}, FirstThing.CARRY_ON),
    ],
)
def test_there_is_one_first_thing(facts, first):
    assert rules.first_thing(today=TODAY, **{**NOTHING, **facts}) is first


def test_whoever_is_new_is_told_whom_it_is_for():
    assert rules.sentence(FirstThing.BEGIN, is_senco=False).startswith("For SENCos, and for")
    assert "For SENCos" not in rules.sentence(FirstThing.BEGIN, is_senco=True)
