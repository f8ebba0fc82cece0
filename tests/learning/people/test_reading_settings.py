"""How pages look for whoever reads them."""

import pytest

from learning.database import db
from learning.people.models import Person

CHOSEN = {
    "Typeface": "Lexend",
    "size": "120",
    "spacing": "wide",
    "tint": "blue",
    "theme": "dark",
}


def test_anybody_chooses_and_every_page_follows(browser):
    browser.get("people.edit_reading_settings")
    page = browser.submit("Save my settings", CHOSEN)
    assert page.notices == ["Done: Your reading settings are saved."]
    html = browser.get("people.sign_in").html
    for mark in (
        'typeface="lexend"',
        'size="120"',
        'spacing="wide"',
        'tint="blue"',
        'theme="dark"',
    ):
        assert f"data-{mark}" in html
    kept = browser.client.get_cookie("reading")
    assert (kept.value, kept.http_only, kept.same_site) == (
        "lexend.120.wide.blue.dark",
        True,
        "Lax",
    )


def test_the_choices_show_what_is_chosen(browser):
    browser.get("people.edit_reading_settings")
    page = browser.submit("Save my settings", CHOSEN)
    assert page.field("typeface").value == "lexend"
    assert page.field("size").value == "120"


def test_the_page_shows_them_before_they_are_kept(browser):
    browser.get("people.edit_reading_settings")
    page = browser.submit("Try them on this page first", CHOSEN)
    assert 'data-typeface="lexend" data-size="120"' in page.html
    assert "You are trying these settings" in page
    assert page.field("tint").value == "blue"
    assert browser.client.get_cookie("reading") is None
    browser.submit("Save my settings")
    assert browser.client.get_cookie("reading").value == "lexend.120.wide.blue.dark"


def test_they_are_kept_for_the_person_as_well(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("people.edit_reading_settings")
    amina.submit("Save my settings", CHOSEN)
    kept = db.session.get_one(Person, cast.amina.id).reading_settings
    assert kept == "lexend.120.wide.blue.dark"


def test_one_comes_back_to_where_one_was(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("people.read_account")
    page = amina.follow("Change your reading settings")
    assert page.link("Back to where you were").path == "/account"
    assert amina.submit("Save my settings", CHOSEN).path == "/account"


def test_a_page_of_ours_that_led_here_is_known_by_its_address(browser):
    response = browser.client.get(
        "/reading-settings", headers={"Referer": "http://localhost/accessibility"}
    )
    assert 'href="/accessibility">Back to where you were' in response.text
    response = browser.client.get(
        "/reading-settings", headers={"Referer": "https://evil.example/accessibility"}
    )
    assert "Back to where you were" not in response.text


def test_nobody_is_led_to_another_site(browser):
    response = browser.post("/reading-settings", {"next": "//evil.example"})
    assert response.headers["Location"] == "/reading-settings"


@pytest.mark.parametrize("value", ["", "comic", "lexend.120", '"><script>', "x" * 5000])
def test_what_is_no_choice_is_left_as_usual(browser, value):
    browser.get("people.edit_reading_settings")
    response = browser.post("/reading-settings", {"typeface": value, "size": "120"})
    assert response.status_code == 302
    assert browser.client.get_cookie("reading").value == "atkinson.120.normal.none.system"


def test_a_cookie_that_nobody_of_us_wrote_does_no_harm(browser):
    for value in ("", "...", "lexend", "a.b.c.d.e.f.g", '"><script>'):
        browser.client.set_cookie("reading", value)
        browser.get("people.sign_in")
