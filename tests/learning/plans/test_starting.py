"""Starting a plan from gaps, from nothing, or beside one that is open already."""

import pytest

from learning.drafts.services import save_draft
from learning.plans import rules, services
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.rules import PlanKind
from learning.skills.models import AuditRound
from tests.learning.plans.planning import LEVELS, a_round, every, started, texts

STATEMENT = "I say what I see before I say what it is."


@pytest.fixture
def amina(browser, cast, clock):
    return browser.as_(cast.amina)


@pytest.fixture
def row(app, cast):
    """A finished round of Amina's with two gaps."""
    return a_round(cast.amina, LEVELS)


def address(row, *statements, **more):
    return {"round": row.id, "statement": list(statements), **more}


def test_from_a_finished_round_the_gaps_are_chosen_in_its_profile(amina, row):
    amina.get("plans.list_plans")
    amina.follow("Start from my skills audit")
    page = amina.submit("Start a plan with these")
    assert page.path == "/plans/start"
    assert page.field("goal_0_text").value == STATEMENT
    assert page.field("goal_0_measure").value == "I look first, and can show what I counted."
    assert not page.has_field("goal_2_text")


def test_each_gap_becomes_a_goal_with_what_was_ticked(amina, row, cast):
    amina.get("plans.start_plan", **address(row, "look-closely", "one-at-a-time"))
    amina.submit(
        "Start the plan",
        goal_0_text="I look before I name it.",
        goal_0_due_on="2027-03-31",
        goal_0_actions=["lesson:first-steps/noticing#look-for", "ready:small-skills/count-once"],
    )
    assert "I look before I name it." in amina.page
    assert "By 31 March 2027" in amina.page
    (plan,) = every(Plan)
    assert (plan.round_id, plan.person_id) == (row.id, cast.amina.id)
    assert [goal.statement_slug for goal in every(Goal)] == ["look-closely", "one-at-a-time"]
    assert [action.module_slug for action in every(PlanAction)] == ["first-steps", ""]


def test_a_form_sent_twice_starts_one_plan(amina, row):
    page = amina.get("plans.start_plan", **address(row, "look-closely"))
    sent = {name: page.field(name).value for name in ("form_id", "goal_0_text")}
    path = amina.address("plans.start_plan", **address(row, "look-closely"))
    first, second = (amina.post(path, sent).headers["Location"] for _ in range(2))
    assert first == second
    assert texts() == [STATEMENT]


def test_a_goal_that_cannot_be_kept_comes_back_with_everything_typed(amina, row):
    amina.get("plans.start_plan", **address(row, "look-closely", "one-at-a-time"))
    page = amina.submit(
        "Start the plan",
        vision="Far.",
        goal_0_text="Mine",
        goal_1_text="Help Jo, dob 3 May 2016",
        goal_0_actions=["ready:small-skills/count-once"],
        status=422,
    )
    assert "date of birth" in page.errors[0]
    assert page.field("goal_1_text").error
    assert (page.field("vision").value, page.field("goal_0_text").value) == ("Far.", "Mine")
    assert page.field("goal_0_actions").values == ["ready:small-skills/count-once"]
    assert every(Plan) == []
    amina.submit("Save anyway, it names no pupil")
    assert texts()[:2] == ["Mine", "Help Jo, dob 3 May 2016"]


@pytest.mark.parametrize("day", ["2020-01-01", "2126-11-23"])
def test_a_goal_s_day_in_the_past_is_refused(amina, row, day):
    amina.get("plans.start_plan", **address(row, "look-closely"))
    page = amina.submit("Start the plan", goal_0_due_on=day, status=422)
    assert page.errors == ["Choose today or a later day, within the next five years."]


def test_a_round_deleted_meanwhile_loses_nobody_their_words(amina, row, db_session):
    amina.get("plans.start_plan", **address(row, "look-closely"))
    db_session.delete(every(AuditRound)[0])
    db_session.commit()
    amina.submit("Start the plan", goal_0_text="Still mine")
    assert [(goal.text, goal.statement_slug) for goal in every(Goal)] == [("Still mine", "")]
    assert every(Plan)[0].round_id is None


def test_a_lesson_gone_meanwhile_is_left_out_and_said(amina, row):
    path = amina.address("plans.start_plan", **address(row, "look-closely"))
    amina.post(path, {"goal_0_text": "Mine", "goal_0_actions": ["lesson:gone/gone"]})
    assert "no longer in the library" in amina.get("plans.list_plans").text
    assert texts() == ["Mine"]


def test_a_stranger_s_round_is_not_found_and_nothing_is_learnt_of_it(browser, cast, row, clock):
    helen = browser.as_(cast.helen)
    helen.get("plans.start_plan", status=404, **address(row, "look-closely"))
    path = helen.address("plans.start_plan", **address(row, "look-closely"))
    helen.post(path, {"goal_0_text": "Mine"})
    (plan,) = every(Plan)
    assert (plan.round_id, every(Goal)[0].statement_slug) == (None, "")


@pytest.mark.parametrize("number", ["x", "-1", "0", "99999999999999999999", "²"])
def test_an_odd_round_is_not_found(amina, number):
    amina.get("plans.start_plan", round=number, status=404)
    assert amina.post(amina.address("plans.start_plan", round=number)).status_code == 404


def test_an_open_round_has_no_gaps_yet(amina, cast):
    row = a_round(cast.amina, LEVELS, is_finished=False)
    amina.get("plans.start_plan", status=404, **address(row, "look-closely"))


def test_statements_that_are_no_gaps_are_not_goals(amina, row):
    page = amina.get("plans.start_plan", **address(row, "keep-notes", "'; drop"))
    assert page.path == f"/audit/rounds/{row.id}/profile"
    assert "Choose at least one gap to begin with." in page.text


def test_a_round_without_gaps_starts_from_nothing(amina, cast):
    row = a_round(cast.amina, {"keep-notes": ("I keep notes.", 4, 3)})
    page = amina.get("plans.start_plan", round=row.id)
    assert page.h1 == "Start your plan"


def test_from_nothing_the_first_goal_can_wait(amina):
    amina.get("plans.start_plan")
    amina.submit("Start the plan", vision="Far.")
    assert "Add a first goal" in amina.page.headings(2)
    assert every(Plan)[0].vision == "Far."


def test_gaps_are_added_to_the_plan_that_is_open(amina, row, cast):
    plan = started(cast.amina, "One")
    page = amina.get("plans.start_plan", **address(row, "look-closely"))
    assert page.h1 == "Add to your plan"
    assert not page.has_field("vision")
    amina.submit("Add to my plan")
    assert amina.page.path == f"/plans/{plan.id}"
    assert texts() == ["One", STATEMENT]


def test_with_a_plan_open_starting_from_nothing_leads_to_it(amina, cast):
    plan = started(cast.amina, "One")
    page = amina.get("plans.start_plan")
    assert page.path == f"/plans/{plan.id}"
    assert "You have a plan open already." in page.text


def test_a_plan_started_in_another_window_meanwhile_takes_the_goals(amina, row, cast):
    amina.get("plans.start_plan", **address(row, "look-closely"))
    plan = started(cast.amina, "One", vision="Near.")
    page = amina.submit("Start the plan", vision="Far.", goal_0_text="Mine", status=409)
    assert "open already" in page.errors[0]
    assert (page.field("vision").value, page.field("goal_0_text").value) == ("Far.", "Mine")
    page = amina.submit("Add to my plan", status=422)
    assert "vision already" in page.errors[0]
    amina.submit("Add to my plan", vision="")
    assert amina.page.path == f"/plans/{plan.id}"
    assert texts() == ["One", "Mine"]


def test_goals_for_a_plan_that_was_closed_meanwhile_start_a_new_one(amina, row, cast):
    plan = started(cast.amina, "One")
    amina.get("plans.start_plan", **address(row, "look-closely"))
    services.close(cast.amina.id, plan.id)
    page = amina.submit("Add to my plan", goal_0_text="Mine", status=422)
    assert page.errors == ["This plan is closed. Open it again to change it."]
    amina.submit("Start the plan")
    assert texts() == ["One", "Mine"]
    assert len(every(Plan)) == 2


def test_nothing_is_added_to_a_stranger_s_plan(browser, amina, cast):
    plan = started(cast.tom, "His")
    response = amina.post("/plans/start", {"adds_to": str(plan.id), "goal_0_text": "No"})
    assert response.status_code == 404
    assert texts() == ["His"]


def test_a_plan_for_inclusion_is_one_of_its_own(amina, cast):
    started(cast.amina, "One")
    amina.get("plans.list_plans")
    page = amina.follow("Start a plan for inclusion")
    assert page.field("heading").value == "Our plan for inclusion"
    amina.submit("Start the plan", heading="Belonging, 2026 to 2027", goal_0_text="Everybody in.")
    assert amina.page.h1 == "Belonging, 2026 to 2027"
    assert [plan.kind for plan in every(Plan)] == [PlanKind.OWN, PlanKind.INCLUSION]


def test_half_typed_words_are_there_again(amina, row, cast, db_session):
    for name in (("vision",), ("goal", "look-closely", "text")):
        key = rules.start_form_key(PlanKind.OWN, *name)
        save_draft(cast.amina.id, key, body=f"Half of {name[-1]}")
    db_session.commit()
    page = amina.get("plans.start_plan", **address(row, "look-closely", "one-at-a-time"))
    assert page.field("vision").value == "Half of vision"
    assert page.field("goal_0_text").value == "Half of text"
    assert page.field("goal_1_text").value == "I try one thing at a time."


def test_more_gaps_than_a_plan_holds_goals_are_left_out(amina, cast):
    levels = {f"school-{n}": (f"Statement {n}.", 1, 3) for n in range(1, 20)}
    row = a_round(cast.amina, levels)
    page = amina.get("plans.start_plan", **address(row, *levels))
    assert page.has_field("goal_11_text")
    assert not page.has_field("goal_12_text")
    amina.submit("Start the plan")
    assert len(every(Goal)) == rules.MOST_GOALS
