"""A plan as a value: what is done, what is next, what the library still has."""

from datetime import timedelta

import pytest

from learning.errors import NotFound
from learning.plans import services
from learning.plans.goals.services import set_goal_state
from learning.plans.models import PlanAction
from learning.plans.offers import (
    found_lessons,
    offer_named,
    offered_for,
    ready_by_domain,
)
from learning.plans.pages import Step
from learning.plans.queries import my_plans, plan_page, plans_in_short
from learning.plans.rules import ActionKind, GoalState, PlanKind
from learning.plans.steps.queries import offers_page
from learning.plans.steps.services import drop, take_on, tick
from learning.plans.typed import GoalDraft, first_words
from learning.skills.profiles.queries import gaps_of_round
from tests.factories import some_progress
from tests.learning.plans.planning import (
    FRIDAY,
    LEVELS,
    SPRING,
    TODAY,
    a_round,
    acted,
    agreed,
    form_id,
    goals_of,
    page_of,
    reviewed,
    started,
)

LESSON = "lesson:first-steps/noticing#look-for"
READY = "ready:small-skills/count-once"


def took(person, goal, library, *choices):
    offers = [offer_named(choice, library, {}) for choice in choices]
    take_on(person.id, goal.plan_id, goal.id, offers, form_id=form_id())


def next_of(person, plan, library, today=TODAY):
    return page_of(person, plan, library, today).next_step


def test_a_gap_becomes_words_to_begin_with_and_offers(app, cast, library):
    row = a_round(cast.amina, LEVELS)
    gaps = {gap.statement_slug: gap for gap in gaps_of_round(cast.amina.id, row.id, library)}
    assert set(gaps) == {"look-closely", "one-at-a-time"}
    draft = first_words(gaps["look-closely"], library)
    assert draft.text == "I say what I see before I say what it is."
    assert draft.measure == "I look first, and can show what I counted."
    lesson, ready = offered_for(gaps["look-closely"], library, {})
    assert (lesson.choice, lesson.title, lesson.minutes) == (LESSON, "Noticing", 4)
    assert (ready.choice, ready.how[0]) == (READY, "Choose what to count.")


@pytest.mark.parametrize(
    "choice",
    [
        "",
        "lesson:first-steps",
        "lesson:first-steps/gone",
        "lesson:gone/noticing",
        "ready:small-skills/gone",
        "ready:gone/count-once",
        "visit:first-steps/noticing",
        "lesson:first-steps/noticing#" + "x" * 200,
        "lesson:first-steps/../../etc",
    ],
)
def test_what_no_library_has_is_no_offer(library, choice):
    assert offer_named(choice, library, {}) is None


def test_lessons_are_found_by_words_each_once(library):
    assert [each.choice for each in found_lessons(library, "noticing", {})] == [
        "lesson:first-steps/noticing"
    ]
    assert found_lessons(library, "  ", {}) == ()


def test_ready_made_actions_stand_under_their_domains(library):
    (domain,) = ready_by_domain(library.framework("small-skills"), library)
    assert (domain.title, [each.slug for each in domain.offers]) == (
        "Looking closely",
        ["count-once"],
    )


def test_a_finished_lesson_is_done_in_the_plan_without_a_write(app, cast, clock, library):
    plan = agreed(cast.amina)
    took(cast.amina, goals_of(plan)[0], library, LESSON)
    (goal,) = page_of(cast.amina, plan, library).goals
    assert goal.in_words == "1 to do"
    some_progress(cast.amina.id, done=True)
    some_progress(cast.tom.id, "first-steps", "trying", done=True)
    (goal,) = page_of(cast.amina, plan, library).goals
    (action,) = goal.actions
    assert (action.ticked_on, action.lesson_done_on.isoformat()) == (None, "2026-10-05")
    assert goal.in_words == "1 done"


def test_a_lesson_that_was_opened_again_is_to_do_again(app, cast, clock, library):
    plan = agreed(cast.amina)
    took(cast.amina, goals_of(plan)[0], library, LESSON)
    progress = some_progress(cast.amina.id, done=True)
    progress.completed_at = None
    assert page_of(cast.amina, plan, library).goals[0].in_words == "1 to do"


def test_what_is_gone_from_the_library_keeps_its_words(app, cast, library, db_session):
    goal = goals_of(agreed(cast.amina))[0]
    for kind, slugs in (
        (ActionKind.LESSON, {"module_slug": "gone", "lesson_slug": "gone"}),
        (ActionKind.READY, {"framework_slug": "gone", "ready_slug": "gone"}),
    ):
        db_session.add(
            PlanAction(
                goal_id=goal.id,
                position=1,
                kind=kind,
                text=f"A {kind}",
                form_id=form_id(),
                **slugs,
            )
        )
    db_session.commit()
    (part,) = plan_page(cast.amina.id, goal.plan_id, library, TODAY).goals
    assert [(each.text, each.is_gone) for each in part.actions] == [
        ("A lesson", True),
        ("A ready", True),
    ]


def test_what_comes_next_in_a_draft(app, cast, clock, library):
    plan = started(cast.amina)
    assert next_of(cast.amina, plan, library).step is Step.ADD_GOAL
    goal = services.add_goal(cast.amina.id, plan.id, GoalDraft(text="One"), form_id=form_id())
    step = next_of(cast.amina, plan, library)
    assert (step.step, step.goal.goal_id) == (Step.ADD_ACTIONS, goal.id)
    acted(cast.amina, goal)
    assert next_of(cast.amina, plan, library).step is Step.AGREE
    services.agree(cast.amina.id, plan.id, agreed_on=TODAY, agreed_with="")
    assert next_of(cast.amina, plan, library).step is Step.BEGIN


def test_what_comes_next_in_practice(app, cast, clock, library):
    plan = agreed(cast.amina)
    goal = goals_of(plan)[0]
    took(cast.amina, goal, library, LESSON)
    later = acted(cast.amina, goal, "Later", due_on=SPRING)
    soon = acted(cast.amina, goal, "Soon", due_on=FRIDAY)
    step = next_of(cast.amina, plan, library)
    assert (step.step, step.action.text) == (Step.DO, "Soon")
    for action in (soon, later):
        tick(cast.amina.id, plan.id, action.id)
    step = next_of(cast.amina, plan, library)
    assert (step.step, step.action.text) == (Step.OPEN_LESSON, "Noticing")
    some_progress(cast.amina.id, done=True)
    assert next_of(cast.amina, plan, library).step is Step.REVIEW
    reviewed(cast.amina, plan, next_review_on=SPRING)
    assert next_of(cast.amina, plan, library).step is Step.CLOSE
    assert next_of(cast.amina, plan, library, SPRING).step is Step.REVIEW
    services.close(cast.amina.id, plan.id)
    assert next_of(cast.amina, plan, library).step is Step.REOPEN


def test_a_review_whose_day_has_come_goes_before_everything(app, cast, clock, library):
    plan = agreed(cast.amina)
    acted(cast.amina, goals_of(plan)[0], due_on=TODAY)
    reviewed(cast.amina, plan, next_review_on=FRIDAY)
    assert next_of(cast.amina, plan, library).step is Step.DO
    page = page_of(cast.amina, plan, library, FRIDAY)
    assert page.review_is_due
    assert page.next_step.step is Step.REVIEW


def test_goals_reached_or_dropped_ask_for_nothing_more(app, cast, clock, library):
    plan = agreed(cast.amina, "One", "Two")
    one, two = goals_of(plan)
    for goal in (one, two):
        acted(cast.amina, goal, due_on=FRIDAY)
    set_goal_state(cast.amina.id, plan.id, one.id, GoalState.MET)
    set_goal_state(cast.amina.id, plan.id, two.id, GoalState.DROPPED)
    page = page_of(cast.amina, plan, library)
    assert page.waiting == ()
    assert page.next_step.step is Step.REVIEW
    assert page.in_words == "1 goal, 1 reached. Actions: 1 to do."


def test_the_next_day_is_the_earliest_that_is_set(app, cast, clock, library):
    plan = agreed(cast.amina, chosen=(GoalDraft(text="One", due_on=SPRING),))
    assert page_of(cast.amina, plan, library).next_on == (SPRING, "One")
    reviewed(cast.amina, plan, next_review_on=FRIDAY + timedelta(days=7))
    assert page_of(cast.amina, plan, library).next_on[1] == "Review"
    action = acted(cast.amina, goals_of(plan)[0], "Soon", due_on=FRIDAY)
    assert page_of(cast.amina, plan, library).next_on == (FRIDAY, "Soon")
    drop(cast.amina.id, plan.id, action.id)
    assert page_of(cast.amina, plan, library).next_on[1] == "Review"


def test_a_review_begins_with_what_was_done_since_the_last(app, cast, clock, library):
    plan = agreed(cast.amina)
    goal = goals_of(plan)[0]
    tick(cast.amina.id, plan.id, acted(cast.amina, goal, "First").id)
    reviewed(cast.amina, plan)
    clock.shift(timedelta(days=7))
    tick(cast.amina.id, plan.id, acted(cast.amina, goal, "Second").id)
    reviewed(cast.amina, plan, TODAY + timedelta(days=6))
    page = page_of(cast.amina, plan, library, TODAY + timedelta(days=7))
    assert [each.text for each in page.done_since_review] == ["Second"]
    assert [each.reviewed_on for each in page.reviews] == [TODAY + timedelta(days=6), TODAY]


def test_plans_in_short_are_one_s_own_open_ones(app, cast, clock, library, statements):
    services.close(cast.amina.id, started(cast.amina).id)
    started(cast.amina, "Ours", kind=PlanKind.INCLUSION, heading="Belonging")
    own = agreed(cast.amina)
    acted(cast.amina, goals_of(own)[0], due_on=FRIDAY)
    started(cast.tom)
    with statements() as counted:
        first, second = plans_in_short(cast.amina.id, TODAY, library)
    assert len(counted) == 5
    assert (first.title, first.next_day[0]) == ("My development plan", FRIDAY)
    assert (second.title, second.in_words) == ("Belonging", "1 goal. Actions: no actions yet.")
    page = my_plans(cast.amina.id, library, TODAY)
    assert [each.title for each in page.closed] == ["My development plan"]
    assert page.has_open("own")
    assert not my_plans(cast.tom.id, library, TODAY).has_open("inclusion")
    assert plans_in_short(cast.helen.id, TODAY, library) == ()


def test_another_s_plan_is_not_found(app, cast, library):
    plan = started(cast.amina)
    with pytest.raises(NotFound):
        page_of(cast.helen, plan, library)


def test_a_goal_is_offered_what_it_does_not_have(app, cast, clock, library):
    draft = GoalDraft(text="One", framework_slug="small-skills", statement_slug="look-closely")
    plan = started(cast.amina, chosen=(draft,))
    goal = goals_of(plan)[0]

    def offered(words=""):
        page = page_of(cast.amina, plan, library)
        return offers_page(cast.amina.id, page, page.goals[0], library, words)

    assert [each.choice for each in offered().suggested] == [LESSON, READY]
    assert offered().domains == ()
    took(cast.amina, goal, library, LESSON)
    assert [each.choice for each in offered("noticing").suggested] == [READY]
    assert offered("noticing").found == ()
    assert [each.title for each in offered("trying").found] == ["Trying"]


def test_a_goal_of_a_school_s_own_or_gone_statement_is_offered_the_rest(app, cast, library):
    drafts = (
        GoalDraft(text="One", framework_slug="small-skills", statement_slug="school-99"),
        GoalDraft(text="Two", framework_slug="gone", statement_slug="gone"),
        GoalDraft(text="Three"),
    )
    page = page_of(cast.amina, started(cast.amina, chosen=drafts), library)
    for goal in page.goals:
        offers = offers_page(cast.amina.id, page, goal, library)
        assert offers.suggested == ()
        assert [title for title, _offers in offers.domains] == ["Looking closely"]
