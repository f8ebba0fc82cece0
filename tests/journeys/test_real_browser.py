"""The same way in a real browser: with and without a script, on a phone, by keyboard alone."""

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

PHONE = 360
READER = [
    "/",
    "/modules",
    "/modules/code-of-practice-essentials",
    "/modules/code-of-practice-essentials/assessment",
    "/lessons/code-of-practice-essentials/must-should-advice",
    "/lessons/code-of-practice-essentials/what-is-proposed",
    "/lessons/first-steps/noticing",
    "/lessons/first-steps/trying",
    "/lessons/first-steps/trying/scenarios/at-the-door",
    "/lessons/first-steps/handout",
    "/templates",
    "/templates/short-note",
    "/templates/provision-map",
    "/lessons/first-steps/noticing/reflections/guessing",
    "/search?words=should",
    "/search?words=dislexia",
    "/modules?audience=teacher&need=dyslexia",
    "/pathways",
    "/pathways/every-teacher",
    "/glossary",
    "/reflections",
    "/actions",
    "/record",
    "/record/print",
    "/account",
    "/account/password",
    "/reading-settings",
    "/nowhere",
]
STRANGER = ["/", "/sign-in", "/forgotten-password", "/privacy", "/accessibility", "/whats-new"]
OVERFLOW = """
() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (e) => e.closest(".table-frame") !== null;
  return [...document.querySelectorAll("body *")]
    .filter((e) => !scrolls(e) && e.getBoundingClientRect().right > wide + 1)
    .map((e) => `${e.tagName} ${e.className}: ${e.textContent.trim().slice(0, 40)}`)
    .concat(document.documentElement.scrollWidth > wide ? ["the page scrolls sideways"] : []);
}
"""


def _sign_in(window: Window, email: str) -> None:
    window.goto("/")
    window.get_by_role("link", name="Sign in").first.click()
    window.get_by_label("E-mail address").fill(email)
    window.get_by_label("Password", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("Amina")


def _finish_lesson(window: Window) -> None:
    window.get_by_role("radio", name="Yes").check()
    window.get_by_role("button", name="Check my answers").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("1 of 1 right")
    window.get_by_role("button", name="Mark the lesson as done").click()


@pytest.mark.parametrize(
    ("javascript", "width"),
    [(True, 1280), (False, 1280), (False, PHONE)],
    ids=["with-script", "without-script", "phone-without-script"],
)
def test_from_sign_in_to_certificate(open_window, cast, javascript, width):
    window = open_window(javascript=javascript, width=width)
    _sign_in(window, cast.amina.email)
    window.goto("/modules")
    window.get_by_role("link", name="The whole way").click()
    window.get_by_role("link", name="Start: Setting out").first.click()
    _finish_lesson(window)
    expect(window.get_by_role("heading", level=1)).to_have_text("Arriving")
    _finish_lesson(window)
    expect(window.get_by_role("button", name="Send my answers")).to_be_visible()
    _choose_rightly(window)
    window.get_by_role("button", name="Send my answers").click()
    expect(window.get_by_role("button", name="Send my answers")).to_be_hidden()
    window.goto("/modules/whole-way/finished")
    window.locator("a[href^='/certificates/']").first.click()
    expect(window.get_by_text("Amina Yusuf").first).to_be_visible()
    expect(window.get_by_text("The whole way").first).to_be_visible()


def _choose_rightly(window: Window) -> None:
    """The right answers of the small assessment, whichever two questions are asked."""
    answers = {
        "Which comes before planning?": "Assessing",
        "Which comes after doing?": "Reviewing",
        "Who owns the cycle?": "The teacher",
        "Who knows the child at home?": "The family",
    }
    for question, answer in answers.items():
        group = window.get_by_role("group", name=question)
        if group.count():
            group.get_by_role("radio", name=answer).check()


def test_no_page_scrolls_sideways_on_a_phone(open_window, cast):
    window = open_window(cast.amina, width=PHONE, height=740)
    wide = {path: found for path in READER if (found := _overflow(window, path))}
    assert not wide


def test_no_page_of_a_stranger_scrolls_sideways_on_a_phone(open_window):
    window = open_window(width=PHONE, height=740)
    wide = {path: found for path in STRANGER if (found := _overflow(window, path))}
    assert not wide


def test_nothing_scrolls_sideways_in_the_largest_letters(open_window, cast):
    window = open_window(cast.amina, width=PHONE, height=740)
    settings = {"name": "reading", "value": "lexend.140.wide.cream.dark", "url": _site(window)}
    window.context.add_cookies([settings])
    wide = {path: found for path in READER if (found := _overflow(window, path))}
    assert not wide


def _overflow(window: Window, path: str) -> list[str]:
    window.goto(path)
    found: list[str] = window.evaluate(OVERFLOW)
    return found


def _site(window: Window) -> str:
    window.goto("/privacy")
    return window.url.removesuffix("/privacy")


def test_a_lesson_is_done_by_keyboard_alone(open_window, cast):
    window = open_window(cast.amina)
    window.goto("/lessons/whole-way/setting-out")
    window.keyboard.press("Tab")
    assert _focused(window) == "Skip to the page"
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"
    _tab_to(window, "Yes")
    window.keyboard.press("Space")
    _tab_to(window, "Mark as done")
    assert window.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none" or (
        window.evaluate("getComputedStyle(document.activeElement).boxShadow") != "none"
    )
    window.keyboard.press("Enter")
    expect(window.get_by_role("heading", level=1)).to_have_text("Arriving")


def _focused(window: Window) -> str:
    said: str = window.evaluate(
        "() => { const e = document.activeElement;"
        " return (e.labels?.[0] ?? e).textContent.trim(); }"
    )
    return said


def _tab_to(window: Window, words: str) -> None:
    for _ in range(80):
        window.keyboard.press("Tab")
        if _focused(window) == words:
            return
    raise AssertionError(f"the keyboard never reaches {words!r}")
