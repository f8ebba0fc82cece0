"""Words and numbers as templates show them."""

from datetime import UTC, date, datetime

import pytest

from learning.web import filters


def test_a_day():
    assert filters.day(date(2026, 11, 2)) == "2 November 2026"


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        (datetime(2026, 11, 22, 14, 5, tzinfo=UTC), "22 November 2026 at 14:05"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "2 July 2026 at 00:30"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 March 2026 at 00:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 March 2026 at 02:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 October 2026 at 01:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 October 2026 at 01:30"),
    ],
)
def test_a_moment_is_shown_as_clocks_in_london_show_it(instant, shown):
    assert filters.moment(instant) == shown


def test_a_time_of_day():
    assert filters.clock_time(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "09:05"


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (125, "2 hours 5 minutes"),
    ],
)
def test_minutes_in_words(count, shown):
    assert filters.minutes(count) == shown
