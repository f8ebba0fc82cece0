"""What somebody typed comes back with every no, whatever went wrong."""

import pytest
from sqlalchemy import text

from learning.database import db
from learning.web.typed import MOST_TEXTS, typed_texts

WORDS = "I would put a card with three first words beside her."


def test_only_what_a_person_typed_is_given_back():
    sent = [
        ("csrf_token", "IjBh.abc"),
        ("form_id", "0123456789abcdef0123456789abcdef"),
        ("next", "/modules and more"),
        ("password", "nine quiet lanterns"),
        ("present_password", "nine quiet lanterns"),
        ("body", "I would try three first words."),
        ("first-step", "watch-and-listen"),
        ("question-fits", "w0a1b2c3d4e5f"),
        ("how_many", "3"),
        ("again", "on"),
        ("note", "  "),
        ("answer", "differentiation"),
    ]
    assert typed_texts(sent) == ("I would try three first words.", "differentiation")


def test_a_request_of_endless_fields_is_not_answered_with_as_many():
    sent = ((f"field{number}", "some words") for number in range(200_000))
    assert len(typed_texts(sent)) == MOST_TEXTS


def test_what_no_page_can_hold_is_left_out():
    assert typed_texts([("body", "one\r\ntwo\x00\ud800 three\x1b")]) == ("one\ntwo three",)


def test_words_sent_under_something_that_is_gone_are_given_back(browser, cast):
    amina = browser.as_(cast.amina)
    response = amina.post("/actions/999999/edit", {"text": WORDS})
    assert response.status_code == 404
    page = amina.check(response)
    assert f"What you typed {WORDS}" in page
    assert page.headings(2)[0] == "What you typed is not lost"


def test_words_that_could_not_be_kept_are_given_back(browser, cast, app):
    amina = browser.as_(cast.amina)
    db.session.execute(text("ALTER TABLE actions RENAME TO lost_actions"))
    db.session.commit()
    try:
        response = amina.post("/actions", {"text": WORDS})
    finally:
        db.session.execute(text("ALTER TABLE lost_actions RENAME TO actions"))
        db.session.commit()
    assert response.status_code in (500, 503)
    assert WORDS in response.text


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere"])
def test_a_request_too_large_to_be_read_has_its_page(browser, path):
    response = browser.post(path, {"body": "a" * 1_100_000})
    assert response.status_code == 413
    assert "What you typed" not in response.text
