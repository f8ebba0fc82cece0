"""The counters: strangers are slowed down, nobody is locked out."""

import pytest

from learning.people.throttling import (
    MOST_PAUSING,
    PAUSE_SECONDS,
    RETRY_SECONDS,
    Throttle,
    Trace,
    account_key,
    address_key,
)

HOME = Trace("amina", "198.51.100.1")
KNOWN = Trace("amina", "198.51.100.1", device="d1")
ELSEWHERE = Trace("amina", "203.0.113.9")
SOMEBODY_ELSE = Trace("tom", "198.51.100.1")


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def throttle(clock, pauses):
    return Throttle(pause=pauses.append)


def fail(throttle, trace, times=1):
    for _ in range(times):
        throttle.count_failure(trace)


def test_the_first_tries_are_free(throttle, pauses):
    fail(throttle, HOME, 4)
    assert throttle.admit(HOME) == 0
    assert pauses == []


def test_after_five_failures_the_pair_waits_a_minute(throttle, clock):
    fail(throttle, HOME, 5)
    assert throttle.admit(HOME) == 60
    clock.shift(45)
    assert throttle.admit(HOME) == 15
    clock.shift(16)
    assert throttle.admit(HOME) == 0


def test_each_further_failure_costs_another_minute_and_later_five(throttle, clock):
    fail(throttle, HOME, 5)
    for _ in range(5):
        clock.shift(61)
        assert throttle.admit(HOME) == 0
        fail(throttle, HOME)
        assert throttle.admit(HOME) >= 60
    assert throttle.admit(HOME) == 300


def test_after_a_quarter_of_an_hour_all_is_forgotten(throttle, clock):
    fail(throttle, HOME, 5)
    clock.shift(16 * 60)
    fail(throttle, HOME, 4)
    assert throttle.admit(HOME) == 0


def test_a_pair_does_not_wait_for_the_failures_of_others(throttle):
    fail(throttle, HOME, 5)
    assert throttle.admit(ELSEWHERE) == 0
    assert throttle.admit(SOMEBODY_ELSE) == 0


def test_a_device_that_is_known_does_not_wait_for_strangers_at_its_address(throttle):
    fail(throttle, HOME, 5)
    assert throttle.admit(KNOWN) == 0
    fail(throttle, KNOWN, 5)
    assert throttle.admit(KNOWN) == 60


def test_a_right_password_clears_the_pair(throttle):
    fail(throttle, HOME, 4)
    throttle.count_success(HOME)
    fail(throttle, HOME, 4)
    assert throttle.admit(HOME) == 0


def test_a_busy_address_pauses_and_is_not_refused(throttle, pauses):
    for number in range(100):
        fail(throttle, Trace(f"guess {number}", "198.51.100.1"))
    assert throttle.admit(SOMEBODY_ELSE) == 0
    assert pauses == [PAUSE_SECONDS]
    assert throttle.admit(ELSEWHERE) == 0
    assert pauses == [PAUSE_SECONDS]


def test_an_account_under_attack_from_many_addresses_pauses_and_is_not_refused(throttle, pauses):
    for number in range(20):
        fail(throttle, Trace("amina", f"203.0.113.{number}"))
    assert throttle.admit(HOME) == 0
    assert pauses == [PAUSE_SECONDS]


def test_a_known_device_does_not_even_pause(throttle, pauses):
    for number in range(100):
        fail(throttle, Trace("amina", "198.51.100.1", device=f"other {number}"))
    assert throttle.admit(KNOWN) == 0
    assert pauses == []


def test_only_a_few_pause_at_once_and_the_next_is_asked_to_come_back(clock):
    answers = []

    def while_pausing(_seconds):
        answers.append(throttle.admit(HOME))

    throttle = Throttle(pause=while_pausing)
    for number in range(20):
        fail(throttle, Trace("amina", f"203.0.113.{number}"))
    assert throttle.admit(HOME) == 0
    assert answers.count(RETRY_SECONDS) == 1
    assert len(answers) == MOST_PAUSING


def test_correct_sign_ins_are_not_counted_at_all(throttle, pauses):
    for number in range(300):
        trace = Trace(f"person {number}", "198.51.100.1")
        assert throttle.admit(trace) == 0
        throttle.count_success(trace)
    assert pauses == []


def test_only_a_few_resets_an_hour_are_sent_to_one_account(throttle, clock):
    assert [throttle.admit_reset(HOME) for _ in range(4)] == [True, True, True, False]
    assert throttle.admit_reset(SOMEBODY_ELSE)
    clock.shift(3601)
    assert throttle.admit_reset(HOME)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::"),
        (None, "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_an_address_of_the_newer_kind_counts_by_its_network(address, key):
    assert address_key(address) == key


def test_the_key_of_an_account_says_nothing_and_depends_on_the_secret():
    key = account_key(" Amina@Example.com", "one secret")
    assert key == account_key("amina@example.com", "one secret")
    assert key != account_key("amina@example.com", "another secret")
    assert "amina" not in key
