"""The directory as somebody meets it who looks, and who is listed."""

import pytest
from sqlalchemy import delete

from learning.network.directory.queries import own_entry
from learning.people.models import MembershipRole
from tests.learning.network.directory.listing import listed
from tests.learning.network.offering import offered


def test_an_empty_directory_says_what_to_do(browser, cast):
    page = browser.as_(cast.priya).get("network.read_directory")
    assert "Nobody near you is listed yet" in page.headings(2)
    assert page.link("List yourself").path == "/directory/entry"
    page = browser.as_(cast.amina).get("network.read_directory")
    assert page.link("Offer help").path == "/network/offers"
    assert not page.has_link("List yourself as SENCo")


def test_a_senco_is_listed_found_and_gone_again(browser, cast):
    priya, daniel = browser.as_(cast.priya), browser.as_(cast.daniel)
    page = priya.get("network.edit_entry")
    assert "may write to me" in page.text, "what is agreed to stands there"
    page = priya.submit("List me", {"topics": ["autism"]}, status=422)
    assert page.field("agrees").error.startswith("Tick this if you agree")
    page = priya.submit("List me", {"agrees": True, "about": "In my second year."})
    assert page.path == "/directory"
    assert "As SENCo you are listed here" in page.text
    page = daniel.get("network.read_directory")
    assert page.headings(2)[0] == "Priya Nair"
    assert "SENCo, Seaview Primary (Primary)" in page.text
    assert page.link(cast.priya.email).path == f"mailto:{cast.priya.email}"
    priya.get("network.edit_entry")
    priya.submit("Leave the directory")
    assert "Priya" not in daniel.get("network.read_directory").text


def test_it_is_narrowed_without_a_script(browser, cast):
    listed(cast.priya, ["autism"])
    listed(cast.lena, ["early-years"])
    amina = browser.as_(cast.amina)
    amina.get("network.read_directory")
    page = amina.submit("Show", about="Autism")
    assert page.headings(2)[0] == "Priya Nair"
    assert "1 of 2 people" in page.text
    page = amina.submit("Show", about="Autism", phase="Secondary")
    assert "Nobody here is all of this" in page.headings(2)
    assert len(amina.follow("Show everybody").headings(2)) == 3


@pytest.mark.parametrize("query", ["about=%00&phase=%FF", "about=../..&phase='", "about=a&about=b"])
def test_a_filter_that_means_nothing_narrows_nothing(browser, cast, query):
    listed(cast.priya)
    assert "Priya Nair" in browser.as_(cast.amina).get(f"/directory?{query}").headings(2)


def test_a_governor_is_shown_no_name(browser, cast):
    listed(cast.priya)
    page = browser.as_(cast.george).get("network.read_directory")
    assert "This is for people who work in a school" in page.headings(2)
    assert "Priya" not in page.text


def test_whoever_is_no_senco_is_told_what_they_can_do(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("network.edit_entry")
    assert "This is for SENCos" in page.headings(2)
    assert "List me" not in page.buttons
    sent = {"topics": "autism", "agrees": "y"}
    assert amina.post("/directory/entry", sent).status_code == 422
    assert own_entry(cast.amina.id) is None


def test_a_former_senco_is_told_that_nobody_sees_the_entry_and_can_leave(browser, cast, db_session):
    listed(cast.priya)
    db_session.execute(
        delete(MembershipRole).where(MembershipRole.membership_id == cast.priya.membership_id)
    )
    db_session.commit()
    priya = browser.as_(cast.priya)
    assert "nobody sees" in priya.get("network.read_directory").text
    page = priya.get("network.edit_entry")
    assert "nobody sees your entry" in page.text
    priya.submit("Leave the directory")
    assert own_entry(cast.priya.id) is None


def test_an_entry_changed_in_two_windows_shows_both(browser, cast):
    listed(cast.priya, ["autism"], about="First line")
    first, second = browser.as_(cast.priya), browser.second(cast.priya)
    for window in (first, second):
        window.get("network.edit_entry")
    first.submit("Save my entry", about="What stands.")
    page = second.submit("Save my entry", status=409, about="What was typed.")
    assert "What stands now" in page.headings(2)
    assert "What stands." in page.text
    assert page.field("about").value == "What was typed."
    second.submit("Save my entry")
    assert own_entry(cast.priya.id).about == "What was typed."


def test_a_line_with_a_date_of_birth_is_asked_about_and_can_be_kept(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("network.edit_entry")
    typed = {"topics": ["autism"], "agrees": True, "about": "born 12/03/2015"}
    page = priya.submit("List me", typed, status=422)
    assert "Please check" in page.field("about").error
    priya.submit("Save anyway, it names no pupil")
    assert own_entry(cast.priya.id).about == "born 12/03/2015"


def test_topics_and_areas_are_told_apart_in_what_one_offers(browser, cast):
    listed(cast.priya, ["autism"])
    offered(cast.priya)
    page = browser.as_(cast.priya).get("network.read_directory")
    assert page.has_link("Change your entry as SENCo")
    assert page.has_link("Change what you offer")
    assert "You also offer help with: Looking closely" in page.text


def test_the_directory_is_five_statements(browser, cast):
    listed(cast.priya)
    offered(cast.ruth)
    amina = browser.as_(cast.amina)
    amina.get("network.read_directory")
    assert len(amina.statements) == 5
