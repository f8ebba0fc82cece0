from datetime import UTC, date, datetime, timedelta

import pytest

from learning.inset.following import rules
from learning.inset.following.times import asked_today, midnight
from learning.inset.models import Evaluation
from learning.inset.rules import SessionKind


@pytest.mark.parametrize(
    ("today", "friday"),
    [
        (date(2026, 11, 23), date(2026, 12, 4)),
        (date(2026, 11, 27), date(2026, 12, 4)),
        (date(2026, 11, 28), date(2026, 12, 4)),
        (date(2026, 11, 29), date(2026, 12, 4)),
        (date(2026, 11, 30), date(2026, 12, 11)),
    ],
)
def test_the_end_of_next_week_is_its_friday(today, friday):
    assert rules.days_to_try(today)[0].day == friday


def test_the_first_follow_up_ends_the_day_before_the_second_begins():
    day = date(2026, 9, 3)
    assert rules.days_of_follow_up(day, 2) == (date(2026, 9, 17), date(2026, 10, 14))
    assert rules.days_of_follow_up(day, 6) == (date(2026, 10, 15), date(2026, 11, 11))
    assert rules.last_day_to_evaluate(day) == date(2026, 10, 15)


@pytest.mark.parametrize("offset", range(-3, 80))
def test_the_instants_of_a_day_are_those_of_the_days_in_words(offset):
    """Also over the night on which the clocks go back."""
    day = date(2026, 10, 20)
    today = day + timedelta(days=offset)
    instants = asked_today(today)
    for weeks in (2, 6):
        first, last = rules.days_of_follow_up(day, weeks)
        for at in (midnight(day), midnight(day + timedelta(days=1)) - timedelta(seconds=1)):
            is_asked = instants[f"from_{weeks}"] <= at < instants[f"until_{weeks}"]
            assert is_asked is (first <= today <= last)


def test_a_day_begins_at_midnight_in_london():
    assert midnight(date(2026, 7, 1)) == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert midnight(date(2026, 10, 25)) == datetime(2026, 10, 24, 23, tzinfo=UTC)
    assert midnight(date(2026, 10, 26)) == datetime(2026, 10, 26, tzinfo=UTC)


def test_what_helps_is_kept_in_its_order_and_nothing_else():
    assert rules.helps_to_keep(["materials", "time", "nonsense", "time"]) == "time,materials"
    assert rules.helps_of("time,materials") == ("time", "materials")
    assert rules.helps_of("") == ()
    assert len(rules.helps_to_keep(rules.HELPS)) <= Evaluation.helps.type.length


def test_words_are_shared_only_where_more_than_a_few_were_there():
    assert rules.may_share(SessionKind.INSET)
    assert not rules.may_share(SessionKind.COACHING)


def test_whoever_meant_to_try_nothing_is_asked_otherwise():
    assert "did you try it" in rules.question(2, "Wait five seconds")
    assert "found its way" in rules.question(6, "")
