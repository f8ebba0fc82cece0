"""Finding a host and asking: only somebody around, from one's own school, in plain words."""

import pytest
from sqlalchemy import func, select

from learning.database import db
from learning.errors import Refused
from learning.people.models import Affiliation
from learning.people.queries import viewer_for
from learning.people.rules import Role
from learning.shadowing.models import Placement
from learning.shadowing.placements.around import hosts_around, leaders_for
from tests import factories
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.learning.shadowing.placements import placing
from tests.learning.shadowing.placements.placing import AIM, LENA

DAYS = {"From which day?": "2026-11-24", "Until which day?": "2026-12-18"}


def _count():
    return db.session.scalar(select(func.count()).select_from(Placement))


def test_hosts_are_sencos_and_mentors_around_own_school_first(app, cast):
    hosts = hosts_around(viewer_for(cast.amina.id))
    assert [(each.name, each.school) for each in hosts] == [
        ("Priya Nair", "Seaview Primary"),
        ("Lena Kowalska", "Marsh Lane"),
        ("Ruth Adeyemi", "Marsh Lane"),
    ]


def test_a_governor_finds_nobody_and_is_told_why(browser, cast):
    page = browser.as_(cast.george).get("shadowing.start_placement")
    assert "This is for people who work at a school" in page
    assert "Priya" not in page


def test_leaders_are_of_the_school_or_its_trust_and_never_the_visitor(app, cast):
    today = placing.FIRST
    found = leaders_for(SEAVIEW_ID, cast.amina.id, today)
    assert [each.name for each in found] == ["Helen Marsden", "Miriam Cohen"]
    found = leaders_for(SEAVIEW_ID, cast.helen.id, today)
    assert [each.name for each in found] == ["Miriam Cohen"]


@pytest.mark.parametrize("host", ["5-2", "2-2", "999-3", "nonsense", "10-2", "1-2", "x" * 400])
def test_nobody_who_is_not_host_around_the_visitor_can_be_asked(browser, cast, host):
    amina = browser.as_(cast.amina)
    amina.get("shadowing.start_placement", host=LENA)
    values = {"host": host, "aim": AIM, "starts_on": "2026-11-24", "ends_on": "2026-12-18"}
    response = amina.post("/placements/ask", {**values, "home": str(SEAVIEW_ID)})
    assert response.status_code == 422
    assert "Choose somebody from the list" in response.text
    assert _count() == 0


def test_a_senco_of_a_school_elsewhere_cannot_be_asked(app, cast):
    far = factories.a_school("Far Away")
    stranger = factories.a_person("Ida Berg", Role.SENCO, organisation_id=far.id)
    db.session.commit()
    with pytest.raises(Refused, match="from the list"):
        placing.asked(host=f"{stranger.id}-{far.id}")


def test_whoever_works_at_two_schools_says_from_which(browser, cast):
    lena = browser.as_(cast.lena)
    page = lena.get("shadowing.start_placement", host=f"{cast.ruth.id}-{MARSH_LANE_ID}")
    page = lena.submit("Ask Ruth Adeyemi", {"aim": AIM, **DAYS}, status=422)
    assert page.errors == ["Choose one of your own schools."]
    page = lena.submit("Ask Ruth Adeyemi", {"home": "Seaview Primary"})
    assert "Lena Kowalska, Seaview Primary" in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"aim": " "}, "Write a few words first."),
        ({"starts_on": "2026-11-22"}, "Choose today or a later day."),
        ({"starts_on": ""}, "Say from which day on."),
        ({"ends_on": ""}, "Say until which day."),
        ({"starts_on": "tomorrow"}, "Write the day like this: 2027-03-31, or leave it empty."),
        (
            {"starts_on": "2028-01-01", "ends_on": "2028-01-02"},
            "Choose a day within the next year.",
        ),
        (
            {"ends_on": "2026-11-23"},
            "The last day comes before the first, or is past. Choose a later one.",
        ),
        (
            {"ends_on": "2028-11-23"},
            "A placement lasts at most a year. Choose an earlier last day.",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_nothing_is_lost(browser, cast, typed, message):
    amina = browser.as_(cast.amina)
    amina.get("shadowing.start_placement", host=str(cast.lena.id))
    right = {"aim": AIM, "starts_on": "2026-11-24", "ends_on": "2026-12-18"}
    page = amina.submit("Ask Lena Kowalska", {**right, **typed}, status=422)
    assert page.errors == [message]
    assert page.field("aim").value == typed.get("aim", AIM)


def test_two_aims_of_the_guide_and_no_third(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("shadowing.start_placement", host=LENA)
    values = {
        "host": LENA,
        "home": str(SEAVIEW_ID),
        "aim": AIM,
        "starts_on": "2026-11-24",
        "ends_on": "2026-12-18",
    }
    for aims in (["look-closely", "keep-notes", "third"], ["nonsense"]):
        response = amina.post("/placements/ask", {**values, "aims": aims})
        assert response.status_code == 422
    assert _count() == 0


def test_a_likely_pupil_is_asked_about_and_nothing_is_blocked(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("shadowing.start_placement", host=LENA)
    page = amina.submit(
        "Ask Lena Kowalska", {"aim": "See the plan of A123456789012.", **DAYS}, status=422
    )
    assert "Please check" in page.errors[0]
    amina.submit("Save anyway, it names no pupil")
    assert _count() == 1


def test_a_form_sent_twice_is_one_placement(browser, cast):
    amina = browser.as_(cast.amina)
    values = {
        "host": LENA,
        "home": str(SEAVIEW_ID),
        "aim": AIM,
        "starts_on": "2026-11-24",
        "ends_on": "2026-12-18",
        "form_id": "a" * 32,
    }
    amina.get("shadowing.start_placement", host=LENA)
    assert amina.post("/placements/ask", values).status_code == 302
    assert amina.post("/placements/ask", values).status_code == 302
    assert _count() == 1


def test_nobody_is_asked_twice_while_it_is_open(app, cast):
    placing.asked()
    with pytest.raises(Refused, match="asked Lena Kowalska already"):
        placing.asked()


def test_once_a_school_is_in_no_trust_its_people_are_not_around(app, cast):
    db.session.query(Affiliation).delete()
    db.session.commit()
    assert [h.name for h in hosts_around(viewer_for(cast.amina.id))] == [
        "Priya Nair",
        "Lena Kowalska",
    ][:1]


def test_a_host_declines_with_a_kind_word(browser, cast):
    key = placing.asked()
    lena = browser.as_(cast.lena)
    lena.get("shadowing.begin_acceptance", placement_id=key)
    lena.follow("Decline with a kind word")
    lena.submit("Decline", {"note": "After Easter, gladly."})
    page = browser.as_(cast.amina).get("shadowing.list_placements")
    assert "Lena Kowalska cannot be your host this time" in page
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "After Easter, gladly." in page


def test_a_host_needs_a_safeguarding_contact_to_say_yes(browser, cast):
    key = placing.asked()
    lena = browser.as_(cast.lena)
    lena.get("shadowing.begin_acceptance", placement_id=key)
    page = lena.submit("Say yes", {"note": "Side door."}, status=422)
    assert page.errors == ["Write a few words first."]
    assert page.field("note").value == "Side door."
