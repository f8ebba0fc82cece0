"""The page of one's own development: for whoever is new, for a SENCo, for whoever is asked."""

from datetime import date, timedelta

import pytest

from learning import clock as alongside_clock
from learning.database import db
from learning.plans.rules import ActionKind, GoalState, PlanKind, PlanState
from tests.factories import some_progress
from tests.learning.network.offering import offered
from tests.rows import add_row

TODAY = date(2026, 11, 23)
WITH_EVERYTHING, WITHOUT_A_PLAN = 16, 12


@pytest.fixture(autouse=True)
def _clock(clock):
    """Time stands still."""


def row(table, **values):
    """A valid row with these values; its key."""
    with db.engine.begin() as connection:
        return add_row(connection, db.metadata.tables[table], **values)


def a_round(person, *, done=1, out_of=2, **more):
    usual = {
        "completed_at": None,
        "statement_set": "",
        "framework_slug": "small-skills",
        "framework_title": "Small skills audit",
    }
    key = row("audit_rounds", person_id=person.id, **usual | more)
    for position in range(out_of):
        answer = "not_my_role" if position < done else None
        row(
            "ratings",
            round_id=key,
            position=position + 1,
            statement_slug=f"s{position}",
            answer=answer,
            level=None,
        )
    return key


def a_plan(person, **more):
    usual = {
        "kind": PlanKind.OWN,
        "state": PlanState.ACTIVE,
        "heading": "",
        "vision": "",
        "starts_on": TODAY - timedelta(days=30),
        "ends_on": None,
        "next_review_on": None,
        "closed_at": None,
    }
    plan = row("plans", person_id=person.id, **usual | more)
    goal = row("goals", plan_id=plan, state=GoalState.OPEN, due_on=None, position=1)
    row(
        "plan_actions",
        goal_id=goal,
        kind=ActionKind.OWN,
        text="Ask the head.",
        due_on=TODAY + timedelta(days=7),
        done_on=None,
        dropped_on=None,
        protected_minutes=None,
        position=1,
    )
    return plan


def a_share(owner, reader, kind="plan", subject_id=1, **more):
    usual = {
        "title": "A plan that was shared",
        "parts": "plan",
        "ends_on": TODAY,
        "withdrawn_at": None,
    }
    return row(
        "shares",
        owner_id=owner.id,
        with_person_id=reader.id,
        subject_kind=kind,
        subject_id=subject_id,
        **usual | more,
    )


def a_request(rater, owner):
    about = a_round(owner)
    share = a_share(owner, rater, "rating", about, parts="looking")
    return row(
        "rating_requests",
        rater_id=rater.id,
        round_id=about,
        share_id=share,
        domains="looking",
        accepted_at=None,
        declined_at=None,
        finished_at=None,
    )


def cards(page):
    return page.headings(2)


def test_a_teacher_is_told_whom_it_is_for_and_may_begin(browser, cast):
    page = browser.as_(cast.amina).get("home.read_development")
    assert "For SENCos, and for anybody who would like to know what the job asks" in page.text
    assert page.link("Begin").path == "/audit/start"
    assert cards(page) == ["See where you stand", "Who can help", "Becoming a SENCo"]


def test_the_page_is_the_same_for_whoever_thinks_about_it_and_whoever_does_not(browser, cast):
    pages = [browser.as_(each).get("home.read_development") for each in (cast.amina, cast.daniel)]
    assert pages[0].text.replace("Amina Yusuf", "") == pages[1].text.replace("Daniel Okafor", "")


def test_a_senco_finds_everything_that_can_be_begun(browser, cast):
    page = browser.as_(cast.priya).get("home.read_development")
    assert cards(page) == [
        "See where you stand",
        "Skills audit",
        "Plan",
        "Qualification",
        "Time diary",
        "Who can help",
        "Placements",
    ]
    assert page.link("Start a plan for inclusion for your school").path == (
        "/plans/start?kind=inclusion"
    )


def test_an_open_round_comes_first(browser, cast):
    key = a_round(cast.priya, done=1, out_of=3)
    a_plan(cast.priya)
    page = browser.as_(cast.priya).get("home.read_development")
    assert page.link("Carry on").path == f"/audit/rounds/{key}"
    assert "1 of 3 statements answered." in page.text
    assert page.has_link("My development plan")


def test_after_a_round_comes_its_profile_and_after_a_year_the_next_round(browser, cast, clock):
    a_round(cast.priya, done=2, completed_at=alongside_clock.now())
    page = browser.as_(cast.priya).get("home.read_development")
    assert page.has_link("See your profile")
    clock.shift(timedelta(days=360))
    page = browser.second(cast.priya).get("home.read_development")
    assert page.link("Begin").path == "/audit/start"


def test_a_plan_says_what_is_next_in_it(browser, cast):
    key = a_plan(cast.priya)
    page = browser.as_(cast.priya).get("home.read_development")
    assert page.link("Open the plan").path == f"/plans/{key}"
    assert "Next, by 30 November 2026: Ask the head." in page.text


def test_whoever_is_asked_to_rate_sees_who_asks(browser, cast):
    key = a_request(cast.ruth, cast.priya)
    page = browser.as_(cast.ruth).get("home.read_development")
    assert page.link("See what is asked").path == f"/audit/requests/{key}"
    assert "Shared with you" not in page.headings(2), "it is named once"


def test_what_is_shared_with_somebody_comes_first_if_they_have_nothing_else(browser, cast):
    key = a_share(cast.priya, cast.helen)
    page = browser.as_(cast.helen).get("home.read_development")
    assert cards(page)[0] == "Shared with you"
    assert page.link("Priya Nair: A plan that was shared").path == f"/sharing/{key}"
    page = browser.as_(cast.priya).get("home.read_development")
    assert "You share one thing." in page.text
    assert "A plan that was shared" not in browser.as_(cast.tom).get("home.read_development").text


def test_nobody_finds_what_is_anothers(browser, cast):
    a_round(cast.priya)
    a_plan(cast.priya)
    for other in (cast.helen, cast.sam, cast.miriam, cast.lena):
        page = browser.as_(other).get("home.read_development")
        assert "1 of 2" not in page.text
        assert "Ask the head." not in page.text


@pytest.mark.parametrize("who", ["amina", "priya"])
def test_the_page_is_so_many_statements_however_much_there_is(browser, cast, who, db_session):
    person = getattr(cast, who)
    a_round(person, completed_at=alongside_clock.now(), number=1)
    a_round(person, number=2)
    a_plan(person)
    a_plan(person, kind=PlanKind.INCLUSION)
    a_request(person, cast.lena)
    for number, other in enumerate((cast.tom, cast.helen, cast.sam), start=10):
        a_share(person, other, subject_id=number)
        a_share(other, person, subject_id=number)
    row("qualification_records", person_id=person.id, started_on=None, completed_on=None)
    for number in range(4):
        row("diary_entries", person_id=person.id, day=TODAY, form_id=f"{number:032x}")
    offered(person)
    some_progress(person.id, done=True)
    db_session.commit()
    browser.as_(person).get("home.read_development")
    assert len(browser.as_(person).statements) == WITH_EVERYTHING
    browser.as_(cast.daniel).get("home.read_development")
    assert len(browser.as_(cast.daniel).statements) == WITHOUT_A_PLAN
