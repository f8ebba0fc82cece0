"""Pages about the product itself."""

import pytest

from tests.house.project import PROJECT


@pytest.mark.parametrize("path", ["/accessibility", "/privacy", "/whats-new"])
def test_everybody_can_read_about_the_product(browser, cast, path):
    assert browser.get(path).h1 == browser.as_(cast.amina).get(path).h1


def test_the_release_notes_are_the_changelog(browser):
    changelog = (PROJECT / "CHANGELOG.md").read_text("utf-8")
    newest = next(line for line in changelog.splitlines() if line.startswith("## "))
    assert newest.removeprefix("## ") in browser.get("/whats-new")


def test_whoever_watches_the_server_gets_one_word(browser):
    response = browser.fetch("/health")
    assert (response.status_code, response.get_data(as_text=True)) == (200, "ok")


def test_the_footer_is_on_every_page(browser):
    page = browser.get("/privacy")
    for words in ("Reading settings", "Accessibility", "Privacy", "What’s new"):
        assert page.has_link(words)
