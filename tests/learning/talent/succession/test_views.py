"""The pages of numbers as a leader, a SENCo and a trust lead meet them."""

from learning.database import db
from learning.sharing.models import Look
from tests.cast import MARSH_LANE_ID
from tests.learning.talent.succession.making import (
    interested,
    people_on_their_way,
    shared_with,
    talking,
)


def test_where_nothing_can_be_shown_the_reason_is_said(browser, cast):
    people_on_their_way(4)
    page = browser.as_(cast.helen).get("talent.read_school_succession")
    assert "cannot be shown" in page.text
    assert "No number can be shown" in page.headings(3)
    assert "4" not in page.text
    assert "Nobody shares their way with you" in page.text


def test_numbers_are_told_in_fives_with_the_reason(browser, cast):
    people_on_their_way(7)
    talking(people_on_their_way(6, named="Talker"))
    page = browser.as_(cast.priya).get("talent.read_school_succession")
    assert "At least 10 people at Seaview Primary" in page.text
    table = page.table("People who let themselves be counted, by stage")
    told = {row["Stage"]: row["People"] for row in table}
    assert (told["Interest"], told["Conversation"]) == ("at least 5", "not shown")
    assert told["All of them"] == "at least 10"
    assert "cannot tell who joined, left or moved on" in page.whole_text
    assert "Talker" not in page.html, "no name stands on the page"


def test_leaders_are_told_what_they_can_do(browser, cast):
    page = browser.as_(cast.helen).get("talent.read_school_succession")
    assert "Invite everybody, twice a year." in page.text
    assert page.link("Post on the board").path == "/opportunities/post"


def test_what_is_shared_stands_there_with_the_way_to_its_cover(browser, cast):
    interest = interested(cast.daniel.id, counts=False)
    share = shared_with(cast.helen.id, interest)
    helen, key = browser.as_(cast.helen), share.id
    page = helen.get("talent.read_school_succession")
    assert page.link("Daniel Okafor").path == f"/sharing/{key}"
    assert "Open it to see the stage" in page.text
    db.session.add(Look(share_id=key))
    page = helen.get("talent.read_school_succession")
    assert "Interest · until 18 December 2026" in page.text
    assert db.session.query(Look).count() == 1, "reading the list is no look"
    assert "Daniel" not in browser.as_(cast.priya).get("talent.read_school_succession").text


def test_a_trust_lead_sees_schools_that_can_be_shown_and_placements(browser, cast):
    people_on_their_way(5)
    people_on_their_way(12, at=MARSH_LANE_ID)
    miriam = browser.as_(cast.miriam)
    page = miriam.get("talent.read_trust_succession")
    assert "At least 15 people across Harbour Trust" in page.text
    assert page.table("People who let themselves be counted, by school")
    assert page.fact("Visitors hosted this school year") == "not shown"
    assert miriam.get("skills.read_trust_totals").link("Who comes next").path == "/trust/succession"


def test_governors_find_nothing_here(browser, cast):
    george = browser.as_(cast.george)
    for endpoint in ("talent.read_school_succession", "talent.read_trust_succession"):
        george.get(endpoint, status=403)


def test_nothing_is_shown_to_an_administrator(browser, cast):
    sam = browser.as_(cast.sam)
    sam.get("talent.read_school_succession", status=403)
    assert not sam.get("administration.read_desk").has_link("Who comes next as SENCo")
    assert (
        browser.as_(cast.priya).get("administration.read_desk").has_link("Who comes next as SENCo")
    )
