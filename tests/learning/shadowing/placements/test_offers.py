"""Asking from an offer on the board: whoever offers is asked, or those at their school."""

import pytest

from learning.database import db
from learning.shadowing.models import Placement
from tests.learning.network.board.posting import posted
from tests.learning.shadowing.placements.placing import AIM

DAYS = {"starts_on": "2026-11-24", "ends_on": "2026-12-18"}


def test_a_host_who_offers_a_placement_is_asked_at_once(browser, cast):
    key = posted(cast.lena).id
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.start_placement", opportunity=key)
    assert page.h1 == "Ask Lena Kowalska"
    assert "From the offer" in page
    amina.submit("Ask Lena Kowalska", {"aim": AIM, **DAYS})
    assert db.session.query(Placement).one().opportunity_id == key


def test_a_leader_s_offer_leads_to_the_sencos_of_the_school(browser, cast):
    key = posted(cast.helen).id
    page = browser.as_(cast.amina).get("shadowing.start_placement", opportunity=key)
    assert "Priya Nair" in page
    assert "Lena Kowalska" not in page


def test_an_offer_of_the_trust_leads_to_everybody_around(browser, cast):
    key = posted(cast.miriam).id
    page = browser.as_(cast.amina).get("shadowing.start_placement", opportunity=key)
    assert "Priya Nair" in page
    assert "Lena Kowalska" in page


@pytest.mark.parametrize("offer", ["999", "x", "-1", "9" * 40, ""])
def test_an_offer_that_is_gone_is_left_out(browser, cast, offer):
    page = browser.as_(cast.amina).get("shadowing.start_placement", opportunity=offer)
    assert page.h1 == "Whom would you like to visit?"
