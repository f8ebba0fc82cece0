"""Changing goals; always of a person's own plan that is open."""

from collections.abc import Sequence

from sqlalchemy import select

from learning.database import db
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import needed_words, words
from learning.errors import Conflict, Refused
from learning.plans import keeping, rules
from learning.plans.models import Goal
from learning.plans.queries import goal_edition
from learning.plans.rules import Direction, GoalState
from learning.plans.steps.services import take_on
from learning.plans.typed import GoalDraft

SENT_TWICE = ("uq_goals_plan_id_form_id", "goals.plan_id, goals.form_id")
TOO_MANY = (
    f"A plan holds {rules.MOST_GOALS} goals at most. Drop one first: few goals are met sooner."
)


def add_goal(
    person_id: int, plan_id: int, draft: GoalDraft, *, form_id: str, names_no_pupil: bool = False
) -> Goal:
    """The plan has this goal, the last of them, with its actions.

    A form sent twice finds what it made first. Raises Refused for no words, too many words, goals
    or actions, or a day in the past; MayNamePupil to warn; NotFound unless the plan is theirs.
    """
    plan = keeping.open_plan(person_id, plan_id)
    sent = select(Goal).where(Goal.plan_id == plan.id, Goal.form_id == form_id)
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    if keeping.count_of_goals(plan) >= rules.MOST_GOALS:
        raise Refused(TOO_MANY, "text")
    keeping.check_day(draft.due_on, "due_on")
    goal = Goal(
        plan_id=plan.id,
        position=keeping.next_position(Goal.position, Goal.plan_id, plan.id),
        text=_words(draft.text, names_no_pupil),
        measure=_measure(draft.measure, names_no_pupil),
        due_on=draft.due_on,
        framework_slug=draft.framework_slug,
        statement_slug=draft.statement_slug,
        form_id=form_id,
    )
    goal, is_new = keeping.add_once(goal, sent, SENT_TWICE)
    if is_new:
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "goal", "new", ""))
    take_on(person_id, plan_id, goal.id, draft.actions, form_id=form_id)
    return goal


def add_goals(
    person_id: int,
    plan_id: int,
    chosen: Sequence[GoalDraft],
    *,
    form_id: str,
    names_no_pupil: bool = False,
) -> None:
    """The plan has a goal for each draft, with its actions; all of them, or none is kept.

    Raises as `add_goal`; the field is that of the draft, such as `goal_0_text`.
    """
    with db.session.begin_nested():
        for number, draft in enumerate(chosen):
            part_id = keeping.part_of(form_id, f"goal {number}")
            try:
                add_goal(person_id, plan_id, draft, form_id=part_id, names_no_pupil=names_no_pupil)
            except Refused as refused:
                refused.field = f"goal_{number}_{refused.field}" if refused.field else None
                raise


def change_goal(
    person_id: int,
    plan_id: int,
    goal_id: int,
    draft: GoalDraft,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> Goal:
    """The goal stands in these words with this day. `edition` names those it was made from.

    Raises Conflict with the words that stand if it was changed elsewhere meanwhile, and as
    `add_goal`. A day that has passed may stay.
    """
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    keeping.check_day(draft.due_on, "due_on", goal.due_on)
    text = _words(draft.text, names_no_pupil or draft.text.strip() == goal.text)
    measure = _measure(draft.measure, names_no_pupil or draft.measure.strip() == goal.measure)
    if rules.edition(text, measure, draft.due_on) != goal_edition(goal):
        if edition != goal_edition(goal):
            raise Conflict(keeping.ELSEWHERE, goal.text, "text")
        goal.text, goal.measure, goal.due_on = text, measure, draft.due_on
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "goal", goal_id, ""))
    return goal


def set_goal_state(person_id: int, plan_id: int, goal_id: int, state: GoalState) -> Goal:
    """The goal is open, met or dropped. Raises Refused if there would be too many."""
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    is_taken_back = goal.state is GoalState.DROPPED and state is not GoalState.DROPPED
    if is_taken_back and keeping.count_of_goals(plan) >= rules.MOST_GOALS:
        raise Refused(TOO_MANY)
    if goal.state is not state:
        goal.state = state
        keeping.changed(plan)
    return goal


def move_goal(person_id: int, plan_id: int, goal_id: int, direction: Direction) -> None:
    """The goal has changed places with its neighbour; at an end it stays."""
    plan = keeping.open_plan(person_id, plan_id)
    keeping.goal_of(plan, goal_id)
    kept = db.session.scalars(
        select(Goal)
        .where(Goal.plan_id == plan.id, Goal.state != GoalState.DROPPED)
        .order_by(Goal.position, Goal.id)
    ).all()
    keeping.move(kept, goal_id, direction)


def _words(typed: str, names_no_pupil: bool) -> str:
    return needed_words(typed, "text", rules.LONGEST_GOAL, names_no_pupil=names_no_pupil)


def _measure(typed: str, names_no_pupil: bool) -> str:
    return words(typed, "measure", rules.LONGEST_GOAL, names_no_pupil=names_no_pupil)
