"""The cookie of a phone without an account: signed, short, and nobody else's."""

from datetime import timedelta

import pytest
from itsdangerous import URLSafeTimedSerializer

from learning.inset.room.phones import phone_token
from learning.inset.room.rules import visitor_key_of
from tests.browser import Browser
from tests.learning.inset.room.rooms import (
    DOOR,
    ROOM,
    an_open_room,
    attendances,
    visiting,
)


@pytest.fixture(autouse=True)
def _standing(clock):
    """Time stands still."""


def cookie_of(phone: Browser, path: str = "/room") -> str:
    cookie = phone.client.get_cookie("phone", path=path)
    assert cookie is not None
    return cookie.value


def with_cookie(app, value: str) -> Browser:
    phone = Browser(app)
    for path in ("/room", "/join"):
        phone.client.set_cookie("phone", value, path=path)
    return phone


def test_it_is_closed_to_scripts_and_goes_to_these_pages_only(browser, app):
    an_open_room()
    headers = browser.fetch(DOOR).headers.getlist("Set-Cookie")
    mine = [each for each in headers if each.startswith("phone=")]
    paths = [each.partition("Path=")[2].partition(";")[0] for each in mine]
    assert sorted(paths) == ["/join", "/room"]
    assert all("HttpOnly" in each and "SameSite=Lax" in each for each in mine)
    assert all("Max-Age=86400" in each for each in mine)


def test_a_phone_that_has_one_keeps_it(browser, app):
    an_open_room()
    browser.get(DOOR)
    assert not any("phone=" in each for each in browser.fetch(DOOR).headers.getlist("Set-Cookie"))


def test_what_is_kept_is_a_hash_that_differs_from_session_to_session(browser, app):
    row = an_open_room()
    phone = visiting(browser)
    with app.test_request_context(ROOM, headers={"Cookie": f"phone={cookie_of(phone)}"}):
        token = phone_token()
    assert token is not None
    assert attendances()[0].visitor_key == visitor_key_of(token, row.id)
    assert visitor_key_of(token, row.id) != visitor_key_of(token, row.id + 1)
    assert token not in attendances()[0].visitor_key


def test_a_cookie_that_was_made_up_opens_nothing(browser, app):
    an_open_room()
    phone = visiting(browser)
    value = cookie_of(phone)
    token = attendances()[0].visitor_key
    made_up = URLSafeTimedSerializer("another secret", salt="alongside-phone").dumps("a" * 32)
    for forged in (value[:-2] + "xx", "." + value, made_up, token, "", "a" * 3000, "é"):
        other = with_cookie(app, forged)
        assert other.get(ROOM).path == DOOR
        assert other.fetch(f"{ROOM}/now").status_code == 404


@pytest.mark.parametrize("payload", [None, 7, [], {"token": "x"}, "short", "x" * 33])
def test_one_of_ours_with_something_else_in_it_opens_nothing(browser, app, payload):
    an_open_room()
    signer = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="alongside-phone")
    other = with_cookie(app, signer.dumps(payload))
    assert other.get(ROOM).path == DOOR


def test_a_cookie_of_another_kind_of_ours_opens_nothing(browser, app):
    an_open_room()
    signer = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="alongside-device")
    assert with_cookie(app, signer.dumps("a" * 32)).get(ROOM).path == DOOR


def test_after_a_day_it_is_nobodys(browser, app, clock):
    an_open_room()
    phone = visiting(browser)
    value = cookie_of(phone)
    clock.shift(timedelta(hours=25))
    assert with_cookie(app, value).get(ROOM).path == DOOR


def test_a_copy_of_it_is_the_same_visitor_not_a_second_one(browser, app):
    an_open_room()
    phone = visiting(browser)
    copy = with_cookie(app, cookie_of(phone))
    assert "You are on the attendance list as Maria Lopez." in copy.get(ROOM).text
    copy.post(f"{DOOR}/visit", {"name": "Somebody Else", "school": "Nowhere"})
    assert [row.visitor_name for row in attendances()] == ["Maria Lopez"]
