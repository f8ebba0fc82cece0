"""Starting a plan and taking it through its states."""

from datetime import timedelta

import pytest

from learning.drafts.free_text import MayNamePupil
from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.errors import Conflict, NotFound, Refused
from learning.plans import personal_data, rules, services
from learning.plans.goals.services import set_goal_state
from learning.plans.models import Goal, Plan
from learning.plans.queries import plan_edition
from learning.plans.rules import GoalState, PlanKind, PlanState
from learning.plans.typed import GoalDraft, PlanDraft
from learning.sharing.queries import open_shares
from learning.sharing.rules import Part, SubjectKind
from learning.sharing.services import share
from tests.learning.plans.planning import (
    FRIDAY,
    LEVELS,
    SPRING,
    TODAY,
    a_round,
    acted,
    agreed,
    every,
    goals_of,
    nothing_is_kept,
    reviewed,
    started,
    texts,
)

YESTERDAY = TODAY - timedelta(days=1)


def changed(person, plan, vision="A vision.", edition=None, **more):
    return services.change_plan(
        person.id,
        plan.id,
        PlanDraft(vision=vision, **more),
        edition=edition or plan_edition(plan),
    )


def test_a_plan_begins_as_a_draft_of_today(app, cast, clock):
    plan = started(cast.amina, "One", "Two", vision="Where to.", ends_on=SPRING)
    assert (plan.state, plan.starts_on, plan.ends_on) == (PlanState.DRAFT, TODAY, SPRING)
    assert plan.organisation_id == cast.amina.organisation_id
    assert [goal.text for goal in goals_of(plan)] == ["One", "Two"]


def test_a_form_sent_twice_is_one_plan_with_its_goals_once(app, cast):
    first = started(cast.amina, "One", "Two", form_id="a" * 32)
    assert started(cast.amina, "One", "Two", form_id="a" * 32).id == first.id
    assert started(cast.tom, "One", form_id="a" * 32).id != first.id
    assert texts() == ["One", "Two", "One"]


def test_of_each_kind_one_is_open_at_a_time(app, cast):
    started(cast.amina)
    with pytest.raises(Conflict, match="open already"):
        started(cast.amina, "Lost?")
    assert texts() == []
    started(cast.amina, kind=PlanKind.INCLUSION, heading="Belonging")
    assert len(every(Plan)) == 2


def test_a_closed_plan_makes_room_for_the_next(app, cast):
    services.close(cast.amina.id, started(cast.amina).id)
    assert started(cast.amina).state is PlanState.DRAFT


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GoalDraft(text=" "), "goal_1_text"),
        (GoalDraft(text="x" * 601), "goal_1_text"),
        (GoalDraft(text="x" * 20_001), "goal_1_text"),
        (GoalDraft(text="Two", measure="x" * 601), "goal_1_measure"),
        (GoalDraft(text="Two", due_on=YESTERDAY), "goal_1_due_on"),
        (GoalDraft(text="Ask the one born 3 May 2016"), "goal_1_text"),
    ],
)
def test_a_goal_that_cannot_be_kept_keeps_nothing_of_the_plan(app, cast, clock, draft, field):
    with pytest.raises(Refused) as refused:
        started(cast.amina, chosen=(GoalDraft(text="One"), draft))
    assert refused.value.field == field
    assert nothing_is_kept()


def test_a_likely_pupil_can_be_confirmed_to_be_none(app, cast):
    plan = started(cast.amina, "Ask the one born 3 May 2016", names_no_pupil=True)
    assert goals_of(plan)[0].text == "Ask the one born 3 May 2016"
    with pytest.raises(MayNamePupil):
        services.agree(cast.amina.id, plan.id, agreed_on=TODAY, agreed_with="A123456789012")


def test_a_plan_holds_so_many_goals(app, cast):
    plan = started(cast.amina, *map(str, range(rules.MOST_GOALS)))
    with pytest.raises(Refused, match="12 goals at most"):
        services.add_goal(cast.amina.id, plan.id, GoalDraft(text="More"), form_id="b" * 32)
    first = goals_of(plan)[0]
    set_goal_state(cast.amina.id, plan.id, first.id, GoalState.DROPPED)
    services.add_goal(cast.amina.id, plan.id, GoalDraft(text="More"), form_id="b" * 32)
    with pytest.raises(Refused, match="12 goals at most"):
        set_goal_state(cast.amina.id, plan.id, first.id, GoalState.OPEN)


def test_only_a_round_of_one_s_own_can_be_named(app, cast):
    mine, theirs = a_round(cast.amina, LEVELS), a_round(cast.tom, LEVELS)
    with pytest.raises(NotFound):
        started(cast.amina, round_id=theirs.id)
    assert started(cast.amina, round_id=mine.id).round_id == mine.id


def test_goals_are_added_to_the_plan_that_is_open(app, cast):
    plan = started(cast.amina, "One")
    for _ in range(2):
        services.add_to_plan(
            cast.amina.id,
            plan.id,
            chosen=(GoalDraft(text="Two"),),
            vision="Far",
            form_id="c" * 32,
        )
    assert texts() == ["One", "Two"]
    assert plan.vision == "Far"
    with pytest.raises(Refused, match="vision already") as refused:
        services.add_to_plan(cast.amina.id, plan.id, chosen=(), vision="Near", form_id="d" * 32)
    assert refused.value.field == "vision"


def test_starting_discards_what_was_half_typed_for_it(app, cast):
    own, other = (rules.start_form_key(kind, "vision") for kind in PlanKind)
    for key in (own, other):
        save_draft(cast.amina.id, key, body="Half")
    started(cast.amina, vision="Whole")
    assert draft_for(cast.amina.id, own) is None
    assert draft_for(cast.amina.id, other).body == "Half"


def test_vision_and_days_are_changed(app, cast, clock):
    plan = started(cast.amina)
    before = plan.edition
    changed(cast.amina, plan, heading=" Two\nyears ", ends_on=SPRING, next_review_on=FRIDAY)
    assert (plan.heading, plan.vision, plan.ends_on) == ("Two years", "A vision.", SPRING)
    assert plan.edition == before + 1
    changed(cast.amina, plan, heading="Two years", ends_on=SPRING, next_review_on=FRIDAY)
    assert plan.edition == before + 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ends_on": YESTERDAY}, "ends_on"),
        ({"next_review_on": YESTERDAY}, "next_review_on"),
        ({"heading": "x" * 201}, "heading"),
        ({"vision": "x" * 601}, "vision"),
    ],
)
def test_words_and_days_that_cannot_be_kept_change_nothing(app, cast, clock, more, field):
    plan = started(cast.amina, vision="Before")
    with pytest.raises(Refused) as refused:
        changed(cast.amina, plan, **more)
    assert refused.value.field == field
    assert plan.vision == "Before"


def test_a_day_that_has_passed_may_stay_when_something_else_is_changed(app, cast, clock):
    plan = started(cast.amina, ends_on=FRIDAY)
    clock.shift(timedelta(days=30))
    changed(cast.amina, plan, "Later words", ends_on=FRIDAY)
    assert plan.vision == "Later words"


def test_a_change_in_another_window_is_not_overwritten(app, cast):
    plan = started(cast.amina)
    before = plan_edition(plan)
    changed(cast.amina, plan, "One", before)
    changed(cast.amina, plan, "One", before)
    with pytest.raises(Conflict) as conflict:
        changed(cast.amina, plan, "Two", before)
    assert conflict.value.theirs == "One"
    acted(cast.amina, services.add_goal(cast.amina.id, plan.id, GoalDraft(text="G"), form_id="e"))
    changed(cast.amina, plan, "Three", plan_edition(plan))


def test_a_plan_goes_through_its_states(app, cast, clock):
    plan = started(cast.amina, "One")
    services.agree(cast.amina.id, plan.id, agreed_on=TODAY, agreed_with="", next_review_on=SPRING)
    assert (plan.state, plan.agreed_with, plan.next_review_on) == (PlanState.AGREED, "", SPRING)
    services.activate(cast.amina.id, plan.id)
    assert plan.state is PlanState.ACTIVE
    reviewed(cast.amina, plan)
    assert plan.state is PlanState.REVIEWED
    services.activate(cast.amina.id, plan.id)
    assert plan.state is PlanState.REVIEWED
    services.close(cast.amina.id, plan.id)
    closed_at = plan.closed_at
    clock.shift(timedelta(days=1))
    services.close(cast.amina.id, plan.id)
    assert (plan.state, plan.closed_at) == (PlanState.CLOSED, closed_at)
    services.reopen(cast.amina.id, plan.id)
    assert (plan.state, plan.closed_at) == (PlanState.REVIEWED, None)


def test_what_is_agreed_twice_stands_as_it_was_agreed(app, cast, clock):
    plan = agreed(cast.amina)
    services.agree(cast.amina.id, plan.id, agreed_on=TODAY, agreed_with="Ruth Adeyemi")
    with pytest.raises(Refused, match="agreed already"):
        services.agree(cast.amina.id, plan.id, agreed_on=TODAY, agreed_with="Helen")
    assert (plan.state, plan.agreed_with) == (PlanState.ACTIVE, "Ruth Adeyemi")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"agreed_on": None}, "on which day"),
        ({"agreed_on": FRIDAY}, "still to come"),
        ({"agreed_on": YESTERDAY}, "had not begun"),
        ({"next_review_on": YESTERDAY}, "today or a later day"),
        ({"agreed_with": "x" * 201}, "201 characters"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(app, cast, clock, more, words):
    plan = started(cast.amina, "One")
    with pytest.raises(Refused, match=words):
        services.agree(
            cast.amina.id, plan.id, **{"agreed_on": TODAY, "agreed_with": "Ruth", **more}
        )
    assert plan.state is PlanState.DRAFT


def test_a_draft_without_a_goal_is_not_agreed_and_one_not_agreed_does_not_begin(app, cast, clock):
    plan = started(cast.amina)
    with pytest.raises(Refused, match="Add a goal first"):
        services.agree(cast.amina.id, plan.id, agreed_on=TODAY, agreed_with="")
    with pytest.raises(Refused, match="Agree the plan first"):
        services.activate(cast.amina.id, plan.id)
    assert plan.state is PlanState.DRAFT


def test_a_closed_plan_is_not_changed_until_it_is_open_again(app, cast, clock):
    plan = agreed(cast.amina)
    goal = goals_of(plan)[0]
    action = acted(cast.amina, goal)
    services.close(cast.amina.id, plan.id)
    for attempt in (
        lambda: changed(cast.amina, plan),
        lambda: services.add_goal(cast.amina.id, plan.id, GoalDraft(text="No"), form_id="f" * 32),
        lambda: acted(cast.amina, goal),
        lambda: services.tick(cast.amina.id, plan.id, action.id),
        lambda: services.drop(cast.amina.id, plan.id, action.id),
        lambda: reviewed(cast.amina, plan),
        lambda: services.activate(cast.amina.id, plan.id),
    ):
        with pytest.raises(Refused, match="Open it again"):
            attempt()
    services.reopen(cast.amina.id, plan.id)
    assert plan.state is PlanState.ACTIVE
    services.tick(cast.amina.id, plan.id, action.id)


def test_a_plan_is_not_opened_again_while_another_is_open(app, cast):
    first = started(cast.amina)
    services.close(cast.amina.id, first.id)
    second = started(cast.amina)
    with pytest.raises(Refused, match="Close that one before"):
        services.reopen(cast.amina.id, first.id)
    services.close(cast.amina.id, second.id)
    services.reopen(cast.amina.id, first.id)
    assert first.state is PlanState.DRAFT


def test_deleting_takes_goals_drafts_and_shares_with_it(app, cast, clock):
    plan = agreed(cast.amina)
    acted(cast.amina, goals_of(plan)[0])
    reviewed(cast.amina, plan)
    kept = started(cast.tom, "His")
    key = rules.form_key(plan.id, "goal", 7, "text")
    for person in (cast.amina, cast.tom):
        save_draft(person.id, key, body="Half")
    share(
        cast.amina.id,
        kind=SubjectKind.PLAN,
        subject_id=plan.id,
        title="Plan",
        with_person_id=cast.priya.id,
        parts=(Part.PLAN,),
        ends_on=FRIDAY,
    )
    services.delete_plan(cast.amina.id, plan.id)
    assert texts() == ["His"]
    assert [each.id for each in every(Plan)] == [kept.id]
    assert draft_for(cast.amina.id, key) is None
    assert draft_for(cast.tom.id, key) is not None
    assert open_shares(SubjectKind.PLAN, plan.id, today=TODAY) == ()


def test_a_stranger_can_do_nothing_with_another_s_plan(app, cast, clock):
    plan = agreed(cast.amina)
    stranger = cast.helen
    for attempt in (
        lambda: changed(stranger, plan),
        lambda: services.agree(stranger.id, plan.id, agreed_on=TODAY, agreed_with=""),
        lambda: services.activate(stranger.id, plan.id),
        lambda: services.close(stranger.id, plan.id),
        lambda: services.reopen(stranger.id, plan.id),
        lambda: services.delete_plan(stranger.id, plan.id),
        lambda: services.add_to_plan(stranger.id, plan.id, chosen=(), form_id="a" * 32),
        lambda: reviewed(stranger, plan),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert plan.state is PlanState.ACTIVE
    assert len(every(Goal)) == 1


def test_plans_are_exported_and_erased_for_one_person(app, cast, clock):
    plan = agreed(cast.amina, vision="Far")
    acted(cast.amina, goals_of(plan)[0], due_on=FRIDAY, protected_minutes=60)
    reviewed(cast.amina, plan, to_drop="The survey.")
    started(cast.tom, "His")
    (exported,) = personal_data.export(cast.amina.id)["plans"]
    assert (exported["vision"], exported["agreed_with"]) == ("Far", "Ruth Adeyemi")
    (goal,) = exported["goals"]
    assert goal["actions"][0]["protected_minutes"] == 60
    assert exported["reviews"][0]["to_drop"] == "The survey."
    personal_data.erase(cast.amina.id)
    assert personal_data.export(cast.amina.id) == {"plans": []}
    assert texts() == ["His"]
