"""What is late, how much counts, how long a list can be changed."""

from datetime import UTC, datetime, timedelta

import pytest

from learning.inset.attendance import rules
from learning.inset.rules import SessionState

START = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)


def _after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("arrived_at", "late"),
    [(None, 0), (_after(-10), 0), (_after(4), 0), (_after(5), 5), (_after(25), 25)],
)
def test_late_begins_with_the_fifth_minute(arrived_at, late):
    assert rules.minutes_late(START, arrived_at) == late


@pytest.mark.parametrize(
    ("own", "lasted", "counts"), [(None, None, 60), (20, None, 20), (None, 45, 45), (50, 45, 45)]
)
def test_minutes_are_ones_own_or_the_whole_and_never_more(own, lasted, counts):
    assert rules.minutes_counted(own, 60, lasted) == counts


@pytest.mark.parametrize(
    ("passed", "offered"), [(60, 60), (200, 60), (56, 60), (41, 40), (12, 10), (1, 5)]
)
def test_the_length_offered_is_the_planned_one_unless_it_ends_early(passed, offered):
    assert rules.length_so_far(START, 60, _after(passed)) == offered


def test_a_list_can_be_changed_from_shortly_before_until_ninety_days_after():
    made = START - timedelta(days=7)

    def can(now: datetime, state: SessionState, ended_at: datetime | None = None) -> bool:
        return rules.can_be_marked(state, START, ended_at, made, now)

    assert not can(_after(-46), SessionState.PLANNED)
    assert can(_after(-45), SessionState.PLANNED)
    assert can(_after(60) + timedelta(days=90), SessionState.ENDED, _after(60))
    assert not can(_after(61) + timedelta(days=90), SessionState.ENDED, _after(60))
    assert not can(_after(10), SessionState.CANCELLED)


def test_a_session_entered_months_later_has_its_ninety_days():
    made = START + timedelta(days=200)
    ended = made + timedelta(minutes=1)
    in_time = made + timedelta(days=90)
    assert rules.can_be_marked(SessionState.ENDED, START, ended, made, in_time)


def test_a_session_ended_hours_late_ended_as_planned():
    assert rules.ended_at(START, 60, _after(45)) == _after(45)
    assert rules.ended_at(START, 60, _after(75)) == _after(75)
    assert rules.ended_at(START, 60, _after(60 + 181)) == _after(60)


def test_a_reopened_session_is_not_forgotten_at_once():
    made = START - timedelta(days=1)
    assert rules.forgotten_from(START, 60, None, made) == _after(60 + 180)
    assert rules.forgotten_from(START, 60, _after(300), made) == _after(300 + 180)
