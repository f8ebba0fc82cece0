"""From finding a host to an agreed placement, through the pages, as each of the three."""

from learning.shadowing.rules import PlacementState
from tests.learning.shadowing.placements import placing
from tests.learning.shadowing.placements.placing import AIM

TICKED = {"rules": ["host-decides", "no-names", "mistakes"]}
DAYS = {"From which day?": "2026-11-24", "Until which day?": "2026-12-18"}


def test_three_people_take_a_placement_from_a_question_to_its_first_day(browser, cast):
    amina, lena, helen = (browser.as_(each) for each in (cast.amina, cast.lena, cast.helen))
    _ask(amina)
    assert "Amina" not in helen.get("shadowing.list_placements")
    _say_yes(lena)
    _ask_for_time(amina, cast)
    _release_time(helen)
    amina.get("shadowing.list_placements")
    amina.follow("Read the rules and agree to them")
    amina.follow("Read the rules")
    page = amina.submit("I agree to all of them", TICKED)
    assert page.notices == ["Done: All three have agreed. The placement is on."]
    assert "Side door." in page
    key = int(page.path.rpartition("/")[2])
    assert placing.seen(cast.amina, key).state is PlacementState.AGREED


def _ask(amina):
    page = amina.get("shadowing.list_placements")
    assert "Nothing here yet" in page
    page = amina.follow("Find somebody to ask")
    assert page.headings(2) == ["Seaview Primary Your school", "Marsh Lane"]
    page = amina.follow("Ask Lena Kowalska")
    assert "Nobody at your school learns of it" in page
    page = amina.submit("Ask Lena Kowalska", {"aim": AIM, **DAYS})
    assert "Waiting for Lena Kowalska" in page


def _say_yes(lena):
    page = lena.get("shadowing.list_placements")
    assert "To do first: 1" in page
    page = lena.follow("Amina Yusuf asks to visit you")
    assert AIM in page
    page = lena.submit("Say yes", {"safeguarding_contact": "Jo Hart, head", "note": "Side door."})
    assert page.h1 == "The rules of this placement"
    lena.submit("I agree to all of them", TICKED)


def _ask_for_time(amina, cast):
    amina.get("shadowing.list_placements")
    amina.follow("Ask a leader at your school for time")
    page = amina.follow("Choose whom to ask")
    assert "Helen Marsden (Leader, Seaview Primary)" in page
    assert page.field("who").options == [str(cast.helen.id), str(cast.miriam.id)]
    amina.submit("Ask them", {"who": "Helen Marsden (Leader, Seaview Primary)"})


def _release_time(helen):
    helen.get("shadowing.list_placements")
    page = helen.follow("Amina Yusuf asks you for time for a placement")
    assert AIM not in page
    helen.submit("Release the time", {"cover": "Mr Hall", "protected_minutes": "360"})
    page = helen.submit("I agree to all of them", TICKED)
    assert "Waiting for the others" in page
    assert AIM not in page
    assert "Side door" not in page
