"""A page asked for, or a form sent, when the browser is not signed in any more."""

from datetime import timedelta

import pytest

from learning.database import db
from learning.people.models import Person
from tests.browser import Browser
from tests.cast import PASSWORD

WORDS = "I would put a card with three first words beside her."


@pytest.fixture
def amina(app, cast, clock):
    browser = Browser(app)
    browser.get("people.sign_in")
    browser.submit("Sign in", email=cast.amina.email, password=PASSWORD)
    return browser


def test_what_was_typed_when_the_session_had_ended_is_given_back(amina, cast, clock):
    amina.get("people.edit_name")
    clock.shift(timedelta(hours=2))
    page = amina.submit("Change my name", name="Amina Yusuf-Khan", status=401)
    assert page.h1 == "You are signed out"
    assert "What you typed Amina Yusuf-Khan" in page
    assert "nothing was changed" in page
    assert db.session.get_one(Person, cast.amina.id).name == "Amina Yusuf"


def test_the_way_to_sign_in_leads_back_to_the_page_with_the_form(amina, clock):
    token = amina.csrf_token()
    clock.shift(timedelta(hours=2))
    response = amina.client.post(
        "/account/name",
        data={"csrf_token": token, "name": WORDS},
        headers={"Referer": "http://localhost/account/name"},
    )
    assert response.status_code == 401
    assert WORDS in response.text
    page = amina.get("/sign-in?next=/account/name")
    assert 'href="/sign-in?next=/account/name"' in response.text
    assert "You had not used Alongside for a while" in page
    assert "you are back where you were" in page


def test_passwords_and_tokens_are_never_shown_again(amina, clock):
    amina.get("people.edit_password")
    clock.shift(timedelta(hours=2))
    page = amina.submit(
        "Change my password", present_password=PASSWORD, password="six brass kettles", status=401
    )
    assert "kettles" not in page.html
    assert PASSWORD not in page.html
    assert "Sign in and do it once more" in page


def test_a_form_sent_after_signing_out_in_another_tab_loses_nothing(app, amina):
    stale = amina.csrf_token()
    amina.get("people.read_account")
    amina.submit("Sign out")
    amina.client.delete_cookie("alongside")
    response = amina.client.post("/account/name", data={"csrf_token": stale, "name": WORDS})
    assert response.status_code == 401
    assert WORDS in response.text


@pytest.mark.parametrize("token", [None, "", "x", "IjEi.abc.def"])
def test_a_form_without_its_token_changes_nothing_and_loses_nothing(browser, cast, token):
    amina = browser.as_(cast.amina)
    sent = {"name": WORDS} if token is None else {"name": WORDS, "csrf_token": token}
    response = amina.post("/account/name", sent, forged=True)
    assert response.status_code == 400
    assert WORDS in response.text
    assert db.session.get_one(Person, cast.amina.id).name == "Amina Yusuf"


def test_a_token_of_somebody_else_is_worth_nothing(browser, cast):
    token = browser.as_(cast.tom).csrf_token()
    response = browser.as_(cast.amina).post("/account/name", {"name": "X", "csrf_token": token})
    assert response.status_code == 400


def test_several_fields_are_told_apart(browser):
    page = browser.post(
        "/account/name", {"a": "One thing.", "b": "Another thing.", "csrf_token": ""}
    )
    assert "What you typed, part 1 of 2" in page.text
    assert "What you typed, part 2 of 2" in page.text


@pytest.mark.parametrize(
    "path",
    ["/account/name", "/account/email", "/account/password", "/hat", "/sign-out-everywhere"],
)
def test_every_change_needs_its_token(browser, cast, path):
    assert browser.as_(cast.amina).post(path, {"x": "y"}, forged=True).status_code == 400


@pytest.mark.parametrize("path", ["/sign-out", "/hat", "/sign-out-everywhere"])
def test_nothing_is_changed_by_looking(browser, cast, path):
    assert browser.as_(cast.amina).fetch(path).status_code == 405


def test_a_page_asked_for_signed_out_comes_later_with_its_question(browser):
    response = browser.fetch("/account?tab=2")
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in?next=/account?tab%3D2"
