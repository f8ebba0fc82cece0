"""What is half-written outlives a cut connection, a closed lid and a session that has ended."""

import re

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from sqlalchemy import delete, select

from learning.database import db
from learning.drafts.models import Draft
from learning.people.models import SignIn
from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

LESSON = "/lessons/first-steps/noticing"
WORDS = "I only guess that the room is too loud."
MORE = " Nobody has asked him."


def _write(window: Window, words: str) -> None:
    area = window.get_by_label("Your words")
    area.press("Control+End")
    area.press_sequentially(words)


def _is_kept(window: Window) -> None:
    """The page says that the words are kept on the server."""
    expect(window.locator(".draft-status").first).to_have_text(re.compile("Saved as a draft"))


def _kept() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Draft.body)))


@pytest.mark.source("D1")
def test_words_are_kept_a_moment_after_typing_stops(open_window, cast):
    window = open_window(cast.amina)
    window.goto(LESSON)
    _write(window, WORDS)
    _is_kept(window)
    assert _kept() == [WORDS]
    elsewhere = open_window(cast.amina)
    elsewhere.goto(LESSON)
    expect(elsewhere.get_by_label("Your words")).to_have_value(WORDS)


def test_words_outlive_a_cut_connection_and_a_closed_window(open_window, cast):
    window = open_window(cast.amina)
    window.goto(LESSON)
    _write(window, WORDS)
    _is_kept(window)
    window.context.set_offline(True)
    _write(window, MORE)
    expect(window.locator(".draft-status").first).to_contain_text("kept in this browser")
    assert _kept() == [WORDS]
    window.close()
    window.context.set_offline(False)
    later = window.context.new_page()
    later.goto(LESSON)
    expect(later.get_by_label("Your words")).to_have_value(WORDS + MORE)
    _is_kept(later)


def test_words_outlive_a_session_that_has_ended(open_window, cast):
    window = open_window(cast.amina)
    window.goto(LESSON)
    db.session.execute(delete(SignIn))
    db.session.commit()
    _write(window, WORDS)
    expect(window.locator(".draft-status").first).to_contain_text("kept in this browser")
    assert _kept() == []
    window.goto("/sign-in")
    window.get_by_label("E-mail address").fill(cast.amina.email)
    window.get_by_label("Password", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()
    window.goto(LESSON)
    expect(window.get_by_label("Your words")).to_have_value(WORDS)


def test_words_sent_after_the_session_ended_are_shown_again(open_window, cast):
    """Without a script nothing is saved while typing; what was typed still is not lost."""
    window = open_window(cast.amina, javascript=False)
    window.goto(LESSON)
    window.get_by_label("Your words").fill(WORDS)
    db.session.execute(delete(SignIn))
    db.session.commit()
    window.get_by_role("button", name="Keep my words").click()
    expect(window.get_by_text(WORDS).first).to_be_visible()


def test_nobody_else_at_this_computer_sees_them(open_window, cast):
    window = open_window(cast.amina)
    window.goto(LESSON)
    window.context.set_offline(True)
    _write(window, WORDS)
    expect(window.locator(".draft-status").first).to_contain_text("kept in this browser")
    window.close()
    window.context.set_offline(False)
    db.session.execute(delete(SignIn))
    db.session.commit()
    shared = window.context.new_page()
    shared.goto("/sign-in")
    shared.get_by_label("E-mail address").fill(cast.tom.email)
    shared.get_by_label("Password", exact=True).fill(PASSWORD)
    shared.get_by_role("button", name="Sign in").click()
    shared.goto(LESSON)
    expect(shared.get_by_label("Your words")).to_have_value("")
