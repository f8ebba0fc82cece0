"""Offering help by area, as a colleague meets it."""

import pytest

from learning.network.queries import offers_of
from tests.learning.network.offering import HOLDING, LOOKING, offered

TICK_LOOKING = {"help_small-skills_looking": True}


def test_the_old_address_leads_to_the_directory(browser, cast):
    response = browser.as_(cast.amina).fetch("/network")
    assert (response.status_code, response.headers["Location"]) == (302, "/directory")


def test_an_empty_network_says_what_it_is_for_and_offers_the_first_step(browser, cast):
    page = browser.as_(cast.amina).get("network.read_network")
    assert "Nobody near you has offered help yet" in page.headings(2)
    assert page.link("Offer help").path == "/network/offers"


def test_an_offer_is_made_seen_and_taken_back(browser, cast):
    priya, amina = browser.as_(cast.priya), browser.as_(cast.amina)
    page = priya.get("network.edit_offers")
    assert "your name, your school and your e-mail address" in page
    page = priya.submit(
        "Save my offers", {**TICK_LOOKING, "note_small-skills_looking": "Tallies that hold."}
    )
    assert page.path == "/directory"
    assert "Your offers are saved." in page.text
    page = amina.get("network.read_directory")
    assert page.headings(2)[0] == "Priya Nair"
    assert "Looking closely: Tallies that hold." in page.text
    assert page.link(cast.priya.email).path == f"mailto:{cast.priya.email}"
    priya.get("network.edit_offers")
    page = priya.submit("Save my offers", {"help_small-skills_looking": False})
    assert "You offer no help now" in page.text
    assert "Priya" not in amina.get("network.read_network").text


def test_offers_changed_in_two_windows_are_both_shown(browser, cast):
    first, second = browser.as_(cast.priya), browser.second(cast.priya)
    first.get("network.edit_offers")
    second.get("network.edit_offers")
    first.submit("Save my offers", {**TICK_LOOKING, "note_small-skills_looking": "Tallies"})
    holding = {"help_small-skills_holding": True, "note_small-skills_holding": "Notes"}
    page = second.submit("Save my offers", holding, status=409)
    assert "What stands now" in page.headings(2)
    assert "Tallies" in page
    assert page.field("note_small-skills_holding").value == "Notes"
    second.submit("Save my offers")
    assert offers_of(cast.priya.id) == {HOLDING: "Notes"}


def test_a_line_without_its_tick_is_asked_about_beside_it(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("network.edit_offers")
    page = amina.submit("Save my offers", {"note_small-skills_holding": "Notes"}, status=422)
    assert page.field("note_small-skills_holding").error.startswith("Tick the box above as well")
    assert page.field("note_small-skills_holding").value == "Notes"


def test_a_line_with_a_date_of_birth_is_asked_about_and_can_be_kept(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("network.edit_offers")
    typed = {**TICK_LOOKING, "note_small-skills_looking": "born 12/03/2015"}
    page = amina.submit("Save my offers", typed, status=422)
    assert "Please check" in page.errors[0]
    amina.submit("Save anyway, it names no pupil")
    assert offers_of(cast.amina.id) == {LOOKING: "born 12/03/2015"}


@pytest.mark.parametrize("long", ["x" * 20_000])
def test_a_line_that_is_too_long_is_refused_and_still_there(browser, cast, long):
    amina = browser.as_(cast.amina)
    amina.get("network.edit_offers")
    page = amina.submit(
        "Save my offers", {**TICK_LOOKING, "note_small-skills_looking": long}, status=422
    )
    assert "200 can be kept" in page.errors[0]
    assert page.field("note_small-skills_looking").value == long


def test_a_governor_is_shown_no_name_and_no_form(browser, cast):
    offered(cast.amina, note="Tallies")
    george = browser.as_(cast.george)
    page = george.get("network.read_network")
    assert "This is for people who work in a school" in page.headings(2)
    assert "Amina" not in page.text
    assert "Save my offers" not in george.get("network.edit_offers").buttons
