"""Guessing passwords through the page: slowed down, with nobody locked out."""

from contextvars import Context

import pytest
from argon2 import PasswordHasher

from learning.database import db
from learning.people import passwords
from learning.people.attempts import the_throttle
from learning.people.models import Person
from tests.browser import Browser
from tests.cast import PASSWORD
from tests.factories import a_person


@pytest.fixture(autouse=True)
def quick(clock, monkeypatch):
    """Time stands still, and a password is hashed as cheaply as those of the cast."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", cheap)


@pytest.fixture
def pauses(app, monkeypatch):
    made = []
    monkeypatch.setattr(the_throttle(), "_pause", made.append)
    return made


def at(app, address):
    """A browser of nobody at this address."""
    browser = Browser(app)
    browser.client.environ_base["REMOTE_ADDR"] = address
    return browser


def enter(browser, email, password=PASSWORD, **headers):
    """The status of trying. The page is checked elsewhere; here it is opened hundreds of times."""
    db.session.commit()
    return Context().run(_enter, browser.client, {"email": email, "password": password}, headers)


def _enter(client, fields, headers):
    page = client.get("/sign-in").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    fields["csrf_token"] = token
    return client.post("/sign-in", data=fields, headers=headers).status_code


def guess(browser, email, times):
    return [enter(browser, email, "another password") for _ in range(times)]


def test_after_five_failures_the_page_says_how_long_to_wait(app, cast):
    stranger = at(app, "203.0.113.9")
    assert guess(stranger, cast.amina.email, 5) == [422] * 5
    stranger.get("people.sign_in")
    page = stranger.submit("Sign in", email=cast.amina.email, password=PASSWORD, status=429)
    assert page.errors == [
        "That was tried too often. Wait 60 seconds, then try again. Nothing is locked."
    ]
    assert page.field("email").value == cast.amina.email
    assert page.headers["Retry-After"] == "60"


def test_unknown_people_are_slowed_down_just_the_same(app, cast):
    stranger = at(app, "203.0.113.9")
    assert guess(stranger, "nobody@seaview.example", 6) == [422] * 5 + [429]


def test_when_the_time_is_over_the_right_password_works(app, cast, clock):
    browser = at(app, "203.0.113.9")
    guess(browser, cast.amina.email, 5)
    assert enter(browser, cast.amina.email) == 429
    clock.shift(61)
    assert enter(browser, cast.amina.email) == 302


def test_a_stranger_does_not_lock_a_person_out(app, cast, pauses):
    guess(at(app, "203.0.113.9"), cast.amina.email, 8)
    assert enter(at(app, "198.51.100.1"), cast.amina.email) == 302


def test_a_stranger_at_the_same_school_does_not_lock_a_known_browser_out(app, cast, pauses):
    own = at(app, "198.51.100.1")
    assert enter(own, cast.amina.email) == 302
    own.client.delete_cookie("alongside")
    guess(at(app, "198.51.100.1"), cast.amina.email, 8)
    assert enter(own, cast.amina.email) == 302
    assert pauses == []


def test_the_mark_of_a_known_browser_serves_for_its_own_account_only(app, cast):
    own = at(app, "198.51.100.1")
    enter(own, cast.tom.email)
    own.client.delete_cookie("alongside")
    guess(at(app, "198.51.100.1"), cast.amina.email, 5)
    assert enter(own, cast.amina.email) == 429


@pytest.mark.parametrize("forged", ["", "x", "W10", "WyJhIixbImIiXV0.x.y", "\u00e9"])
def test_a_mark_that_we_did_not_sign_is_worth_nothing(app, cast, forged):
    stranger = at(app, "203.0.113.9")
    guess(stranger, cast.amina.email, 5)
    stranger.client.set_cookie("device", forged)
    assert enter(stranger, cast.amina.email) == 429


def test_the_mark_does_not_tell_whose_it_is(app, cast):
    own = at(app, "198.51.100.1")
    enter(own, cast.amina.email)
    assert "amina" not in own.client.get_cookie("device").value


def test_guessing_at_one_account_from_everywhere_delays_and_does_not_refuse(app, cast, pauses):
    for number in range(5):
        guess(at(app, f"203.0.113.{number}"), cast.amina.email, 4)
    assert enter(at(app, "198.51.100.1"), cast.amina.email) == 302
    assert len(pauses) == 1


def test_spraying_from_one_address_delays_and_does_not_refuse(app, cast, pauses):
    for number in range(100):
        enter(at(app, "203.0.113.9"), f"guess-{number}@seaview.example", "another password")
    assert enter(at(app, "203.0.113.9"), cast.amina.email) == 302
    assert len(pauses) == 1


def test_three_hundred_people_behind_one_address_sign_in(app, db_session, pauses):
    kept = db_session.get_one(Person, 1).password_hash
    people = [a_person(f"Teacher {number}") for number in range(300)]
    for person in people:
        person.password_hash = kept
    emails = [person.email for person in people]
    assert {enter(at(app, "198.51.100.1"), email) for email in emails} == {302}
    assert pauses == []


def test_a_forged_header_changes_neither_the_address_nor_the_host(app, cast):
    stranger = at(app, "203.0.113.9")
    for number in range(5):
        enter(
            stranger,
            cast.amina.email,
            "another password",
            **{"X-Forwarded-For": f"10.0.0.{number}"},
        )
    headers = {"X-Forwarded-For": "198.51.100.1", "X-Real-IP": "198.51.100.2", "Forwarded": "for=x"}
    assert enter(stranger, cast.amina.email, **headers) == 429


def test_the_present_password_is_guarded_like_the_sign_in(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("people.edit_password")
    for _ in range(5):
        page = amina.submit(
            "Change my password",
            present_password="another password",
            password="six brass kettles",
            status=422,
        )
        assert page.errors == ["This is not your password."]
    page = amina.submit(
        "Change my password", present_password=PASSWORD, password="six brass kettles", status=422
    )
    assert "tried too often" in page.errors[0]
