"""A plan as its owner meets it: from nothing to closed, and what goes wrong on the way."""

from datetime import timedelta

import pytest

from learning.drafts.services import save_draft
from learning.plans import rules, services
from learning.plans.models import Goal, Plan, PlanAction, PlanReview
from learning.plans.rules import GoalState, PlanState
from learning.plans.steps.services import take_on
from learning.plans.views.actions import offer_named
from tests.factories import some_progress
from tests.learning.plans.planning import (
    FRIDAY,
    TODAY,
    acted,
    agreed,
    every,
    form_id,
    goals_of,
    reviewed,
    started,
)


@pytest.fixture
def amina(browser, cast, clock):
    return browser.as_(cast.amina)


def test_without_a_plan_the_page_says_what_one_is(amina):
    page = amina.get("plans.list_plans")
    assert "two sides of paper" in page.text
    assert page.has_link("Start a plan")
    assert page.has_link("Do the skills audit first")


def test_a_plan_from_nothing_to_closed(amina):
    amina.get("plans.list_plans")
    amina.follow("Start a plan")
    assert "Only you, unless you share it." in amina.page
    amina.submit("Start the plan", vision="Far.", goal_0_text="I look first.")
    assert amina.page.h1 == "My development plan"
    amina.follow("Choose actions")
    amina.submit("Add this action", text="Count once.", due_on="2026-11-27", kind="visit")
    assert "By 27 November 2026" in amina.page
    amina.follow("Agree the plan")
    amina.submit("Agree the plan", agreed_with="Ruth Adeyemi")
    assert "Agreed on 23 November 2026 with Ruth Adeyemi." in amina.page
    amina.submit("Begin the plan")
    amina.submit("Done: tick it off")
    assert "Done on 23 November 2026" in amina.page
    amina.follow("Write a review")
    assert "Count once." in amina.page
    amina.submit("Keep this review", moved="I look first now.", next_review_on="")
    assert "23 November 2026, with Ruth Adeyemi" in amina.page.headings(3)
    page = amina.submit("Close the plan")
    assert "This plan is closed" in page.headings(2)
    assert not page.has_link("Add a goal")
    amina.submit("Open it again")
    assert every(Plan)[0].state is PlanState.REVIEWED


def test_a_draft_agreed_with_nobody_is_agreed_with_oneself(amina, cast):
    plan = started(cast.amina, "One")
    amina.get(f"/plans/{plan.id}/agree")
    amina.submit("Agree the plan")
    assert "with myself" in amina.page


def test_vision_and_days_are_changed_and_two_windows_show_both(browser, amina, cast):
    plan = started(cast.amina, vision="Before")
    other = browser.second(cast.amina)
    for window in (amina, other):
        window.get(f"/plans/{plan.id}/edit")
    amina.submit("Save the change", vision="From the first window", heading="Two years")
    assert amina.page.h1 == "Two years"
    page = other.submit("Save the change", vision="From the second window", status=409)
    assert "From the first window" in page
    assert page.field("vision").value == "From the second window"
    other.submit("Save the change")
    assert every(Plan)[0].vision == "From the second window"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"ends_on": "soon"}, "Write the day like this: 2027-03-31, or leave it empty."),
        ({"ends_on": "2020-01-01"}, "Choose today or a later day, within the next five years."),
        ({"vision": "Ask A123456789012"}, "looks like a pupil number"),
    ],
)
def test_words_and_days_that_cannot_be_kept_come_back(amina, cast, fields, message):
    plan = started(cast.amina)
    amina.get(f"/plans/{plan.id}/edit")
    page = amina.submit("Save the change", fields, status=422)
    assert message in page.errors[0]
    assert page.field(next(iter(fields))).value == next(iter(fields.values()))


def test_twenty_thousand_characters_come_back_to_be_shortened(amina, cast):
    plan = started(cast.amina)
    amina.get(f"/plans/{plan.id}/goals/add")
    long = "x" * 20_001
    page = amina.submit("Add this goal", text=long, status=422)
    (message,) = page.errors
    assert message.startswith("This is 20,001 characters long, and 600 can be kept.")
    assert page.field("text").value == long


def test_a_goal_is_added_once_warned_of_and_changed(amina, cast):
    plan = started(cast.amina)
    sent = amina.get(f"/plans/{plan.id}/goals/add").field("form_id").value
    page = amina.submit("Add this goal", text="Help Jo, dob 3 May 2016", status=422)
    assert "date of birth" in page.errors[0]
    amina.submit("Save anyway, it names no pupil", text="Help Jo, dob 3 May 2016")
    amina.post(f"/plans/{plan.id}/goals/add", {"text": "Twice", "form_id": sent})
    (goal,) = every(Goal)
    amina.follow("Change goal 1")
    amina.submit("Save the change", text="I look first.", measure="A note of it.")
    assert "A note of it." in amina.page
    assert every(Goal)[0].id == goal.id


def test_two_windows_with_one_goal_show_both(browser, amina, cast):
    goal = goals_of(started(cast.amina, "Before"))[0]
    other = browser.second(cast.amina)
    for window in (amina, other):
        window.get(f"/plans/{goal.plan_id}/goals/{goal.id}/edit")
    amina.submit("Save the change", text="First window")
    page = other.submit("Save the change", text="Second window", status=409)
    assert "First window" in page
    other.submit("Save the change")
    assert every(Goal)[0].text == "Second window"


def test_a_goal_is_reached_dropped_and_taken_back(amina, cast):
    plan = started(cast.amina, "One", "Two")
    amina.get(f"/plans/{plan.id}")
    amina.submit("Goal reached goal 1")
    assert "2 goals, 1 reached" in amina.page.text
    amina.submit("Not reached after all")
    amina.submit("Drop goal 2")
    assert "Dropped goals" in amina.page.headings(2)
    assert [goal.state for goal in every(Goal)] == [GoalState.OPEN, GoalState.DROPPED]
    amina.submit("Take it back Two")
    assert every(Goal)[1].state is GoalState.OPEN
    amina.submit("Up with goal 2")
    assert amina.page.headings(2)[1:3] == ["Two", "One"]


def test_an_action_is_ticked_changed_dropped_and_moved(amina, cast):
    plan = agreed(cast.amina)
    goal = goals_of(plan)[0]
    for text in ("A", "B"):
        acted(cast.amina, goal, text)
    amina.get(f"/plans/{plan.id}")
    amina.submit("Tick off A")
    amina.submit("Not done after all A")
    amina.submit("Down with A")
    assert [each.text for each in sorted(every(PlanAction), key=lambda a: a.position)] == ["B", "A"]
    amina.submit("Drop A")
    assert "1 to do, 1 dropped" in amina.page.text
    amina.submit("Take it back A")
    amina.follow("Change A")
    amina.submit("Save the change", text="Another", protected_minutes="90", due_on="2026-11-27")
    assert "protected time: 1 hour 30 minutes" in amina.page.text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "Write a few words first."),
        ({"protected_minutes": "an hour"}, "Write whole minutes, such as 90, or leave it empty."),
        (
            {"protected_minutes": "0"},
            "Write whole minutes, from 1 to 6,000, or leave this empty.",
        ),
        ({"due_on": "2020-01-01"}, "Choose today or a later day, within the next five years."),
    ],
)
def test_an_action_that_cannot_be_kept_comes_back(amina, cast, fields, message):
    goal = goals_of(started(cast.amina, "One"))[0]
    amina.get(f"/plans/{goal.plan_id}/goals/{goal.id}/actions/add")
    page = amina.submit("Add this action", {"text": "Count.", **fields}, status=422)
    assert page.errors == [message]
    assert every(PlanAction) == []


def test_two_windows_with_one_action_show_both(browser, amina, cast):
    goal = goals_of(started(cast.amina, "One"))[0]
    action = acted(cast.amina, goal)
    other = browser.second(cast.amina)
    for window in (amina, other):
        window.get(f"/plans/{goal.plan_id}/actions/{action.id}/edit")
    amina.submit("Save the change", text="First window")
    page = other.submit("Save the change", text="Second window", status=409)
    assert "First window" in page
    other.submit("Save the change")
    assert every(PlanAction)[0].text == "Second window"


def test_lessons_are_looked_for_and_ready_made_actions_browsed(amina, cast):
    goal = goals_of(started(cast.amina, "One"))[0]
    amina.get(f"/plans/{goal.plan_id}/goals/{goal.id}/actions/add")
    assert "Choose what to count." in amina.page
    page = amina.submit("Add what I ticked", status=422)
    assert page.errors == ["Tick at least one, or write one of your own below."]
    amina.submit("Look", words="noticing")
    amina.submit(
        "Add what I ticked",
        choices=["lesson:first-steps/noticing", "ready:small-skills/count-once"],
    )
    assert amina.page.has_link("Open the lesson Noticing")
    assert "Choose what to count." in amina.page
    assert [each.text for each in every(PlanAction)] == [
        "Noticing",
        "Count one thing for one lesson.",
    ]


def test_what_is_gone_when_the_form_arrives_is_left_out_and_said(amina, cast):
    goal = goals_of(started(cast.amina, "One"))[0]
    path = f"/plans/{goal.plan_id}/goals/{goal.id}/actions/add"
    amina.post(path, {"choices": ["lesson:gone/gone", "ready:small-skills/count-once"]})
    page = amina.get(f"/plans/{goal.plan_id}")
    assert "no longer in the library" in page.text
    assert len(every(PlanAction)) == 1
    amina.post(path, {"choices": ["lesson:gone/gone"]})
    assert len(every(PlanAction)) == 1


def test_a_finished_lesson_says_when_it_was_done(amina, cast, library):
    plan = agreed(cast.amina)
    goal = goals_of(plan)[0]
    offer = offer_named("lesson:first-steps/noticing", library, {})
    take_on(cast.amina.id, plan.id, goal.id, [offer], form_id=form_id())
    some_progress(cast.amina.id, done=True)
    page = amina.get(f"/plans/{plan.id}")
    assert "Done: you finished this lesson on 5 October 2026" in page.text
    assert "Not done after all" not in page.buttons
    assert every(PlanAction)[0].done_on is None


def test_a_day_that_has_passed_says_so(browser, cast, clock):
    goal = goals_of(agreed(cast.amina))[0]
    acted(cast.amina, goal, due_on=FRIDAY)
    clock.shift(timedelta(days=7))
    assert "Day has passed" in browser.as_(cast.amina).get(f"/plans/{goal.plan_id}")


def test_reviewing_a_draft_is_refused_in_words(amina, cast):
    plan = started(cast.amina, "One")
    page = amina.get(f"/plans/{plan.id}/reviews/add")
    assert page.path == f"/plans/{plan.id}"
    assert "Agree the plan first" in page.text
    response = amina.post(f"/plans/{plan.id}/reviews/add", {"moved": "No", "reviewed_on": TODAY})
    assert response.status_code == 422
    assert every(PlanReview) == []


def test_a_review_comes_back_with_its_mistakes_and_can_be_changed(browser, amina, cast):
    plan = agreed(cast.amina)
    amina.get(f"/plans/{plan.id}/reviews/add")
    page = amina.submit("Keep this review", next_steps="Go on.", reviewed_on="", status=422)
    assert page.errors == ["Say on which day that was."]
    amina.submit("Keep this review", reviewed_on="2026-11-23")
    other = browser.second(cast.amina)
    review = every(PlanReview)[0]
    for window in (amina, other):
        window.get(f"/plans/{plan.id}/reviews/{review.id}/edit")
    amina.submit("Save the change", next_steps="First window")
    page = other.submit("Save the change", next_steps="Second window", status=409)
    assert "First window" in page
    other.submit("Save the change")
    assert every(PlanReview)[0].next_steps == "Second window"


def test_half_typed_words_are_there_again(amina, cast, db_session):
    plan = agreed(cast.amina)
    goal = goals_of(plan)[0]
    for names, path in (
        (("goal", "new", "text"), "goals/add"),
        (("goal", goal.id, "measure"), f"goals/{goal.id}/edit"),
        (("new-action", goal.id, "text"), f"goals/{goal.id}/actions/add"),
        (("review", "new", "moved"), "reviews/add"),
        (("vision",), "edit"),
    ):
        key = rules.form_key(plan.id, *names)
        save_draft(cast.amina.id, key, body=f"Half of {key}")
        db_session.commit()
        page = amina.get(f"/plans/{plan.id}/{path}")
        name = names[-1]
        assert page.field(name).value == f"Half of {key}"


def test_deleting_says_what_happens_and_then_does_it(amina, cast):
    plan = agreed(cast.amina)
    reviewed(cast.amina, plan)
    amina.get(f"/plans/{plan.id}")
    page = amina.follow("Delete this plan")
    assert "1 review will be gone for good" in page.text
    page = amina.submit("Delete for good")
    assert page.path == "/plan"
    assert every(Plan) == []


def test_a_closed_plan_stands_in_the_list_and_another_can_be_started(amina, cast):
    plan = started(cast.amina, "One")
    services.close(cast.amina.id, plan.id)
    page = amina.get("plans.list_plans")
    assert "Closed plans" in page.headings(2)
    other = started(cast.amina, "Two")
    amina.get(f"/plans/{plan.id}")
    page = amina.submit("Open it again")
    assert "Close that one before you open this one again." in page.text
    assert [each.state for each in every(Plan)] == [PlanState.CLOSED, PlanState.DRAFT]
    page = amina.get("plans.list_plans")
    assert page.has_link("My development plan")
    assert not page.has_link("Start a plan")
    assert other.id != plan.id


def test_words_typed_into_a_plan_that_was_closed_elsewhere_are_not_lost(amina, cast):
    plan = started(cast.amina, "One")
    amina.get(f"/plans/{plan.id}/goals/add")
    services.close(cast.amina.id, plan.id)
    page = amina.submit("Add this goal", text="My second goal", status=422)
    assert page.errors == ["This plan is closed. Open it again to change it."]
    assert page.field("text").value == "My second goal"


@pytest.mark.parametrize("fields", [{}, {"state": "won"}, {"direction": "sideways"}])
def test_a_word_that_no_button_sends_changes_nothing(amina, cast, fields):
    goal = goals_of(started(cast.amina, "One"))[0]
    for verb in ("state", "move"):
        path = f"/plans/{goal.plan_id}/goals/{goal.id}/{verb}"
        assert amina.post(path, fields).status_code == 404


def test_a_plan_asks_for_few_statements_however_much_there_is(amina, cast):
    plan = agreed(cast.amina, *map(str, range(6)))
    for goal in goals_of(plan):
        for number in range(5):
            acted(cast.amina, goal, f"Number {number}")
    amina.get(f"/plans/{plan.id}")
    assert len(amina.statements) <= 8


def test_the_list_marks_a_day_that_has_passed(browser, amina, cast, clock):
    plan = agreed(cast.amina)
    acted(cast.amina, goals_of(plan)[0], due_on=FRIDAY)
    assert "Next: 27 November 2026" in amina.get("plans.list_plans")
    clock.shift(timedelta(days=5))
    later = browser.second(cast.amina)
    assert "Overdue since 27 November 2026" in later.get("plans.list_plans")
