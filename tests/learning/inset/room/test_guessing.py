"""Guessing codes is slowed down; whoever has the right one comes in, whatever others have tried."""

from datetime import timedelta

import pytest

from learning.inset.room.throttling import RETRY_SECONDS, JoinThrottle, JoinTrace
from tests.browser import Browser
from tests.learning.inset.room.rooms import CODE, DOOR, an_open_room, attendances, in_room

HERE = JoinTrace("198.51.100.1", "phone-1")
NEXT_TO_IT = JoinTrace("198.51.100.1", "phone-2")
NEW = JoinTrace("198.51.100.1", None)
TEACHER = JoinTrace("198.51.100.1", "person 7", is_signed_in=True)
ELSEWHERE = JoinTrace("203.0.113.9", "phone-3")


@pytest.fixture
def throttle(clock):
    return JoinThrottle()


def fail(throttle, trace, times):
    for _ in range(times):
        throttle.count_failure(trace)


def test_a_few_slips_cost_nothing(throttle):
    fail(throttle, HERE, 5)
    assert throttle.admit(HERE) == 0


def test_then_the_phone_waits_and_no_other_one_does(throttle, clock):
    fail(throttle, HERE, 6)
    assert throttle.admit(HERE) == 60
    assert throttle.admit(NEXT_TO_IT) == throttle.admit(NEW) == throttle.admit(TEACHER) == 0
    clock.shift(timedelta(seconds=61))
    assert throttle.admit(HERE) == 0


def test_who_goes_on_guessing_waits_longer_and_is_let_in_again(throttle, clock):
    fail(throttle, HERE, 12)
    assert throttle.admit(HERE) == 300
    clock.shift(timedelta(minutes=16))
    assert throttle.admit(HERE) == 0


def test_over_a_generous_bound_strangers_at_an_address_come_in_a_few_at_a_time(throttle, clock):
    fail(throttle, NEW, 100)
    let_in = [throttle.admit(NEXT_TO_IT) for _ in range(5)]
    assert let_in == [0, 0, 0, RETRY_SECONDS, RETRY_SECONDS]
    assert throttle.admit(TEACHER) == 0
    assert throttle.admit(ELSEWHERE) == 0
    clock.shift(timedelta(seconds=2))
    assert throttle.admit(NEXT_TO_IT) == 0


def guess(browser: Browser, times: int) -> None:
    for number in range(times):
        assert browser.fetch(f"/join/zzzz{number:02}").status_code in (404, 429)


def test_somebody_who_guesses_is_told_how_long_to_wait(browser, clock):
    an_open_room()
    browser.get("/join")
    guess(browser, 6)
    page = browser.get(DOOR, status=429)
    assert page.errors == ["Too many wrong codes came from here. Wait 60 seconds, then try again."]
    assert page.headers["Retry-After"] == "60"
    assert page.field("code").value == CODE
    clock.shift(timedelta(seconds=61))
    assert browser.get(DOOR).path == DOOR


def test_typing_is_counted_as_scanning_is_and_what_has_no_form_of_a_code_is_not(browser, clock):
    an_open_room()
    browser.get("/join")
    for _ in range(20):
        browser.submit("Go on", {"code": "k7m2"}, status=422)
    for number in range(6):
        browser.submit("Go on", {"code": f"zzzz0{number}"}, status=422)
    browser.submit("Go on", {"code": "k7m2px"}, status=429)


def test_a_whole_staff_behind_that_address_still_joins(browser, clock, cast):
    an_open_room()
    for _ in range(20):
        stranger = Browser(browser.app)
        stranger.get("/join")
        guess(stranger, 6)
    staff = (cast.amina, cast.tom, cast.priya, cast.daniel, cast.helen, cast.sam, cast.lena)
    for person in staff:
        in_room(browser, person)
    assert len(attendances()) == len(staff)


def test_signing_in_does_not_begin_the_count_anew_for_who_guesses(browser, clock, cast):
    an_open_room()
    amina = browser.as_(cast.amina)
    guess(amina, 6)
    assert amina.get(DOOR, status=429).status == 429
    assert browser.second(cast.amina).get(DOOR, status=429).status == 429


def test_asking_for_a_room_tells_nothing_of_codes(browser, clock):
    an_open_room()
    known, unknown = browser.fetch(f"/room/{CODE}"), browser.fetch("/room/zzzz00")
    assert (known.status_code, unknown.status_code) == (302, 302)
    assert browser.fetch(f"/room/{CODE}/now").status_code == 404
    assert browser.fetch("/room/zzzz00/now").status_code == 404
