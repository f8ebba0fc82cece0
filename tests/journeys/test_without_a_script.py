"""What a page does where no script runs, and what only a script may offer."""

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

LESSON = "/lessons/first-steps/noticing"


def test_nothing_is_offered_that_only_a_script_could_do(open_window, cast):
    window = open_window(cast.amina, javascript=False)
    window.goto("/record/print")
    expect(window.get_by_text("Print this page")).to_be_hidden()
    stranger = open_window(javascript=False)
    stranger.goto("/sign-in")
    expect(stranger.get_by_text("Show", exact=True)).to_be_hidden()
    with_script = open_window(cast.amina)
    with_script.goto("/record/print")
    expect(with_script.get_by_text("Print this page")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_list_of_what_to_put_right_has_the_focus(open_window, javascript):
    window = open_window(javascript=javascript)
    window.goto("/sign-in")
    window.get_by_role("button", name="Sign in").click()
    expect(window.locator(".govuk-error-summary")).to_be_focused()


def test_words_brought_back_are_not_left_in_a_closed_box(open_window, cast):
    window = open_window(cast.amina)
    window.goto(LESSON)
    window.get_by_label("Your words").fill("The first words.")
    window.get_by_role("button", name="Keep my words").click()
    window.get_by_text("Write something new").click()
    window.context.clear_cookies()
    window.get_by_label("Your words").press_sequentially("And others.")
    expect(window.locator(".draft-status").first).to_contain_text("kept in this browser")
    window.goto("/sign-in")
    window.get_by_label("E-mail address").fill(cast.amina.email)
    window.get_by_label("Password", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()
    window.goto(LESSON)
    expect(window.get_by_label("Your words")).to_be_visible()
    expect(window.get_by_label("Your words")).to_have_value("And others.")
