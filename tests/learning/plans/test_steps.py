"""Goals, the actions towards them, and reviews, changed by their owner."""

from datetime import timedelta

import pytest

from learning.errors import Conflict, NotFound, Refused
from learning.plans import rules
from learning.plans.goals import services as goals
from learning.plans.models import Plan, PlanAction
from learning.plans.offers import offer_named
from learning.plans.queries import action_edition, goal_edition, review_edition
from learning.plans.reviews import services as reviews
from learning.plans.rules import ActionKind, Direction, GoalState, PlanState
from learning.plans.steps import services as steps
from learning.plans.typed import ActionDraft, GoalDraft, ReviewDraft
from tests.learning.plans.planning import (
    FRIDAY,
    SPRING,
    TODAY,
    acted,
    actions_of,
    agreed,
    every,
    form_id,
    goals_of,
    reviewed,
    started,
)

LESSON = "lesson:first-steps/noticing#look-for"
READY = "ready:small-skills/count-once"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def goal(app, cast, clock):
    """A goal of Amina's, in a plan that is in practice."""
    return goals_of(agreed(cast.amina))[0]


def plan_of(goal):
    return next(plan for plan in every(Plan) if plan.id == goal.plan_id)


def offers(library, *choices):
    return [offer_named(choice, library, {}) for choice in choices]


def test_a_goal_is_changed_and_an_old_day_may_stay(cast, goal, clock):
    draft = GoalDraft(text="Other words", measure="Seen", due_on=FRIDAY)
    goals.change_goal(cast.amina.id, goal.plan_id, goal.id, draft, edition=goal_edition(goal))
    assert (goal.text, goal.measure, goal.due_on) == ("Other words", "Seen", FRIDAY)
    clock.shift(timedelta(days=30))
    draft = GoalDraft(text="Later words", due_on=FRIDAY)
    goals.change_goal(cast.amina.id, goal.plan_id, goal.id, draft, edition=goal_edition(goal))
    assert (goal.text, goal.due_on) == ("Later words", FRIDAY)
    draft = GoalDraft(text="Later words", due_on=FRIDAY + timedelta(days=1))
    with pytest.raises(Refused):
        goals.change_goal(cast.amina.id, goal.plan_id, goal.id, draft, edition=goal_edition(goal))


def test_a_goal_changed_in_another_window_is_not_overwritten(cast, goal):
    before = goal_edition(goal)

    def change(text):
        draft = GoalDraft(text=text)
        goals.change_goal(cast.amina.id, goal.plan_id, goal.id, draft, edition=before)

    change("One")
    change("One")
    with pytest.raises(Conflict) as conflict:
        change("Two")
    assert conflict.value.theirs == "One"


def test_goals_change_places_and_dropped_ones_are_passed_over(app, cast):
    plan = started(cast.amina, "A", "B", "C")
    first, second, third = goals_of(plan)
    goals.set_goal_state(cast.amina.id, plan.id, second.id, GoalState.DROPPED)
    goals.move_goal(cast.amina.id, plan.id, third.id, Direction.UP)
    kept = [goal.text for goal in goals_of(plan) if goal.state is not GoalState.DROPPED]
    assert kept == ["C", "A"]
    goals.set_goal_state(cast.amina.id, plan.id, first.id, GoalState.MET)
    assert first.state is GoalState.MET


def test_an_action_of_one_s_own_is_added_once(cast, goal):
    draft = ActionDraft(
        text="See how Marsh Lane does it.",
        kind=ActionKind.VISIT,
        due_on=FRIDAY,
        protected_minutes=90,
    )
    for _ in range(2):
        steps.add_action(cast.amina.id, goal.plan_id, goal.id, draft, form_id="a" * 32)
    (action,) = actions_of(goal)
    assert (action.kind, action.due_on, action.protected_minutes) == (ActionKind.VISIT, FRIDAY, 90)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 2_001}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"text": "Ask A123456789012"}, "text"),
        ({"due_on": YESTERDAY}, "due_on"),
        ({"protected_minutes": 0}, "protected_minutes"),
        ({"protected_minutes": -5}, "protected_minutes"),
        ({"protected_minutes": 2**31}, "protected_minutes"),
    ],
)
def test_an_action_that_cannot_be_kept_is_refused_beside_its_field(cast, goal, more, field):
    with pytest.raises(Refused) as refused:
        acted(cast.amina, goal, **more)
    assert refused.value.field == field
    assert actions_of(goal) == []


def test_lessons_and_ready_made_actions_are_taken_on_once(cast, goal, library):
    for sent_as in (form_id(), form_id()):
        steps.take_on(
            cast.amina.id, goal.plan_id, goal.id, offers(library, LESSON, READY), form_id=sent_as
        )
    lesson, ready = actions_of(goal)
    assert (lesson.kind, lesson.text, lesson.heading_slug) == (
        ActionKind.LESSON,
        "Noticing",
        "look-for",
    )
    assert (ready.kind, ready.text) == (ActionKind.READY, "Count one thing for one lesson.")
    other_heading = offers(library, "lesson:first-steps/noticing")
    count = steps.take_on(cast.amina.id, goal.plan_id, goal.id, other_heading, form_id=form_id())
    assert count == 0


def test_what_was_dropped_can_be_taken_on_anew(cast, goal, library):
    def take():
        chosen = offers(library, READY)
        return steps.take_on(cast.amina.id, goal.plan_id, goal.id, chosen, form_id=form_id())

    take()
    steps.drop(cast.amina.id, goal.plan_id, actions_of(goal)[0].id)
    assert take() == 1
    assert len(actions_of(goal)) == 2


def test_a_goal_holds_so_many_actions_or_none_of_those_ticked(cast, goal, library):
    for number in range(rules.MOST_ACTIONS - 1):
        acted(cast.amina, goal, f"Number {number}")
    with pytest.raises(Refused, match="20 actions at most"):
        steps.take_on(
            cast.amina.id, goal.plan_id, goal.id, offers(library, LESSON, READY), form_id=form_id()
        )
    assert len(actions_of(goal)) == rules.MOST_ACTIONS - 1
    last = acted(cast.amina, goal)
    steps.drop(cast.amina.id, goal.plan_id, last.id)
    acted(cast.amina, goal, "Another")
    with pytest.raises(Refused, match="20 actions at most"):
        steps.take_back(cast.amina.id, goal.plan_id, last.id)


def test_ticking_twice_keeps_the_first_day_and_can_be_undone(cast, goal, clock):
    action = acted(cast.amina, goal)
    steps.tick(cast.amina.id, goal.plan_id, action.id)
    clock.shift(timedelta(days=2))
    steps.tick(cast.amina.id, goal.plan_id, action.id)
    assert action.done_on == TODAY
    steps.undo_tick(cast.amina.id, goal.plan_id, action.id)
    assert action.done_on is None


def test_dropping_keeps_the_action_and_can_be_undone(cast, goal):
    action = acted(cast.amina, goal)
    for _ in range(2):
        steps.drop(cast.amina.id, goal.plan_id, action.id)
    assert action.dropped_on == TODAY
    steps.take_back(cast.amina.id, goal.plan_id, action.id)
    assert action.dropped_on is None


def test_actions_change_places_and_dropped_ones_are_passed_over(cast, goal):
    first, second, third = (acted(cast.amina, goal, text) for text in "ABC")
    steps.drop(cast.amina.id, goal.plan_id, second.id)
    steps.move_action(cast.amina.id, goal.plan_id, first.id, Direction.DOWN)
    assert [each.text for each in actions_of(goal) if each.dropped_on is None] == ["C", "A"]
    steps.move_action(cast.amina.id, goal.plan_id, third.id, Direction.UP)
    assert [each.text for each in actions_of(goal) if each.dropped_on is None] == ["C", "A"]


def test_an_action_changed_in_another_window_is_not_overwritten(cast, goal):
    action = acted(cast.amina, goal)
    before = action_edition(action)

    def change(text):
        draft = ActionDraft(text=text, due_on=FRIDAY, protected_minutes=30)
        steps.change_action(cast.amina.id, goal.plan_id, action.id, draft, edition=before)

    change("One")
    change("One")
    with pytest.raises(Conflict) as conflict:
        change("Two")
    assert conflict.value.theirs == "One"
    assert (action.due_on, action.protected_minutes) == (FRIDAY, 30)


def test_every_change_counts_for_calendars(cast, goal, db_session):
    def edition():
        return db_session.get(Plan, goal.plan_id).edition

    seen = [edition()]
    action = acted(cast.amina, goal)
    seen.append(edition())
    steps.tick(cast.amina.id, goal.plan_id, action.id)
    seen.append(edition())
    steps.drop(cast.amina.id, goal.plan_id, action.id)
    seen.append(edition())
    goals.set_goal_state(cast.amina.id, goal.plan_id, goal.id, GoalState.MET)
    seen.append(edition())
    assert seen == list(range(seen[0], seen[0] + 5))


def test_a_review_stands_with_the_day_of_the_next_one(cast, goal, clock):
    plan = plan_of(goal)
    review = reviewed(cast.amina, plan, with_whom=" Ruth  Adeyemi ", next_review_on=SPRING)
    assert (review.reviewed_on, review.with_whom) == (TODAY, "Ruth Adeyemi")
    assert (plan.state, plan.next_review_on) == (PlanState.REVIEWED, SPRING)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"moved": " "}, "moved"),
        ({"moved": "x" * 4_001}, "moved"),
        ({"to_drop": "x" * 20_001}, "to_drop"),
        ({"next_steps": "Sam, dob 3 May 2016"}, "next_steps"),
        ({"day": None}, "reviewed_on"),
        ({"day": TODAY + timedelta(days=1)}, "reviewed_on"),
        ({"day": YESTERDAY}, "reviewed_on"),
        ({"next_review_on": YESTERDAY}, "next_review_on"),
    ],
)
def test_a_review_that_cannot_be_kept_is_refused_beside_its_field(cast, goal, more, field):
    plan = plan_of(goal)
    with pytest.raises(Refused) as refused:
        reviewed(cast.amina, plan, **more)
    assert refused.value.field == field
    assert plan.state is PlanState.ACTIVE


def test_a_draft_is_not_reviewed(app, cast, clock):
    with pytest.raises(Refused, match="Agree it first"):
        reviewed(cast.amina, started(cast.amina, "One"))


def test_a_review_sent_twice_is_one_and_can_be_changed(cast, goal, clock):
    plan = plan_of(goal)
    said = ReviewDraft(reviewed_on=TODAY, moved="One")
    for _ in range(2):
        review = reviews.review(cast.amina.id, plan.id, said, form_id="a" * 32)
    assert len(every(type(review))) == 1
    before = review_edition(review)

    def change(moved):
        draft = ReviewDraft(reviewed_on=TODAY, moved=moved)
        reviews.change_review(cast.amina.id, plan.id, review.id, draft, edition=before)

    change("Two")
    change("Two")
    with pytest.raises(Conflict) as conflict:
        change("Three")
    assert conflict.value.theirs == "Two"


def test_a_stranger_can_do_nothing_with_another_s_goals_and_actions(cast, goal, library, clock):
    plan = plan_of(goal)
    action, review = acted(cast.amina, goal), reviewed(cast.amina, plan)
    their_plan = started(cast.helen, "Hers")
    helen, words = cast.helen.id, ActionDraft(text="No")
    for plan_id in (plan.id, their_plan.id):
        for attempt in (
            lambda key=plan_id: goals.change_goal(
                helen, key, goal.id, GoalDraft(text="No"), edition=""
            ),
            lambda key=plan_id: goals.set_goal_state(helen, key, goal.id, GoalState.DROPPED),
            lambda key=plan_id: goals.move_goal(helen, key, goal.id, Direction.UP),
            lambda key=plan_id: steps.add_action(helen, key, goal.id, words, form_id="a" * 32),
            lambda key=plan_id: steps.take_on(
                helen, key, goal.id, offers(library, READY), form_id="a" * 32
            ),
            lambda key=plan_id: steps.change_action(helen, key, action.id, words, edition=""),
            lambda key=plan_id: steps.tick(helen, key, action.id),
            lambda key=plan_id: steps.undo_tick(helen, key, action.id),
            lambda key=plan_id: steps.drop(helen, key, action.id),
            lambda key=plan_id: steps.take_back(helen, key, action.id),
            lambda key=plan_id: steps.move_action(helen, key, action.id, Direction.UP),
            lambda key=plan_id: reviews.change_review(
                helen, key, review.id, ReviewDraft(reviewed_on=TODAY, moved="No"), edition=""
            ),
        ):
            with pytest.raises(NotFound):
                attempt()
    assert [each.text for each in every(PlanAction)] == ["Count once."]
