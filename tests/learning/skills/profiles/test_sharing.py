"""Sharing a profile: the cover first, the parts and no more, taken back at once."""

from datetime import timedelta

import pytest

from learning.sharing import services as sharing
from learning.sharing.models import Look, Share
from learning.sharing.rules import Part
from learning.skills.models import AuditRound
from tests.factories import a_completion, some_progress
from tests.learning.skills.profiles.rounds import (
    ALL_PARTS,
    LATER,
    evidence,
    mentored,
    shared,
    two_rounds,
)

NOTE = "I counted for two weeks."
COMMENT = "You showed us how."


@pytest.fixture
def later(cast, clock, db_session):
    """Amina’s later round, with everything around it that somebody could be curious about."""
    clock.move_to(LATER + timedelta(days=2))
    _, made = two_rounds(cast.amina)
    mentored(made, cast.ruth, {"look-closely": 4}, comment=COMMENT)
    evidence(made, "keep-notes", "Whole way")
    some_progress(cast.amina.id, done=True)
    a_completion(cast.amina.id, title="In between", completed_at=LATER - timedelta(days=1))
    db_session.commit()
    return made


def open_it(reader, key):
    """The cover first, then what is shared."""
    reader.get("sharing.read_cover", share_id=key)
    return reader.submit("Open")


def test_a_profile_is_shared_by_choosing_one_person(browser, cast, later, db_session):
    amina = browser.as_(cast.amina)
    page = amina.get("skills.begin_sharing", round_id=later)
    assert "The one person you choose, until the day you choose." in page
    page = amina.submit("Share", {"who": str(cast.helen.id), "parts": ["movement"]})
    assert "Shared. You see here when it is opened" in page.whole_text
    (row,) = db_session.query(Share)
    assert (row.with_person_id, row.parts) == (cast.helen.id, "profile,movement")
    assert row.title == "Small skills audit, November 2026"
    assert "Helen Marsden" in page


def test_nobody_chosen_is_said_beside_the_field(browser, cast, later, db_session):
    amina = browser.as_(cast.amina)
    amina.get("skills.begin_sharing", round_id=later)
    page = amina.submit("Share", status=422)
    assert page.errors == ["Choose who may see it."]
    assert db_session.query(Share).count() == 0


def test_somebody_who_cannot_be_chosen_is_refused(browser, cast, later, db_session):
    amina = browser.as_(cast.amina)
    fields = {"who": str(cast.owen.id), "ends_on": "2026-12-01"}
    response = amina.post(amina.address("skills.share_round", round_id=later), fields)
    assert response.status_code == 422
    assert db_session.query(Share).count() == 0


def test_the_cover_comes_first_and_a_look_writes_nothing(browser, cast, later, db_session):
    key = shared(cast.amina, cast.helen, later, opened=False)
    helen = browser.as_(cast.helen)
    page = helen.get("skills.read_shared_profile", share_id=key)
    assert page.path == f"/sharing/{key}"
    assert db_session.query(Look).count() == 0
    page = open_it(helen, key)
    assert page.h1 == "Where Amina Yusuf stands"
    assert "and sees when you opened it" in page
    assert db_session.query(Look).count() == 1


@pytest.mark.parametrize(
    "parts",
    [
        (Part.PROFILE,),
        (Part.PROFILE, Part.EVIDENCE),
        (Part.PROFILE, Part.MOVEMENT),
        ALL_PARTS,
    ],
)
def test_a_reader_sees_the_parts_and_no_more(browser, cast, later, parts):
    key = shared(cast.amina, cast.helen, later, *parts)
    shared(cast.amina, cast.priya, later)
    page = browser.as_(cast.helen).get("skills.read_shared_profile", share_id=key)
    assert "Amina Yusuf" in page.text
    assert (NOTE in page) == ("Whole way" in page) == (Part.EVIDENCE in parts)
    assert ("Last time" in page) == (Part.MOVEMENT in parts)
    assert page.has_link("What moved, statement by statement") == (Part.MOVEMENT in parts)
    for never in (
        COMMENT,
        "Ruth",
        "For my review",
        "Lesson done",
        "Not done yet",
        "Priya",
        "Start a plan",
        "In between",
        "Count one thing",
        "A page of notes",
    ):
        assert never not in page.text, never
    assert "Mentor" in page


def test_movement_is_a_page_only_where_that_part_is_shared(browser, cast, later):
    helen = browser.as_(cast.helen)
    key = shared(cast.amina, cast.helen, later)
    helen.get("skills.read_shared_movement", share_id=key, status=404)
    shared(cast.amina, cast.helen, later, Part.PROFILE, Part.MOVEMENT)
    page = helen.get("skills.read_shared_movement", share_id=key)
    assert page.h1 == "What moved for Amina Yusuf"
    assert "Moved up" in page.headings(2)
    assert "Evidence added" not in page.headings(2)
    assert "In between" not in page.text
    shared(cast.amina, cast.helen, later, *ALL_PARTS)
    page = helen.get("skills.read_shared_movement", share_id=key)
    assert "Evidence added" in page.headings(2)
    assert "In between" not in page.text


def test_a_share_is_for_one_person(browser, cast, later):
    key = shared(cast.amina, cast.helen, later)
    for someone in (cast.amina, cast.priya, cast.miriam, cast.sam, cast.george):
        other = browser.as_(someone)
        other.get("skills.read_shared_profile", share_id=key, status=404)
        other.get("skills.read_shared_movement", share_id=key, status=404)


def test_taken_back_it_is_gone_at_once(browser, cast, later, db_session):
    key = shared(cast.amina, cast.helen, later)
    helen = browser.as_(cast.helen)
    helen.get("skills.read_shared_profile", share_id=key)
    sharing.withdraw(cast.amina.id, key)
    db_session.commit()
    page = helen.get("skills.read_shared_profile", share_id=key, status=404)
    assert "Small skills" not in page.text


def test_after_its_last_day_it_is_gone(browser, cast, later, clock):
    key = shared(cast.amina, cast.helen, later)
    clock.shift(timedelta(days=61))
    browser.as_(cast.helen).get("skills.read_shared_profile", share_id=key, status=404)


def test_after_an_hour_the_cover_comes_again(browser, cast, later, clock):
    key = shared(cast.amina, cast.helen, later)
    clock.shift(timedelta(minutes=61))
    page = browser.as_(cast.helen).get("skills.read_shared_profile", share_id=key)
    assert page.path == f"/sharing/{key}"


def test_opened_again_by_its_owner_it_shows_nothing_meanwhile(browser, cast, later, db_session):
    key = shared(cast.amina, cast.helen, later)
    db_session.get(AuditRound, later).completed_at = None
    db_session.commit()
    page = browser.as_(cast.helen).get("skills.read_shared_profile", share_id=key, status=404)
    assert page.h1 == "This is being changed"
    assert NOTE not in page.text


def test_a_print_says_whose_it_is(browser, cast, later):
    key = shared(cast.amina, cast.helen, later)
    page = browser.as_(cast.helen).get("skills.read_shared_profile", share_id=key)
    assert "Shared by Amina Yusuf with Helen Marsden" in page.text
    assert "printed on 16 November 2026" in page.text
