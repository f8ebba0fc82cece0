"""Who sees what of a placement: the parts shared, behind a cover, and its host while it runs."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from learning.database import db
from learning.people.models import Membership
from learning.reflections.origins import asked_on_visit
from learning.reflections.services import write_under
from learning.shadowing.models import Placement
from learning.shadowing.rules import PlacementState
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all
from tests.learning.shadowing.seeing import (
    TODAY,
    a_point,
    a_visit,
    a_whole_placement,
    opened,
    shared,
    ticked,
)

WORDS = {
    "visits": ("Contact with parents", "1 h"),
    "notes": (
        "She listened.",
        "A quarrel.",
        "takes energy, flashpoint",
        "A worried parent at the gate.",
    ),
    "comparison": ("expected 60% of the day", "45 points less", "mode was doing something"),
    "learning": ("It is mostly phone calls.", "I keep notes that are short and true."),
}


@pytest.fixture
def placement(app, clock):
    placement = a_whole_placement()
    a_point(placement, framework_slug="small-skills", statement_slug="keep-notes")
    visit = a_visit(placement, hours=1)
    ticked(visit, "teacher-talk")
    asked = asked_on_visit(visit.id, "noticing", "What am I noticing?")
    write_under(placement.visitor_id, asked, body="A private thought.", form_id="a" * 32)
    db.session.commit()
    return placement


def changed(placement, **more):
    db.session.execute(update(Placement).where(Placement.id == placement.id).values(**more))
    db.session.commit()


def test_the_cover_comes_first(browser, cast, placement):
    key = shared(placement)
    lena = browser.as_(cast.lena)
    page = lena.get("shadowing.read_shared_placement", share_id=key)
    assert page.path == f"/sharing/{key}"
    assert "Contact with parents" not in page.text


@pytest.mark.parametrize(
    "parts",
    [(), ("notes",), ("comparison",), ("learning",), ("notes", "comparison", "learning")],
)
def test_a_reader_sees_the_parts_and_no_more(browser, cast, placement, parts):
    key = shared(placement, parts=("visits", *parts))
    _lena, page = opened(browser, cast.lena, key)
    assert page.path == f"/placements/shared/{key}"
    for part, words in WORDS.items():
        for each in words:
            assert (each in page.text) == (part in ("visits", *parts)), each
    assert "A private thought." not in page.text
    assert "Reflections are never part of this page." in page.text


def test_what_is_not_seen_yet_is_shown_to_the_host(browser, cast, placement):
    _lena, page = opened(browser, cast.lena, shared(placement))
    assert "What Amina Yusuf has not seen yet." in page.text
    assert "A meeting with a parent who has agreed to it." in page.text
    assert "A talk with a teacher. Seen on 19 November 2026" in page.text


def test_taken_back_it_is_gone_at_once(browser, cast, placement):
    lena, page = opened(browser, cast.lena, shared(placement))
    withdraw_all(SubjectKind.PLACEMENT, placement.id)
    db.session.commit()
    assert "Contact with parents" not in lena.get(page.path, status=404).text


def test_it_ends_with_its_last_day(browser, cast, placement, clock):
    _lena, page = opened(browser, cast.lena, shared(placement, ends_on=TODAY))
    clock.move_to(TODAY + timedelta(days=1))
    browser.second(cast.lena).get(page.path, status=404)


@pytest.mark.parametrize(
    "more",
    [
        {"state": PlacementState.WITHDRAWN},
        {"state": PlacementState.FINISHED},
        {"ends_on": date(2026, 11, 20)},
    ],
)
def test_the_host_sees_it_only_while_the_placement_runs(browser, cast, placement, more):
    lena, page = opened(browser, cast.lena, shared(placement))
    changed(placement, **more)
    assert "Contact with parents" not in lena.get(page.path, status=404).text


@pytest.mark.parametrize(
    "more", [{"state": PlacementState.RELEASED}, {"starts_on": date(2026, 12, 1)}]
)
def test_before_it_runs_the_host_is_told_when_it_opens(browser, cast, placement, more):
    key = shared(placement)
    changed(placement, **more)
    lena = browser.as_(cast.lena)
    page = lena.get("sharing.read_cover", share_id=key)
    page = lena.submit(next(each for each in page.buttons if "Open" in each), status=404)
    assert "This opens when the placement begins" in page.text
    assert "Contact with parents" not in page.text


def test_a_host_who_has_left_the_school_sees_nothing(browser, cast, placement):
    lena, page = opened(browser, cast.lena, shared(placement))
    db.session.execute(
        update(Membership)
        .where(Membership.id == cast.lena.membership_id)
        .values(ends_on=TODAY - timedelta(days=1))
    )
    db.session.commit()
    lena.get(page.path, status=404)


def test_a_mentor_keeps_it_after_the_placement_until_the_share_ends(browser, cast, placement):
    ruth, page = opened(browser, cast.ruth, shared(placement, cast.ruth))
    changed(placement, state=PlacementState.FINISHED)
    assert "Contact with parents" in ruth.get(page.path).text


def test_a_share_opens_it_to_nobody_else_and_nothing_but_reading(browser, cast, placement):
    ruth, page = opened(browser, cast.ruth, shared(placement, cast.ruth))
    for person in (cast.amina, cast.lena, cast.helen, cast.priya, cast.sam, cast.miriam):
        browser.as_(person).get(page.path, status=404)
    for path in ("comparison", "comparison/print", "seen", "learning", "learning/write"):
        ruth.get(f"/placements/{placement.id}/{path}", status=404)


def test_the_owner_is_told_who_sees_it(browser, cast, placement):
    shared(placement, parts=("visits", "comparison"))
    amina = browser.as_(cast.amina)
    words = "Lena Kowalska until 18 December 2026"
    assert words in amina.get("shadowing.read_comparison", placement_id=placement.id).text
    assert words not in amina.get("shadowing.list_learning", placement_id=placement.id).text
