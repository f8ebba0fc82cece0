from datetime import UTC, datetime, timedelta

import pytest

from learning.inset.live.rules import (
    NO_TIMER,
    Timer,
    is_worth_telling,
    shown_version,
    why_not_asked,
    why_not_open,
)
from learning.inset.rules import SessionState

NOW = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_timer_runs_rests_and_goes_on_with_what_was_left():
    running = NO_TIMER.started(180, NOW)
    assert running == Timer(ends_at=NOW + 180 * SECOND)
    resting = running.paused(NOW + 60 * SECOND)
    assert resting == Timer(left=120)
    assert resting.started(None, NOW + 300 * SECOND) == Timer(ends_at=NOW + 420 * SECOND)


def test_a_timer_that_is_over_rests_at_nothing():
    assert NO_TIMER.started(5, NOW).paused(NOW + 60 * SECOND) == Timer(left=0)


def test_pausing_and_starting_nothing_leaves_nothing():
    assert NO_TIMER.paused(NOW) == NO_TIMER.started(None, NOW) == NO_TIMER


def test_an_end_and_a_going_on_are_versions_of_their_own():
    seen = [
        shown_version(3, SessionState.OPEN),
        shown_version(3, SessionState.ENDED),
        shown_version(4, SessionState.OPEN),
    ]
    assert seen == sorted(set(seen))


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "wait 20 seconds"), (19, "wait 1 second "), (20, None)]
)
def test_a_phone_waits_a_moment_between_questions(seconds, words):
    why = why_not_asked([NOW], NOW + seconds * SECOND)
    assert why is None if words is None else words in why


def test_a_phone_asks_ten_questions():
    earlier = [NOW - each * timedelta(minutes=1) for each in range(1, 11)]
    assert why_not_asked(earlier[:9], NOW) is None
    assert "10 questions" in why_not_asked(earlier, NOW)


def test_phones_hear_of_the_first_few_votes_and_then_of_every_fifth():
    told = [each for each in range(1, 21) if is_worth_telling(each)]
    assert told == [1, 2, 3, 4, 5, 10, 15, 20]


def test_every_state_but_open_has_its_words():
    assert [each for each in SessionState if why_not_open(each) is None] == [SessionState.OPEN]
