"""Changing goals and actions; always of a person's own plan that is open."""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b

from sqlalchemy import func, select

from learning import clock
from learning.database import db
from learning.drafts.services import discard_drafts
from learning.errors import Conflict, Refused
from learning.plans import keeping, rules
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.offers import GoalDraft, LessonOffer, Offer
from learning.plans.queries import action_edition, goal_edition
from learning.plans.rules import ActionKind, Direction, GoalState

GOAL_TWICE = ("uq_goals_plan_id_form_id", "goals.plan_id, goals.form_id")
ACTION_TWICE = ("uq_plan_actions_goal_id_form_id", "plan_actions.goal_id, plan_actions.form_id")
ELSEWHERE = "You changed this in another window. What stands now is shown above your words."
TOO_MANY_GOALS = (
    f"A plan holds {rules.MOST_GOALS} goals at most. Drop one first: fewer goals are met more often."
)
TOO_MANY_ACTIONS = f"A goal holds {rules.MOST_ACTIONS} actions at most. Drop one first."


def add_goal(
    person_id: int,
    plan_id: int,
    *,
    text: str,
    measure: str = "",
    due_on: date | None = None,
    form_id: str,
    framework_slug: str = "",
    statement_slug: str = "",
    names_no_pupil: bool = False,
) -> Goal:
    """The plan has this goal, the last of them. A form sent twice finds what it made first.

    Raises Refused for no words, too many words or goals, or a day in the past; MayNamePupil to
    warn; NotFound unless the plan is this person's.
    """
    plan = keeping.open_plan(person_id, plan_id)
    sent = select(Goal).where(Goal.plan_id == plan.id, Goal.form_id == form_id)
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    if keeping.count_of_goals(plan) >= rules.MOST_GOALS:
        raise Refused(TOO_MANY_GOALS, "text")
    keeping.check_day(due_on, "due_on")
    goal = Goal(
        plan_id=plan.id,
        position=keeping.next_position(Goal.position, Goal.plan_id, plan.id),
        text=_goal_words(text, "text", names_no_pupil),
        measure=_measure(measure, names_no_pupil),
        due_on=due_on,
        framework_slug=framework_slug,
        statement_slug=statement_slug,
        form_id=form_id,
    )
    goal, is_new = keeping.add_once(goal, sent, GOAL_TWICE)
    if is_new:
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "goal", "new"))
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
            try:
                goal = add_goal(
                    person_id,
                    plan_id,
                    text=draft.text,
                    measure=draft.measure,
                    due_on=draft.due_on,
                    form_id=_part_of(form_id, f"goal {number}"),
                    framework_slug=draft.framework_slug,
                    statement_slug=draft.statement_slug,
                    names_no_pupil=names_no_pupil,
                )
            except Refused as refused:
                refused.field = f"goal_{number}_{refused.field}" if refused.field else None
                raise
            take_on(person_id, plan_id, goal.id, draft.actions, form_id=form_id)


def change_goal(
    person_id: int,
    plan_id: int,
    goal_id: int,
    *,
    text: str,
    measure: str,
    due_on: date | None,
    edition: str,
    names_no_pupil: bool = False,
) -> Goal:
    """The goal stands in these words with this day. `edition` names those it was made from.

    Raises Conflict with the words that stand if it was changed elsewhere meanwhile, and as
    `add_goal`. A day that has passed may stay.
    """
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    keeping.check_day(due_on, "due_on", goal.due_on)
    text = _goal_words(text, "text", names_no_pupil or text.strip() == goal.text)
    measure = _measure(measure, names_no_pupil or measure.strip() == goal.measure)
    if rules.edition(text, measure, due_on) != goal_edition(goal):
        if edition != goal_edition(goal):
            raise Conflict(ELSEWHERE, goal.text, "text")
        goal.text, goal.measure, goal.due_on = text, measure, due_on
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "goal", goal_id, ""))
    return goal


def set_goal_state(person_id: int, plan_id: int, goal_id: int, state: GoalState) -> Goal:
    """The goal is open, met or dropped. Raises Refused if there would be too many."""
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    is_taken_back = goal.state is GoalState.DROPPED and state is not GoalState.DROPPED
    if is_taken_back and keeping.count_of_goals(plan) >= rules.MOST_GOALS:
        raise Refused(TOO_MANY_GOALS)
    if goal.state is not state:
        goal.state = state
        keeping.changed(plan)
    return goal


def move_goal(person_id: int, plan_id: int, goal_id: int, direction: Direction) -> None:
    """The goal has changed places with its neighbour; at an end it stays."""
    plan = keeping.open_plan(person_id, plan_id)
    keeping.goal_of(plan, goal_id)
    _move(
        db.session.scalars(
            select(Goal)
            .where(Goal.plan_id == plan.id, Goal.state != GoalState.DROPPED)
            .order_by(Goal.position, Goal.id)
        ).all(),
        goal_id,
        direction,
    )


def add_action(
    person_id: int,
    plan_id: int,
    goal_id: int,
    *,
    kind: ActionKind = ActionKind.OWN,
    text: str,
    due_on: date | None = None,
    protected_minutes: int | None = None,
    form_id: str,
    names_no_pupil: bool = False,
) -> PlanAction:
    """The goal has this action in the person's own words. A form sent twice finds the first.

    Raises Refused for no words, too many words or actions, a day in the past or an odd time;
    MayNamePupil to warn; NotFound unless the plan is this person's.
    """
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    _check_time(protected_minutes)
    keeping.check_day(due_on, "due_on")
    action = PlanAction(
        kind=kind,
        text=_action_words(text, names_no_pupil),
        due_on=due_on,
        protected_minutes=protected_minutes,
        form_id=form_id,
    )
    action = _added(plan, goal, action)
    discard_drafts(person_id, rules.form_key(plan_id, "goal", goal_id, "action"))
    return action


def take_on(
    person_id: int, plan_id: int, goal_id: int, offers: Sequence[Offer], *, form_id: str
) -> int:
    """The goal has these lessons and ready-made actions; how many of them are new.

    What it has already, and has not dropped, stays as it is. Raises as `add_action`; then none of
    them is kept.
    """
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    standing = {_source(each) for each in _kept_actions(goal)}
    added = 0
    with db.session.begin_nested():
        for offer in offers:
            action = _from_offer(offer, _part_of(form_id, offer.choice))
            if _source(action) not in standing:
                standing.add(_source(action))
                _added(plan, goal, action)
                added += 1
    return added


def change_action(
    person_id: int,
    plan_id: int,
    action_id: int,
    *,
    text: str,
    due_on: date | None,
    protected_minutes: int | None,
    edition: str,
    names_no_pupil: bool = False,
) -> PlanAction:
    """The action stands in these words with this day and time; raises as `change_goal`."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    _check_time(protected_minutes)
    keeping.check_day(due_on, "due_on", action.due_on)
    text = _action_words(text, names_no_pupil or text.strip() == action.text)
    if rules.edition(text, due_on, protected_minutes) != action_edition(action):
        if edition != action_edition(action):
            raise Conflict(ELSEWHERE, action.text, "text")
        action.text, action.due_on = text, due_on
        action.protected_minutes = protected_minutes
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "action", action_id))
    return action


def tick(person_id: int, plan_id: int, action_id: int) -> PlanAction:
    """The action is done, since the first day it was ticked."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    return _set(plan, action, action.done_on or clock.today(), action.dropped_on)


def undo_tick(person_id: int, plan_id: int, action_id: int) -> PlanAction:
    """The action is still to be done."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    return _set(plan, action, None, action.dropped_on)


def drop(person_id: int, plan_id: int, action_id: int) -> PlanAction:
    """The action is dropped: it stays to be seen, and can be taken back."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    return _set(plan, action, action.done_on, action.dropped_on or clock.today())


def take_back(person_id: int, plan_id: int, action_id: int) -> PlanAction:
    """A dropped action is one of the goal's again. Raises Refused if there would be too many."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    if action.dropped_on is not None:
        _check_room(keeping.goal_of(plan, action.goal_id))
    return _set(plan, action, action.done_on, None)


def move_action(person_id: int, plan_id: int, action_id: int, direction: Direction) -> PlanAction:
    """The action has changed places with its neighbour in its goal; at an end it stays."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    _move(_kept_actions(keeping.goal_of(plan, action.goal_id)), action_id, direction)
    return action


def _goal_words(typed: str, field: str, names_no_pupil: bool) -> str:
    return keeping.needed_words(typed, field, rules.LONGEST_GOAL, names_no_pupil=names_no_pupil)


def _measure(typed: str, names_no_pupil: bool) -> str:
    return keeping.words(typed, "measure", rules.LONGEST_GOAL, names_no_pupil=names_no_pupil)


def _action_words(typed: str, names_no_pupil: bool) -> str:
    return keeping.needed_words(typed, "text", rules.LONGEST_ACTION, names_no_pupil=names_no_pupil)


def _check_time(minutes: int | None) -> None:
    if minutes is not None and not 0 < minutes <= rules.MOST_PROTECTED_MINUTES:
        raise Refused(
            f"Write whole minutes, from 1 to {rules.MOST_PROTECTED_MINUTES:,}, "
            "or leave it empty.",
            "protected_minutes",
        )


def _check_room(goal: Goal) -> None:
    counted = select(func.count()).where(
        PlanAction.goal_id == goal.id, PlanAction.dropped_on.is_(None)
    )
    if (db.session.scalar(counted) or 0) >= rules.MOST_ACTIONS:
        raise Refused(TOO_MANY_ACTIONS, "text")


def _kept_actions(goal: Goal) -> Sequence[PlanAction]:
    return db.session.scalars(
        select(PlanAction)
        .where(PlanAction.goal_id == goal.id, PlanAction.dropped_on.is_(None))
        .order_by(PlanAction.position, PlanAction.id)
    ).all()


def _source(action: PlanAction) -> tuple[str, ...]:
    """What an action was taken from: a lesson (whatever its heading) or a ready-made action."""
    if action.kind is ActionKind.LESSON:
        return (action.module_slug, action.lesson_slug)
    if action.kind is ActionKind.READY:
        return (action.framework_slug, "", action.ready_slug)
    return (action.form_id,)


def _from_offer(offer: Offer, form_id: str) -> PlanAction:
    if isinstance(offer, LessonOffer):
        return PlanAction(
            kind=ActionKind.LESSON,
            text=offer.title,
            module_slug=offer.module_slug,
            lesson_slug=offer.lesson_slug,
            heading_slug=offer.heading_slug,
            form_id=form_id,
        )
    return PlanAction(
        kind=ActionKind.READY,
        text=offer.title,
        framework_slug=offer.framework_slug,
        ready_slug=offer.slug,
        form_id=form_id,
    )


def _added(plan: Plan, goal: Goal, action: PlanAction) -> PlanAction:
    """The action stands last in the goal, or the one that its form made first."""
    sent = select(PlanAction).where(
        PlanAction.goal_id == goal.id, PlanAction.form_id == action.form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    _check_room(goal)
    action.goal_id = goal.id
    action.position = keeping.next_position(PlanAction.position, PlanAction.goal_id, goal.id)
    action, is_new = keeping.add_once(action, sent, ACTION_TWICE)
    if is_new:
        keeping.changed(plan)
    return action


def _set(
    plan: Plan, action: PlanAction, done_on: date | None, dropped_on: date | None
) -> PlanAction:
    if (action.done_on, action.dropped_on) != (done_on, dropped_on):
        action.done_on, action.dropped_on = done_on, dropped_on
        keeping.changed(plan)
    return action


def _move(rows: Sequence[Goal] | Sequence[PlanAction], key: int, direction: Direction) -> None:
    places = sorted(row.position for row in rows)
    order = rules.moved([row.id for row in rows], key, direction)
    by_key = {row.id: row for row in rows}
    for place, each in zip(places, order, strict=True):
        by_key[each].position = place


def _part_of(form_id: str, name: str) -> str:
    """A name for one of several rows that a form makes, the same each time it is sent."""
    return blake2b(f"{form_id} {name}".encode(), digest_size=16).hexdigest()
