"""The page of a placement: who sees what, at most twelve statements, nobody else's."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from learning.database import db
from learning.shadowing.models import Placement
from learning.shadowing.placements import ending
from learning.shadowing.rules import Party
from learning.sharing import services as sharing
from learning.sharing.rules import SubjectKind
from tests.learning.shadowing.placements import placing
from tests.learning.shadowing.placements.placing import AIM, LAST

PAGES = (
    "",
    "/accept",
    "/decline",
    "/leader",
    "/release",
    "/not-now",
    "/agreement",
    "/change",
    "/end",
    "/finish",
    "/host",
    "/share",
    ".ics",
    "/reference",
    "/reference/ask",
    "/reference/write",
)


def test_the_page_costs_at_most_twelve_statements(browser, cast):
    key = placing.agreed()
    for day in (24, 25, 26):
        placing.a_visit(key, datetime(2026, 11, day, 9, 0, tzinfo=UTC))
    for person in (cast.lena, cast.ruth, cast.priya):
        sharing.share(
            cast.amina.id,
            kind=SubjectKind.PLACEMENT,
            subject_id=key,
            title="Placement",
            with_person_id=person.id,
            parts=("visits",),
            ends_on=LAST,
        )
    db.session.commit()
    for person in (cast.amina, cast.lena, cast.helen):
        window = browser.as_(person)
        window.get("shadowing.read_placement", placement_id=key)
        assert len(window.statements) <= 12


def test_each_of_the_three_sees_what_is_theirs(browser, cast):
    key = placing.agreed()
    placing.a_visit(key)
    visitor, host, leader = (
        browser.as_(each).get("shadowing.read_placement", placement_id=key)
        for each in (cast.amina, cast.lena, cast.helen)
    )
    for page in (visitor, host, leader):
        assert "Lena Kowalska, Marsh Lane" in page
        assert "23 November 2026 to 18 December 2026" in page
        assert "24 November 2026, 09:00 to 12:00" in page
    assert all(words in visitor for words in (AIM, "Ring at the side door.", "Mr Hall", "Gladly."))
    assert AIM in host
    assert "Ring at the side door." in host
    assert "Mr Hall" not in host
    assert "Gladly." not in host
    assert "6 hours" not in host
    assert "Mr Hall" in leader
    assert "Gladly." in leader
    assert AIM not in leader
    assert "Ring at the side door." not in leader
    assert "The head" not in leader
    assert "Watch whether" not in leader


@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_opens_any_page_of_it(browser, cast, page):
    key = placing.agreed()
    for person in (cast.priya, cast.sam, cast.george, cast.miriam, cast.ruth):
        assert browser.as_(person).fetch(f"/placements/{key}{page}").status_code == 404


@pytest.mark.parametrize(
    ("page", "person"),
    [
        ("/accept", "amina"),
        ("/accept", "helen"),
        ("/release", "amina"),
        ("/release", "lena"),
        ("/change", "lena"),
        ("/change", "helen"),
        ("/share", "lena"),
        ("/share", "helen"),
        ("/leader", "lena"),
        ("/finish", "lena"),
        ("/host", "lena"),
        (".ics", "helen"),
        ("/reference/ask", "lena"),
    ],
)
def test_nobody_does_what_another_of_the_three_decides(browser, cast, page, person):
    key = placing.agreed()
    assert browser.as_(getattr(cast, person)).fetch(f"/placements/{key}{page}").status_code == 404


@pytest.mark.parametrize(
    ("page", "person"),
    [
        ("accept", "amina"),
        ("decline", "helen"),
        ("release", "lena"),
        ("not-now", "amina"),
        ("change", "lena"),
        ("leader", "helen"),
        ("host", "lena"),
        ("finish", "helen"),
        ("share", "lena"),
        ("agreement", "priya"),
        ("end", "priya"),
        ("reference/ask", "lena"),
        ("reference/write", "amina"),
        ("reference/delete", "lena"),
    ],
)
def test_nothing_is_changed_by_somebody_else(browser, cast, page, person):
    key = placing.agreed()
    window = browser.as_(getattr(cast, person))
    response = window.post(f"/placements/{key}/{page}", {"note": "x", "body": "x"})
    assert response.status_code == 404


def test_a_placement_that_is_none_is_not_found(browser, cast):
    amina = browser.as_(cast.amina)
    for key in ("0", "999", "2147483647", "2147483648", "x"):
        assert amina.fetch(f"/placements/{key}").status_code == 404


def test_an_aim_that_the_guide_no_longer_has_is_still_read(browser, cast):
    key = placing.agreed()
    db.session.get(Placement, key).aims = "gone-from-guide"
    db.session.commit()
    amina = browser.as_(cast.amina)
    assert "Gone from guide" in amina.get("shadowing.read_placement", placement_id=key)
    page = amina.get("shadowing.edit_placement", placement_id=key)
    assert page.field("aims").value == "gone-from-guide"
    amina.submit("Save the change", {"ends_on": "2026-12-17"})


def events(window, key):
    file = window.fetch(f"/placements/{key}.ics")
    return Calendar.from_ical(file.data).events


def test_each_visit_is_one_event_at_its_time(browser, cast):
    """Clocks go back on 25 October 2026 and forward on 28 March 2027."""
    key = placing.agreed(ends_on=LAST.replace(year=2027, month=4))
    winter = placing.a_visit(key)
    placing.a_visit(key, datetime(2027, 3, 29, 8, 0, tzinfo=UTC), hours=4)
    first, second = events(browser.as_(cast.amina), key)
    assert first["dtstart"].dt == winter.starts_at
    assert second["dtstart"].dt == datetime(2027, 3, 29, 8, 0, tzinfo=UTC)
    assert second["dtend"].dt == datetime(2027, 3, 29, 12, 0, tzinfo=UTC)
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "29 March 2027, 09:00 to 13:00" in page
    assert first["summary"] == "Visit to Marsh Lane"
    assert first["location"] == "Room 4"
    (one, _) = events(browser.as_(cast.lena), key)
    assert one["uid"] == first["uid"]
    assert "Amina Yusuf" in one["summary"]


def test_a_visit_keeps_its_name_and_counts_its_changes(browser, cast):
    key = placing.agreed()
    visit = placing.a_visit(key)
    amina = browser.as_(cast.amina)
    (before,) = events(amina, key)
    db.session.refresh(visit)
    visit.starts_at = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    visit.edition = 2
    db.session.commit()
    (after,) = events(amina, key)
    assert (after["uid"], after["sequence"]) == (before["uid"], 2)
    ending.stop(cast.lena.id, key, Party.HOST, note="")
    db.session.commit()
    (gone,) = events(amina, key)
    assert (gone["uid"], gone["sequence"], gone["status"]) == (before["uid"], 3, "CANCELLED")


def test_sharing_with_the_host_is_suggested_once_all_is_agreed(browser, cast):
    key = placing.released()
    amina = browser.as_(cast.amina)
    assert "A talk about it is easier" not in amina.get(
        "shadowing.read_placement", placement_id=key
    )
    for person in (cast.amina, cast.lena, cast.helen):
        placing.agree(person.id, key)
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "A talk about it is easier" in page
    page = amina.follow("Share")
    assert page.field("who").value == str(cast.lena.id)
    assert page.field("ends_on").value == "2026-12-18"
    page = amina.submit("Share")
    assert page.has_link("Take it back from Lena Kowalska: Placement at Marsh Lane")


def test_with_host_and_leader_sharing_ends_with_the_placement(browser, cast):
    key = placing.agreed()
    amina = browser.as_(cast.amina)
    for person in (cast.lena, cast.helen):
        amina.get("shadowing.choose_placement_share", placement_id=key)
        page = amina.submit("Share", {"who": str(person.id), "ends_on": "2026-12-19"}, status=422)
        assert "until the last day of the placement" in page.errors[0]
    amina.get("shadowing.choose_placement_share", placement_id=key)
    amina.submit("Share", {"who": str(cast.ruth.id), "ends_on": "2027-03-01"})


def test_before_all_have_agreed_the_host_is_shown_nothing(browser, cast):
    key = placing.released()
    amina = browser.as_(cast.amina)
    amina.get("shadowing.choose_placement_share", placement_id=key)
    page = amina.submit("Share", {"who": str(cast.lena.id), "ends_on": "2026-12-01"}, status=422)
    assert "once all three have agreed" in page.errors[0]


def test_half_typed_words_are_there_again(browser, cast):
    key = placing.asked()
    lena = browser.as_(cast.lena)
    lena.get("shadowing.begin_acceptance", placement_id=key)
    lena.post(f"/drafts/placement:{key}:host_note", {"body": "Ring at"})
    page = lena.get("shadowing.begin_acceptance", placement_id=key)
    assert page.field("note").value == "Ring at"
