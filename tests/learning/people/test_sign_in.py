"""Signing in and out through the page."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from learning.database import db
from learning.journal.models import Event
from learning.journal.rules import Verb
from learning.people.models import Person, SignIn
from tests.cast import PASSWORD

NOT_RIGHT = "The e-mail address or the password is not right."


def enter(browser, email, password=PASSWORD, status=200, **more):
    if browser._page is None or "Password" not in browser.page.text:
        browser.get("people.sign_in")
    return browser.submit("Sign in", email=email, password=password, status=status, **more)


def test_a_person_signs_in_with_address_and_password(browser, cast, happened):
    page = enter(browser, "  Amina.Yusuf@Seaview.Example ")
    assert page.path == "/"
    assert "Amina Yusuf" in page.whole_text
    assert Verb.SIGNED_IN in happened()


def test_signing_out_ends_it(browser, cast, happened):
    amina = browser.as_(cast.amina)
    amina.get("people.read_account")
    page = amina.submit("Sign out")
    assert page.h1 == "Sign in"
    assert page.notices == ["Done: You are signed out."]
    assert amina.get("people.read_account").h1 == "Sign in"
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 0


def test_the_page_asked_for_comes_after_signing_in(browser, cast):
    page = browser.get("/account/name?x=1")
    assert page.h1 == "Sign in"
    page = enter(browser, cast.amina.email)
    assert page.h1 == "Change your name"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/%09/x"],
)
def test_nobody_is_sent_to_another_site_after_signing_in(browser, cast, target):
    browser.get("/sign-in?next=" + target)
    page = enter(browser, cast.amina.email)
    assert page.path in ("/", target)


def test_somebody_signed_in_is_not_asked_again(browser, cast):
    amina = browser.as_(cast.amina)
    assert amina.get("/sign-in?next=/account").h1 == "Your account"
    assert amina.fetch("/sign-in?next=//evil.example").headers["Location"] == "/"


def _unknown(_cast):
    return "nobody@seaview.example", PASSWORD


def _wrong(cast):
    return cast.amina.email, "another password"


def _deactivated(cast):
    person = db.session.get_one(Person, cast.tom.id)
    person.deactivated_at = person.created_at
    return cast.tom.email, PASSWORD


def _invited(cast):
    db.session.get_one(Person, cast.tom.id).password_hash = None
    return cast.tom.email, PASSWORD


def _no_address(_cast):
    return "not an address", PASSWORD


@pytest.mark.parametrize("case", [_unknown, _wrong, _deactivated, _invited, _no_address])
def test_every_failure_is_one_answer_after_one_verification(browser, cast, case, monkeypatch):
    verified = []
    verify = PasswordHasher.verify

    def counted(self, *given):
        verified.append(1)
        return verify(self, *given)

    email, password = case(cast)
    monkeypatch.setattr(PasswordHasher, "verify", counted)
    page = enter(browser, email, password, status=422)
    assert page.errors == [NOT_RIGHT]
    assert page.field("email").value == email
    assert page.field("password").value == ""
    assert len(verified) == 1


def test_a_failure_stands_in_the_journal_without_what_was_typed(browser, cast):
    enter(browser, "nobody@seaview.example", status=422)
    enter(browser, cast.amina.email, "another password", status=422)
    events = db.session.scalars(select(Event).order_by(Event.id)).all()
    assert [event.verb for event in events] == [Verb.SIGN_IN_FAILED, Verb.SIGN_IN_FAILED]
    assert [event.actor_key is None for event in events] == [True, False]
    assert all((event.subject_key, event.detail) == ("", "") for event in events)


def test_what_is_left_out_is_asked_for(browser, cast):
    page = enter(browser, "", "", status=422)
    assert page.errors == ["Enter your e-mail address.", "Enter your password."]
    page = enter(browser, cast.amina.email, "x" * 201, status=422)
    assert page.errors == ["A password has at most 200 characters."]


def test_a_hash_of_older_parameters_is_made_anew(browser, cast):
    before = db.session.get_one(Person, cast.amina.id).password_hash
    enter(browser, cast.amina.email)
    after = db.session.get_one(Person, cast.amina.id).password_hash
    assert before != after
    assert after.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_fields_that_no_page_offers_change_nothing(browser, cast):
    browser.get("people.sign_in")
    browser.post(
        "/sign-in",
        {
            "email": cast.amina.email,
            "password": PASSWORD,
            "role": "administrator",
            "person_id": "8",
        },
    )
    assert browser.get("people.read_account").fact("E-mail address") == cast.amina.email


def test_a_sign_in_page_that_has_stood_open_asks_once_more(browser, cast):
    browser.get("people.sign_in")
    response = browser.post(
        "/sign-in", {"email": cast.amina.email, "password": PASSWORD}, forged=True
    )
    assert response.status_code == 400
    assert "Please enter your password once more" in response.text
    assert cast.amina.email in response.text
    assert PASSWORD not in response.text


def test_the_reading_settings_of_the_person_come_with_them(browser, cast):
    db.session.get_one(Person, cast.amina.id).reading_settings = "lexend.120.wide.cream.dark"
    page = enter(browser, cast.amina.email)
    assert 'data-typeface="lexend"' in page.html
    assert 'data-theme="dark"' in page.html


def test_characters_that_no_database_holds_are_a_wrong_address_like_any_other(browser, cast):
    page = enter(browser, "amina\x00@seaview.example\x07", status=422)
    assert page.errors == [NOT_RIGHT]
