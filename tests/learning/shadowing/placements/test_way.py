"""From finding a host to an agreed placement, through the pages, as each of the three."""

from learning.shadowing.rules import PlacementState
from tests.learning.shadowing.placements import placing
from tests.learning.shadowing.placements.placing import AIM

RULES = ["The host decides", "No names", "Mistakes"]
DAYS = {"From which day?": "2026-11-24", "Until which day?": "2026-12-18"}


def test_three_people_take_a_placement_from_a_question_to_its_first_day(browser, cast):
    amina, lena, helen = (browser.as_(each) for each in (cast.amina, cast.lena, cast.helen))
    page = amina.get("shadowing.list_placements")
    assert "Nothing here yet" in page
    page = amina.follow("Find somebody to ask")
    assert page.headings(2) == ["Seaview Primary Your school", "Marsh Lane"]
    page = amina.follow("Ask Lena Kowalska")
    assert "Nobody at your school learns of it" in page
    page = amina.submit("Ask Lena Kowalska", {"aim": AIM, **DAYS})
    assert "Waiting for Lena Kowalska" in page
    assert "Amina" not in helen.get("shadowing.list_placements")

    page = lena.get("shadowing.list_placements")
    assert "To do first: 1" in page
    page = lena.follow("Amina Yusuf asks to visit you")
    assert AIM in page
    page = lena.submit("Say yes", {"safeguarding_contact": "Jo Hart, head", "note": "Side door."})
    assert page.h1 == "The rules of this placement"
    lena.submit("I agree to all of them", {"rules": ["host-decides", "no-names", "mistakes"]})

    amina.get("shadowing.list_placements")
    page = amina.follow("Ask a leader at your school for time")
    page = amina.follow("Choose whom to ask")
    assert page.field("who").options == [
        "Helen Marsden (Leader, Seaview Primary)",
        "Miriam Cohen (Leader, Trust lead, Harbour Trust)",
    ]
    amina.submit("Ask them", {"who": "Helen Marsden (Leader, Seaview Primary)"})

    helen.get("shadowing.list_placements")
    page = helen.follow("Amina Yusuf asks you for time for a placement")
    assert AIM not in page
    page = helen.submit("Release the time", {"cover": "Mr Hall", "protected_minutes": "360"})
    page = helen.submit(
        "I agree to all of them", {"rules": ["host-decides", "no-names", "mistakes"]}
    )
    assert "Waiting for the others" in page
    assert AIM not in page
    assert "Side door" not in page

    page = amina.get("shadowing.list_placements")
    amina.follow("Read the rules and agree to them")
    amina.follow("Read the rules")
    page = amina.submit(
        "I agree to all of them", {"rules": ["host-decides", "no-names", "mistakes"]}
    )
    assert "All three have agreed. The placement is on." in page.notices
    assert "Side door." in page
    key = int(page.path.rpartition("/")[2])
    assert placing.seen(cast.amina, key).state is PlacementState.AGREED
