"""Who sees a plan: its owner, and whom they share it with, as far and as long as they say."""

from datetime import timedelta

import pytest

from learning.plans import services
from learning.plans.rules import PlanKind
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all
from tests.learning.plans.planning import (
    FRIDAY,
    TODAY,
    acted,
    agreed,
    goals_of,
    reviewed,
    started,
)


@pytest.fixture
def plan(app, cast, clock):
    """A plan of Amina's with an action and a review."""
    plan = agreed(cast.amina, "I look first.", vision="Far.")
    acted(cast.amina, goals_of(plan)[0], "Count once.")
    reviewed(cast.amina, plan, moved="I counted twice.")
    return plan


def share_with(browser, owner, plan, person, **more):
    window = browser.as_(owner)
    window.get("plans.choose_share", plan_id=plan.id)
    window.submit("Share", {"who": str(person.id), "ends_on": "2026-11-27", **more})
    return window


def test_the_form_says_who_sees_it_and_what(browser, cast, plan):
    window = share_with(browser, cast.amina, plan, cast.ruth)
    assert (
        "You; and, because you share it, Ruth Adeyemi until 27 November 2026." in window.page.text
    )
    for path in ("", "/edit", "/goals/add"):
        assert "Ruth Adeyemi until 27 November 2026" in window.get(f"/plans/{plan.id}{path}").text
    page = window.get(f"/plans/{plan.id}/reviews/add")
    assert "Only you, unless you share it." in page.text
    share_with(browser, cast.amina, plan, cast.ruth, parts=["reviews"])
    assert "Ruth Adeyemi until" in window.get(f"/plans/{plan.id}/reviews/add").text


def shared_address(page):
    return next(link.path for link in page.links if "/sharing/" in link.path)


def test_it_is_read_past_a_cover_and_its_owner_sees_that(browser, cast, plan):
    share_with(browser, cast.amina, plan, cast.ruth)
    ruth = browser.as_(cast.ruth)
    page = ruth.get(shared_address(ruth.get("sharing.list_shares")))
    share_id = page.path.rpartition("/")[2]
    assert "I look first." not in page.text
    assert ruth.get("plans.read_shared_plan", share_id=share_id).path == page.path
    page = ruth.submit(next(each for each in page.buttons if "Open" in each))
    assert page.path == f"/plan/shared/{share_id}"
    assert page.h1 == "Development plan"
    for words in ("Far.", "I look first.", "Count once.", "Amina Yusuf"):
        assert words in page.text
    assert "I counted twice." not in page.text
    assert "Reviews are not shared." in page.text
    assert not [each for each in page.buttons if each != "Sign out"]
    assert "Opened once" in browser.as_(cast.amina).get(f"/plans/{plan.id}/share").text


def read_by(browser, cast, person, plan, **more):
    share_with(browser, cast.amina, plan, person, **more)
    window = browser.as_(person)
    page = window.get(shared_address(window.get("sharing.list_shares")))
    return window, window.submit(next(each for each in page.buttons if "Open" in each))


def test_reviews_are_read_only_if_they_are_shared(browser, cast, plan):
    _ruth, page = read_by(browser, cast, cast.ruth, plan, parts=["reviews"])
    assert "I counted twice." in page.text


def test_taken_back_it_is_gone_at_once(browser, cast, plan):
    ruth, page = read_by(browser, cast, cast.ruth, plan)
    withdraw_all(SubjectKind.PLAN, plan.id)
    assert "I look first." not in ruth.get(page.path, status=404).text


def test_it_ends_with_its_last_day(browser, cast, plan, clock):
    ruth, page = read_by(browser, cast, cast.ruth, plan, ends_on=TODAY.isoformat())
    clock.shift(timedelta(minutes=50))
    ruth.get(page.path)
    clock.move_to(FRIDAY)
    later = browser.second(cast.ruth)
    assert "I look first." not in later.get(page.path, status=404).text


def test_deleted_it_is_gone_for_everybody(browser, cast, plan):
    ruth, page = read_by(browser, cast, cast.ruth, plan)
    services.delete_plan(cast.amina.id, plan.id)
    ruth.get(page.path, status=404)


def test_a_share_opens_the_plan_to_nobody_else_and_nothing_but_reading(browser, cast, plan):
    ruth, page = read_by(browser, cast, cast.ruth, plan)
    for person in (cast.amina, cast.helen, cast.priya, cast.sam, cast.miriam):
        browser.as_(person).get(page.path, status=404)
    for path in ("", "/print", "/edit", "/share"):
        ruth.get(f"/plans/{plan.id}{path}", status=404)
    for path in (".pdf", ".ics"):
        assert ruth.fetch(f"/plans/{plan.id}{path}").status_code == 404


@pytest.mark.parametrize("kind", PlanKind)
def test_no_role_opens_a_plan_not_even_one_for_inclusion(browser, cast, clock, kind):
    plan = started(cast.priya, "Everybody in.", kind=kind)
    for person in (cast.helen, cast.george, cast.sam, cast.miriam, cast.ruth):
        browser.as_(person).get(f"/plans/{plan.id}", status=404)


def test_a_leader_reads_the_plan_for_inclusion_once_it_is_shared(browser, cast, clock):
    plan = started(cast.priya, "Everybody in.", kind=PlanKind.INCLUSION, heading="Belonging")
    window = browser.as_(cast.priya)
    window.get("plans.choose_share", plan_id=plan.id)
    window.submit("Share", {"who": str(cast.helen.id), "ends_on": "2026-11-27"})
    helen = browser.as_(cast.helen)
    page = helen.get(shared_address(helen.get("sharing.list_shares")))
    page = helen.submit(next(each for each in page.buttons if "Open" in each))
    assert page.h1 == "Belonging"
    assert "Everybody in." in page.text


@pytest.mark.parametrize(
    "fields",
    [{"who": "1"}, {"who": "999"}, {"who": ""}, {"ends_on": "2026-11-22"}, {"ends_on": "x"}],
)
def test_a_share_that_cannot_be_is_refused(browser, cast, plan, fields):
    amina = browser.as_(cast.amina)
    sent = {"who": str(cast.ruth.id), "ends_on": "2026-11-27", **fields}
    assert amina.post(f"/plans/{plan.id}/share", sent).status_code == 422
    assert "Shared with nobody" in amina.get(f"/plans/{plan.id}/share").text
