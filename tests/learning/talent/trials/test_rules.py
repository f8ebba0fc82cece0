"""What comes next in a trial, and its numbers."""

from datetime import date

import pytest

from learning.talent.rules import TrialEntryKind, TrialState
from learning.talent.trials.rules import Next, halfway, hours_in_words, next_thing, weeks_so_far

START, END = date(2026, 11, 2), date(2027, 7, 2)
BEFORE, EARLY, LATE, LAST = (
    date(2026, 10, 30),
    date(2026, 11, 23),
    date(2027, 4, 1),
    date(2027, 7, 2),
)
MID, FINAL = TrialEntryKind.MID_REVIEW, TrialEntryKind.END_REVIEW


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"is_agreed": False, "is_shown": False}, Next.SHOW_BRIEF),
        ({"is_agreed": False}, Next.WAIT),
        ({"today": BEFORE}, Next.BEGINS),
        ({}, Next.MEET),
        ({"is_shown": False}, Next.MEET),
        ({"today": LATE}, Next.MID_REVIEW),
        ({"today": LATE, "noted": {MID}}, Next.MEET),
        ({"today": LAST, "noted": {MID}}, Next.END_REVIEW),
        ({"today": LATE, "noted": {FINAL}}, Next.END),
        ({"state": TrialState.STOPPED}, Next.CLOSED),
    ],
)
def test_the_one_next_thing(more, expected):
    usual = {
        "state": TrialState.AGREED,
        "is_shown": True,
        "is_agreed": True,
        "starts_on": START,
        "ends_on": END,
        "noted": set(),
        "today": EARLY,
    }
    assert next_thing(**{**usual, **more}) is expected


def test_weeks_and_the_middle():
    assert weeks_so_far(START, END, BEFORE) == 0
    assert weeks_so_far(START, END, START) == 1
    assert weeks_so_far(START, END, EARLY) == 4
    assert weeks_so_far(START, END, date(2028, 1, 1)) == weeks_so_far(START, END, END)
    assert halfway(START, END) == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, ""),
        (45, "45 minutes"),
        (60, "1 hour"),
        (210, "3 hours 30 minutes"),
        (420, "7 hours"),
    ],
)
def test_protected_time_is_said_in_hours(minutes, words):
    assert hours_in_words(minutes) == words
