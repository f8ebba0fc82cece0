"""The page of a trust lead: why there is nothing, what there is, and never a name."""

import pytest

from learning.people.rules import Phase
from tests.learning.skills.totals.making import people_who_count

pytestmark = pytest.mark.usefixtures("clock")


def test_with_four_people_the_page_says_why_there_is_nothing(browser, cast):
    people_who_count(4)
    miriam = browser.as_(cast.miriam)
    miriam.get("home.read_home")
    page = miriam.follow("Trust")
    assert page.h1 == "Skills audit in Harbour Trust"
    assert "Nothing can be shown yet" in page
    assert "at least five people" in page
    assert "in 10" not in page
    assert page.tables == []


def test_with_five_the_domains_are_shown_and_no_phase(browser, cast):
    people_who_count(5)
    page = browser.as_(cast.miriam).get("skills.read_trust_totals")
    assert "5 to 9" in page
    assert page.table("Rated statements below their targets") == [
        {
            "Domain": "Looking closely",
            "Below the target": "9 in 10 or more",
            "People who rated it": "5 to 9",
        },
        {
            "Domain": "Holding together",
            "Below the target": "9 in 10 or more",
            "People who rated it": "5 to 9",
        },
    ]
    assert "there are not two phases of at least five people" in page
    assert page.has_link("First steps")
    assert "Person" not in page
    assert "Seaview" not in page


def test_two_phases_of_five_stand_side_by_side(browser, cast):
    people_who_count(5)
    people_who_count(5, phase=Phase.SECONDARY, level=4)
    page = browser.as_(cast.miriam).get("skills.read_trust_totals")
    rows = page.table("Rated statements below their targets, by phase")
    assert rows[0] == {"Domain": "People", "Primary": "5 to 9", "Secondary": "5 to 9"}
    assert rows[1]["Primary"] == "9 in 10 or more"
    assert rows[1]["Secondary"] == "1 in 10 or fewer"


@pytest.mark.parametrize("name", ["amina", "priya", "helen", "george", "sam", "lena", "ruth"])
def test_nobody_else_opens_the_page_or_has_a_link(browser, cast, name):
    other = browser.as_(getattr(cast, name))
    assert not other.get("home.read_home").has_link("Trust")
    other.get("skills.read_trust_totals", status=403)
