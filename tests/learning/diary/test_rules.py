"""Weeks, times as they are typed, what fits into a day, shares that make a whole."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.clock import london_day
from learning.diary.rules import (
    Mode,
    check_day,
    check_room,
    check_shares,
    check_week,
    days_of_week,
    hours,
    minutes_typed,
    week_of,
    weeks_between,
)
from learning.diary.sums import Sum, in_percent
from learning.diary.words import protected_sentence, sentence, share
from learning.errors import Refused
from tests.learning.diary.noting import intended, total

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("instant", "monday"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 19)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 19)),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), date(2026, 10, 19)),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), date(2028, 2, 28)),
        (datetime(2026, 8, 31, 22, 59, tzinfo=UTC), date(2026, 8, 31)),
        (datetime(2026, 9, 1, 12, 0, tzinfo=UTC), date(2026, 8, 31)),
    ],
)
def test_a_week_begins_on_monday_in_london(instant, monday):
    assert week_of(london_day(instant)) == monday


def test_a_week_has_seven_days_when_the_clocks_change_too():
    assert days_of_week(date(2026, 10, 19))[-1] == date(2026, 10, 25)
    assert weeks_between(date(2026, 9, 3), date(2026, 9, 14)) == (
        date(2026, 8, 31),
        date(2026, 9, 7),
        date(2026, 9, 14),
    )


@pytest.mark.parametrize(
    ("typed", "in_hours", "minutes"),
    [
        ("", True, None),
        ("  ", False, None),
        ("6", True, 360),
        ("6.5", True, 390),
        ("6,5", True, 390),
        ("6:30", True, 390),
        ("6h30", True, 390),
        ("6 h 30", True, 390),
        ("6.5 h", False, 390),
        ("2 hours", False, 120),
        ("1 hr 5 min", False, 65),
        ("90 min", True, 90),
        ("90 minutes", True, 90),
        ("90", False, 90),
        ("1:20", False, 80),
        ("0", True, 0),
        ("0:05", True, 5),
    ],
)
def test_a_time_is_taken_as_people_write_it(typed, in_hours, minutes):
    assert minutes_typed(typed, in_hours=in_hours, field="doing") == minutes


@pytest.mark.parametrize(
    "typed",
    ["a lot", "-3", "6:75", "1e3", "٣", "6 h 30 h", "1:2:3", "9" * 40, "h", "12.5.1", "+5", "½"],
)
def test_what_is_no_time_is_refused_with_an_example(typed):
    with pytest.raises(Refused) as refused:
        minutes_typed(typed, in_hours=True, field="doing")
    assert refused.value.field == "doing"
    assert "6:30" in refused.value.message


def test_half_minutes_are_no_minutes():
    with pytest.raises(Refused):
        minutes_typed("7.5", in_hours=False, field="other_minutes")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_time_or_refused(typed):
    try:
        found = minutes_typed(typed, in_hours=True, field="doing")
    except Refused:
        return
    assert found is None or 0 <= found < 10_000_000


@pytest.mark.parametrize(
    ("day", "is_good"),
    [
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
        (date(2024, 11, 22), True),
        (date(2024, 11, 21), False),
        (date(1, 1, 1), False),
        (date(9999, 12, 31), False),
    ],
)
def test_a_day_may_be_two_years_old_and_not_lie_ahead(day, is_good):
    if is_good:
        check_day(day, TODAY)
    else:
        with pytest.raises(Refused):
            check_day(day, TODAY)


def test_a_week_must_have_begun_and_not_be_older_than_two_years():
    check_week(TODAY, TODAY)
    check_week(week_of(date(2024, 11, 22)), TODAY)
    for monday in (date(2026, 11, 30), date(2026, 11, 24), date(2024, 11, 11)):
        with pytest.raises(Refused):
            check_week(monday, TODAY)


def test_a_day_has_24_hours_and_a_week_168():
    check_room(60, of_day=23 * 60, of_week=100, field="x")
    with pytest.raises(Refused, match="A day has 24 hours"):
        check_room(61, of_day=23 * 60, of_week=100, field="x")
    check_room(60, of_day=None, of_week=167 * 60, field="x")
    with pytest.raises(Refused, match="A week has 168 hours"):
        check_room(61, of_day=None, of_week=167 * 60, field="x")


@pytest.mark.parametrize(
    ("percents", "words"),
    [((25, 25, 25, 15), "10 per cent are still"), ((50, 50, 10, 0), "10 per cent more")],
)
def test_shares_that_make_no_whole_say_what_is_missing(percents, words):
    with pytest.raises(Refused, match=words):
        check_shares(percents)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (390, "6 h 30"), (65, "1 h 05")],
)
def test_times_are_said_shortly(minutes, words):
    assert hours(minutes) == words


@given(st.lists(st.integers(0, 10_000), min_size=4, max_size=4))
def test_percents_add_up_to_a_hundred_and_are_near_the_truth(parts):
    found = in_percent(parts)
    if not sum(parts):
        assert found == (0, 0, 0, 0)
        return
    assert sum(found) == 100
    assert all(
        abs(share - part * 100 / sum(parts)) < 1 for share, part in zip(found, parts, strict=True)
    )


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0, "none"),
        (2, "hardly any"),
        (33, "a third"),
        (35, "about a third"),
        (50, "half"),
        (43, "just under half"),
        (46, "just under half"),
        (48, "about half"),
        (67, "two thirds"),
        (98, "nearly all"),
        (100, "all"),
    ],
)
def test_shares_are_said_as_one_says_them(percent, words):
    assert share(percent) == words


def test_the_sentence_names_what_differs_most_from_the_intention():
    week = total(doing=195, advising=65, liaising=65, ensuring=65)
    assert sentence("This week", week, intended(33, 27, 20, 20)) == (
        "This week: 6 h 30, half of it doing; you intended a third."
    )
    assert sentence("This week", week, None) == "This week: 6 h 30, half of it doing."
    assert "about as you intended" in sentence("This week", week, intended(50, 17, 17, 16))
    missed = total(advising=60, liaising=60, doing=60)
    assert sentence("This week", missed, intended(30, 25, 25, 20)).endswith(
        "none of it ensuring; you intended a fifth."
    )
    assert sentence("This week", total(), None) == "This week: nothing noted yet."


def test_protected_time_is_said_beside_what_was_intended():
    week = Sum({**dict.fromkeys(Mode, 0), Mode.DOING: 300}, 120)
    assert protected_sentence(week, None) == "2 h of it was protected."
    intention = intended(100, 0, 0, 0, protected=180)
    assert protected_sentence(week, intention) == "2 h of it was protected; you intended 3 h."
    assert protected_sentence(week, intention, 2) == (
        "2 h of it was protected, about 1 h a week; you intended 3 h a week."
    )
    assert protected_sentence(total(doing=60), None) == "None of it was protected."
    assert protected_sentence(total(), intention) == ""
