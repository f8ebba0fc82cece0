"""On which days something can have been done, and what two windows make of it."""

from datetime import date, timedelta

import pytest

from learning.errors import Refused
from learning.talent.tasks.rules import ASKS_A_SENCO, check_done_on, edition, words_of
from tests.house.project import PROJECT

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1999, 1, 1)])
def test_nothing_was_done_tomorrow_or_in_another_life(day):
    with pytest.raises(Refused) as refused:
        check_done_on(day, TODAY)
    assert refused.value.field == "done_on"


def test_today_and_last_week_will_do():
    for day in (TODAY, TODAY - timedelta(days=7)):
        check_done_on(day, TODAY)


def test_an_edition_says_whether_day_or_note_changed():
    assert edition(None, "") == ""
    found = {edition(TODAY, ""), edition(TODAY, "A"), edition(TODAY - timedelta(days=1), "A")}
    assert len(found) == 3


def test_the_tasks_that_ask_a_senco_are_tasks_of_the_guide():
    """In the guide that we ship; a school’s own may have others."""
    words = (PROJECT / "modules/shadowing/network.md").read_text("utf-8")
    assert all(f"{{#{slug}}}" in words for slug in ASKS_A_SENCO)


def test_a_task_that_is_gone_has_the_words_of_its_name():
    assert words_of("three-questions") == "Three questions"
