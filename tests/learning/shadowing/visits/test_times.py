"""Times as London’s clocks show them, also where they change."""

from datetime import UTC, date, datetime, time

import pytest

from learning.drafts import hours
from learning.drafts.hours import time_typed
from learning.errors import Refused
from learning.shadowing.visits import times

FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


def utc(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def test_across_the_hour_that_is_left_out_a_visit_is_as_long_as_it_is():
    starts_at, ends_at = times.span_of(FORWARD, time(0, 59), time(2, 0))
    assert (starts_at, ends_at) == (utc(FORWARD, 0, 59), utc(FORWARD, 1, 0))
    assert hours.length(starts_at, ends_at) == 1
    assert "forward" in hours.clock_change(starts_at, ends_at)
    assert times.span_in_words(starts_at, ends_at) == "29 March 2026, 00:59 to 02:00 (1 minute)"


@pytest.mark.parametrize("at", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_time_that_no_clock_shows_is_refused_in_words(at):
    with pytest.raises(Refused, match=f"there is no {at:%H:%M}") as refused:
        times.span_of(FORWARD, at, time(4, 0))
    assert refused.value.field == "starts"
    with pytest.raises(Refused) as refused:
        times.span_of(FORWARD, time(0, 30), at)
    assert refused.value.field == "ends"


def test_where_half_past_one_comes_twice_a_visit_begins_at_the_first_and_ends_at_the_last():
    starts_at, ends_at = times.span_of(BACK, time(1, 30), time(3, 0))
    assert (starts_at, hours.length(starts_at, ends_at)) == (utc(BACK, 0, 30), 150)
    starts_at, ends_at = times.span_of(BACK, time(0, 30), time(1, 30))
    assert (ends_at, hours.length(starts_at, ends_at)) == (utc(BACK, 1, 30), 120)
    assert hours.length(*times.span_of(BACK, time(1, 30), time(1, 30))) == 60
    assert "back in between, so it lasts 2 hours" in hours.clock_change(starts_at, ends_at)


def test_a_time_that_comes_twice_is_the_one_nearest_to_what_stood():
    assert times.instants_of(BACK, time(1, 30)) == (utc(BACK, 0, 30), utc(BACK, 1, 30))
    assert times.instant_near(time(1, 30), utc(BACK, 0, 10), "started") == utc(BACK, 0, 30)
    assert times.instant_near(time(1, 30), utc(BACK, 1, 40), "started") == utc(BACK, 1, 30)
    assert times.instant_near(time(0, 10), utc(date(2026, 11, 24), 23, 50), "ended") == utc(
        date(2026, 11, 25), 0, 10
    )
    with pytest.raises(Refused, match="there is no 01:30"):
        times.instant_near(time(1, 30), utc(FORWARD, 0, 30), "started")


def test_a_visit_ends_after_it_begins_and_is_not_endless():
    day = date(2026, 11, 24)
    with pytest.raises(Refused, match="ends after it begins"):
        times.span_of(day, time(9, 0), time(9, 0))
    with pytest.raises(Refused, match="14 hours at most"):
        times.span_of(day, time(1, 0), time(15, 1))


def test_times_are_read_as_people_type_them():
    assert time_typed("9:05", "starts") == time_typed(" 09.05 ", "starts") == time(9, 5)
    assert time_typed("09:05:30", "starts") == time(9, 5)
    assert time_typed("", "starts") is None
    for wrong in ("nine", "24:00", "9:60", "٩:٠٥"):
        with pytest.raises(Refused):
            time_typed(wrong, "starts")


def test_days_are_said_as_short_as_they_can_be():
    assert times.days_in_words(date(2026, 12, 1), date(2026, 12, 18)) == "1 to 18 December 2026"
    assert times.days_in_words(date(2026, 12, 1), date(2026, 12, 1)) == "1 December 2026"
    assert times.days_in_words(date(2026, 12, 1), date(2027, 1, 8)) == (
        "1 December 2026 to 8 January 2027"
    )
