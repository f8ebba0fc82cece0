"""When a training runs out, and how that is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.cpd.trainings import rules
from learning.cpd.trainings.rules import State


@pytest.mark.parametrize(
    ("done_on", "months", "until"),
    [
        (date(2025, 11, 23), 12, date(2026, 11, 23)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 15), 18, date(2027, 7, 15)),
    ],
)
def test_it_is_in_date_for_so_many_months(done_on, months, until):
    assert rules.in_date_until(done_on, months) == until


@given(st.dates(date(1970, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_a_longer_time_never_ends_earlier(done_on, months):
    until = rules.in_date_until(done_on, months)
    assert done_on < until < rules.in_date_until(done_on, months + 1)
    assert until.day <= done_on.day


@pytest.mark.parametrize(
    ("days", "state"),
    [(-1, State.OVER), (0, State.SOON), (60, State.SOON), (61, State.IN_DATE)],
)
def test_on_its_last_day_it_is_still_in_date(days, state):
    today = date(2026, 11, 23)
    assert rules.state_of(today + timedelta(days=days), today) is state


def test_never_done_is_said_so():
    assert rules.state_of(None, date(2026, 11, 23)) is State.NEVER


@pytest.mark.parametrize(
    ("months", "words"),
    [(12, "every year"), (24, "every two years"), (1, "every month"), (18, "every 18 months")],
)
def test_how_often_in_words(months, words):
    assert rules.every_in_words(months) == words
