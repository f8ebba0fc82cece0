"""The plan on paper, as a PDF and in a calendar."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from learning.errors import NotFound
from learning.plans.dates import entries
from learning.plans.goals.services import change_goal, set_goal_state
from learning.plans.queries import goal_edition
from learning.plans.rules import ActionKind, GoalState, PlanKind
from learning.plans.steps.services import drop, take_back, tick
from learning.plans.typed import GoalDraft
from tests.learning.plans.planning import (
    FRIDAY,
    SPRING,
    TODAY,
    acted,
    agreed,
    goals_of,
    page_of,
    reviewed,
    started,
)
from tests.learning.web.pdf_reading import opened

LINK = "https://a.example/plans/1"
GOALS = (
    "I give inclusion in our school a direction that staff can say in one line.",
    "I work with the SEND governor, and report each term what has changed for pupils.",
    "I know where my time goes, and protect two half-days in each half-term for leading.",
)
ACTIONS = (
    "Ask five colleagues what our school wants for pupils with SEND, and use their words.",
    "Send the page a week before the meeting: figures, progress, impact, risks and the ask.",
    "Meet Lena at Marsh Lane, and see how her provision map is used in a staff meeting.",
    "Show the head two weeks of the diary, and agree a block of time for a term.",
)
MOVED = (
    "Staff can say the line: nine of twelve did when I asked in the corridor. The governor asked "
    "about attendance in the meeting, and the head answered it before I could.\n"
    "The block on Thursday held in five weeks of six."
)


def a_realistic_plan(person, clock):
    """Three goals with twelve actions and two reviews."""
    chosen = tuple(
        GoalDraft(
            text=text,
            measure="It stands in the school’s documents, and colleagues can say it when asked.",
            due_on=SPRING,
        )
        for text in GOALS
    )
    plan = agreed(person, chosen=chosen, vision="In three years I lead SEND across our trust.")
    for goal in goals_of(plan):
        for text in ACTIONS:
            action = acted(person, goal, text, due_on=FRIDAY, protected_minutes=90)
        tick(person.id, plan.id, action.id)
    for day in (TODAY, TODAY + timedelta(days=42)):
        clock.move_to(day)
        reviewed(
            person,
            plan,
            day,
            with_whom="Ruth Adeyemi",
            moved=MOVED,
            next_steps="The line goes on the first page of the plan; then parents are asked.",
            to_drop="The newsletter: the office can do that.",
            next_review_on=day + timedelta(days=42),
        )
    return plan


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", opened(pdf)))


def test_a_realistic_plan_fits_on_two_sides_tagged(browser, cast, clock):
    plan = a_realistic_plan(cast.amina, clock)
    response = browser.as_(cast.amina).fetch("plans.download_plan", plan_id=plan.id)
    assert response.mimetype == "application/pdf"
    assert 1 <= pages_of(response.data) <= 2
    assert b"/MarkInfo" in opened(response.data)
    assert "plan-2027-01-04.pdf" in response.headers["Content-Disposition"]


def test_paper_holds_what_stands_and_nothing_dropped(browser, cast, clock, db_session):
    plan = a_realistic_plan(cast.amina, clock)
    first, second, _third = goals_of(plan)
    set_goal_state(cast.amina.id, plan.id, second.id, GoalState.DROPPED)
    db_session.commit()
    page = browser.as_(cast.amina).get("plans.print_plan", plan_id=plan.id)
    assert page.h1 == "My development plan"
    assert "Amina Yusuf, Seaview Primary" in page.text
    assert GOALS[0] in page.text
    assert GOALS[1] not in page.text
    rows = page.table("Actions for goal 1")
    assert [row["Done"] for row in rows] == ["to do", "to do", "to do", "23 November 2026"]
    assert "newsletter" in page.text
    assert first.due_on == SPRING


def test_of_many_reviews_paper_holds_the_newest_two(browser, cast, clock):
    plan = agreed(cast.amina)
    for days in range(4):
        clock.move_to(TODAY + timedelta(days=days))
        reviewed(cast.amina, plan, TODAY + timedelta(days=days), moved=f"Number {days}")
    page = browser.as_(cast.amina).get("plans.print_plan", plan_id=plan.id)
    assert "Number 3" in page.text
    assert "Number 1" not in page.text
    assert "Earlier reviews, kept in Alongside: 2." in page.text


def test_the_days_of_a_plan_are_a_calendar(browser, cast, clock):
    plan = agreed(cast.amina, chosen=(GoalDraft(text="One; two", measure="Seen", due_on=SPRING),))
    goal = goals_of(plan)[0]
    acted(cast.amina, goal, "Visit", kind=ActionKind.VISIT, due_on=FRIDAY, protected_minutes=60)
    acted(cast.amina, goal, "No day")
    reviewed(cast.amina, plan, next_review_on=SPRING)
    response = browser.as_(cast.amina).fetch("plans.download_dates", plan_id=plan.id)
    assert response.mimetype == "text/calendar"
    events = Calendar.from_ical(response.data).events
    assert [(event["summary"], event["dtstart"].dt) for event in events] == [
        ("Goal: One; two", SPRING),
        ("Visit", FRIDAY),
        ("Review: My development plan", TODAY),
        ("Review: My development plan", SPRING),
    ]
    assert events[1]["description"] == "For the goal: One; two\nProtected time: 60 minutes"
    assert events[0]["url"].endswith(f"/plans/{plan.id}")
    assert len({event["uid"] for event in events}) == 4


def test_an_entry_keeps_its_name_and_grows_with_each_change(app, cast, clock, library):
    plan = agreed(cast.amina, chosen=(GoalDraft(text="One", due_on=SPRING),))
    goal = goals_of(plan)[0]

    def the_goal():
        return next(iter(entries(page_of(cast.amina, plan, library), LINK)))

    before = the_goal()
    draft = GoalDraft(text="Other", due_on=FRIDAY)
    change_goal(cast.amina.id, plan.id, goal.id, draft, edition=goal_edition(goal))
    after = the_goal()
    assert (after.uid, after.day) == (before.uid, FRIDAY)
    assert after.edition > before.edition


def test_what_is_dropped_is_cancelled_until_it_is_taken_back(app, cast, clock, library):
    plan = agreed(cast.amina, chosen=(GoalDraft(text="One", due_on=SPRING),))
    goal = goals_of(plan)[0]
    action = acted(cast.amina, goal, due_on=FRIDAY)

    def cancelled():
        page = page_of(cast.amina, plan, library)
        return [entry.is_cancelled for entry in entries(page, LINK)]

    assert cancelled() == [False, False]
    drop(cast.amina.id, plan.id, action.id)
    assert cancelled() == [False, True]
    take_back(cast.amina.id, plan.id, action.id)
    set_goal_state(cast.amina.id, plan.id, goal.id, GoalState.DROPPED)
    assert cancelled() == [True, True]


def test_the_review_that_was_planned_becomes_the_one_that_was_held(app, cast, clock, library):
    plan = agreed(cast.amina)
    reviewed(cast.amina, plan, next_review_on=FRIDAY)

    def reviews():
        return list(entries(page_of(cast.amina, plan, library), LINK))

    planned = reviews()[1]
    clock.move_to(FRIDAY + timedelta(days=3))
    reviewed(cast.amina, plan, FRIDAY + timedelta(days=3))
    held = reviews()[1]
    assert (held.uid, held.day) == (planned.uid, FRIDAY + timedelta(days=3))
    assert held.edition > planned.edition


def test_a_plan_without_a_day_is_an_empty_calendar(browser, cast, clock):
    plan = started(cast.amina, "One", kind=PlanKind.INCLUSION)
    response = browser.as_(cast.amina).fetch("plans.download_dates", plan_id=plan.id)
    assert Calendar.from_ical(response.data).events == []


def test_a_stranger_takes_nothing_away(browser, cast, clock, library):
    plan = started(cast.amina, "One")
    helen = browser.as_(cast.helen)
    for name in ("print_plan", "download_plan", "download_dates"):
        assert helen.fetch(f"plans.{name}", plan_id=plan.id).status_code == 404
    with pytest.raises(NotFound):
        page_of(cast.helen, plan, library)
