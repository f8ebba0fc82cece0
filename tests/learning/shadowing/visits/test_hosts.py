"""What a host says of a visit: what was seen, and that it took place."""

from datetime import UTC, datetime, timedelta

import pytest

from learning.database import db
from learning.people.models import Membership
from learning.shadowing.models import Placement, Visit
from learning.shadowing.rules import PlacementState
from tests.learning.shadowing.seeing import a_placement, a_visit, shared
from tests.learning.shadowing.visits.noting import NINE, NOON, a_day

SAID = "You waited, then asked him what helped. Next time write his words down."


@pytest.fixture(autouse=True)
def _afterwards(clock):
    clock.move_to(NOON + timedelta(hours=1))


@pytest.fixture
def visit(app):
    del app
    return a_day()


@pytest.fixture
def lena(browser, cast):
    return browser.as_(cast.lena)


def opened(window, visit):
    return window.get("shadowing.read_visit", visit_id=visit.id)


def asked(visit):
    """Helen was asked for time."""
    db.session.get(Placement, visit.placement_id).release_asked_at = NINE
    db.session.commit()


def test_a_comment_is_read_by_the_visitor_at_once_and_can_be_changed(browser, cast, lena, visit):
    page = opened(lena, visit)
    assert "You are a natural” is not" in page
    lena.submit("Save the comment", comment=SAID)
    assert SAID in opened(browser.as_(cast.amina), visit)
    opened(lena, visit)
    lena.submit("Save the comment", comment="Another word.")
    page = opened(browser.as_(cast.amina), visit)
    assert "Another word." in page
    assert SAID not in page
    opened(lena, visit)
    lena.submit("Save the comment", comment=" ")
    db.session.expire_all()
    assert (visit.host_comment, visit.commented_at, visit.commented_by_id) == ("", None, None)


def test_nothing_typed_is_lost_when_it_may_name_a_pupil_or_was_changed_meanwhile(lena, cast, visit):
    opened(lena, visit)
    page = lena.submit("Save the comment", comment="He was born 12/03/2015", status=422)
    assert page.field("comment").value == "He was born 12/03/2015"
    other = lena.second(cast.lena)
    opened(other, visit)
    lena.submit("Save anyway, it names no pupil")
    page = other.submit("Save the comment", comment=SAID, status=409)
    assert "He was born 12/03/2015" in page.text
    assert page.field("comment").value == SAID
    other.submit("Save the comment")
    db.session.expire_all()
    assert visit.host_comment == SAID


def test_signing_off_says_that_it_took_place_and_can_be_taken_back(browser, cast, lena, visit):
    opened(lena, visit)
    page = lena.submit("Sign this visit off")
    assert "Signed off on 24 November 2026 at 13:00" in page
    assert "Signed off by the host on" in opened(browser.as_(cast.amina), visit)
    db.session.expire_all()
    assert visit.signed_off_by_id == cast.lena.id
    opened(lena, visit)
    lena.submit("It was signed off by mistake")
    assert "has not signed this visit off yet" in opened(browser.as_(cast.amina), visit)


def test_not_before_it_has_begun_and_not_two_weeks_after_the_placement(lena, cast, visit, clock):
    clock.move_to(NINE - timedelta(minutes=1))
    lena = lena.second(cast.lena)
    assert "once the visit has begun" in opened(lena, visit)
    assert lena.post(f"/visits/{visit.id}/sign-off").status_code == 422
    clock.move_to(datetime(2027, 1, 1, 23, 0, tzinfo=UTC))
    lena = lena.second(cast.lena)
    assert "Sign this visit off" in opened(lena, visit).buttons
    clock.move_to(datetime(2027, 1, 2, 0, 0, tzinfo=UTC))
    page = opened(lena, visit)
    assert "ended more than two weeks ago" in page
    assert lena.post(f"/visits/{visit.id}/comment", {"comment": SAID}).status_code == 422
    assert lena.post(f"/visits/{visit.id}/sign-off/undo").status_code == 422


def test_ended_early_the_two_weeks_begin_then(lena, visit, clock):
    row = db.session.get(Placement, visit.placement_id)
    row.state, row.closed_at = PlacementState.FINISHED, NOON
    assert "Sign this visit off" in opened(lena, visit).buttons
    clock.move_to(NOON + timedelta(days=15))
    answer = lena.second(lena.person).post(f"/visits/{visit.id}/sign-off")
    assert answer.status_code == 422


def test_nobody_but_the_host_says_anything(browser, cast, visit):
    asked(visit)
    for name in ("amina", "helen", "tom", "ruth", "sam"):
        window = browser.as_(getattr(cast, name))
        for path in ("comment", "sign-off", "sign-off/undo"):
            answer = window.post(f"/visits/{visit.id}/{path}", {"comment": SAID})
            assert answer.status_code == 404, (name, path)
    db.session.expire_all()
    assert (visit.host_comment, visit.signed_off_at) == ("", None)


def test_a_host_who_has_left_sees_nothing_and_one_who_follows_not_what_they_said(
    browser, cast, lena, visit
):
    opened(lena, visit)
    lena.submit("Save the comment", comment=SAID)
    row = db.session.get(Membership, cast.lena.membership_id)
    row.ends_on = (NINE - timedelta(days=1)).date()
    db.session.commit()
    opened_as = lena.fetch("shadowing.read_visit", visit_id=visit.id)
    assert opened_as.status_code == 404
    db.session.get(Placement, visit.placement_id).host_id = cast.ruth.id
    db.session.commit()
    page = opened(browser.as_(cast.ruth), visit)
    assert SAID not in page
    assert "Whoever was host before you has commented on this visit." in page
    assert not page.has_field("comment")
    assert SAID in opened(browser.as_(cast.amina), visit)


def test_a_leader_sees_when_and_where_and_no_comment(browser, cast, lena, visit):
    asked(visit)
    opened(lena, visit)
    lena.submit("Save the comment", comment=SAID)
    page = opened(browser.as_(cast.helen), visit)
    assert "24 November 2026, 09:00 to 12:00" in page
    assert SAID not in page
    assert not page.has_link("Change when or where")


def test_what_is_shared_is_one_click_away_and_nothing_else_is(lena, visit):
    placement = db.session.get(Placement, visit.placement_id)
    assert "Nothing of what they note." in opened(lena, visit)
    key = shared(placement)
    page = opened(lena, visit)
    link = page.link("Read what they share of this placement")
    assert link.path == f"/placements/shared/{key}"


def test_a_cancelled_visit_is_signed_off_by_nobody(lena, visit):
    db.session.get(Visit, visit.id).state = "cancelled"
    page = opened(lena, visit)
    assert "Sign this visit off" not in page.buttons
    assert lena.post(f"/visits/{visit.id}/sign-off").status_code == 422


def test_what_is_half_typed_is_there_again(lena, visit):
    lena.post(f"/drafts/visit:{visit.id}:comment", {"body": "You asked"})
    assert opened(lena, visit).field("comment").value == "You asked"
    lena.submit("Save the comment")
    assert lena.get("shadowing.read_visit", visit_id=visit.id).field("comment").value == "You asked"


def test_the_page_of_a_visit_costs_few_statements(browser, cast, visit):
    amina = browser.as_(cast.amina)
    opened(amina, visit)
    assert len(amina.statements) <= 12
    amina.get("shadowing.read_day", visit_id=visit.id)
    assert len(amina.statements) <= 12


def test_two_visits_of_two_hosts_are_apart(browser, cast, lena):
    other = a_visit(a_placement(host=cast.ruth), NINE + timedelta(days=1), 1)
    assert lena.fetch("shadowing.read_visit", visit_id=other.id).status_code == 404
    assert opened(browser.as_(cast.ruth), other).status == 200


def test_a_host_who_came_later_cannot_change_what_the_one_before_said(browser, cast, lena, visit):
    opened(lena, visit)
    lena.submit("Save the comment", comment=SAID)
    lena.submit("Sign this visit off")
    db.session.get(Placement, visit.placement_id).host_id = cast.ruth.id
    db.session.commit()
    ruth = browser.as_(cast.ruth)
    page = opened(ruth, visit)
    assert SAID not in page
    assert not {"Save the comment", "It was signed off by mistake"} & set(page.buttons)
    for path in ("comment", "sign-off/undo"):
        answer = ruth.post(f"/visits/{visit.id}/{path}", {"comment": "Mine.", "edition": ""})
        assert answer.status_code == 422
    db.session.expire_all()
    assert (visit.host_comment, visit.commented_by_id) == (SAID, cast.lena.id)
    assert visit.signed_off_by_id == cast.lena.id


def test_a_host_plans_nothing_once_the_days_are_over_on_a_page_left_open(
    clock, browser, cast, visit
):
    clock.move_to(datetime(2026, 12, 19, 8, 0, tzinfo=UTC))
    plan = {"day": "2026-12-01", "starts": "09:00", "ends": "12:00", "place": "Hall"}
    path = f"/placements/{visit.placement_id}/visits/plan"
    assert browser.as_(cast.lena).post(path, {**plan, "form_id": "a" * 32}).status_code == 422
    assert db.session.query(Visit).count() == 1
