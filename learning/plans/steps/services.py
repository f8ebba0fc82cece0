"""Changing the actions of a goal; always of a person's own plan that is open."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from learning import clock
from learning.database import db
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import needed_words
from learning.errors import Conflict, Refused
from learning.plans import keeping, rules
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.offers import LessonOffer, Offer
from learning.plans.queries import action_edition
from learning.plans.rules import ActionKind, Direction
from learning.plans.typed import ActionDraft

SENT_TWICE = ("uq_plan_actions_goal_id_form_id", "plan_actions.goal_id, plan_actions.form_id")
TOO_MANY = f"A goal holds {rules.MOST_ACTIONS} actions at most. Drop one first."
WRONG_TIME = (
    f"Write whole minutes, from 1 to {rules.MOST_PROTECTED_MINUTES:,}, or leave this empty."
)


def add_action(
    person_id: int,
    plan_id: int,
    goal_id: int,
    draft: ActionDraft,
    *,
    form_id: str,
    names_no_pupil: bool = False,
) -> PlanAction:
    """The goal has this action in the person's own words. A form sent twice finds the first.

    Raises Refused for no words, too many words or actions, a day in the past or an odd time;
    MayNamePupil to warn; NotFound unless the plan is this person's.
    """
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    _check_time(draft.protected_minutes)
    keeping.check_day(draft.due_on, "due_on")
    action = PlanAction(
        kind=draft.kind,
        text=_words(draft.text, names_no_pupil),
        due_on=draft.due_on,
        protected_minutes=draft.protected_minutes,
        form_id=form_id,
    )
    action = _added(plan, goal, action)
    discard_drafts(person_id, rules.form_key(plan_id, "new-action", goal_id, ""))
    return action


def take_on(
    person_id: int, plan_id: int, goal_id: int, offers: Sequence[Offer], *, form_id: str
) -> int:
    """The goal has these lessons and ready-made actions; how many of them are new.

    What it has already, and has not dropped, stays as it is. Raises as `add_action`; then none of
    them is kept.
    """
    if not offers:
        return 0
    plan = keeping.open_plan(person_id, plan_id)
    goal = keeping.goal_of(plan, goal_id)
    standing = {_source(each) for each in _kept(goal.id)}
    added = 0
    with db.session.begin_nested():
        for offer in offers:
            action = _from_offer(offer, keeping.part_of(form_id, offer.choice))
            if _source(action) not in standing:
                standing.add(_source(action))
                _added(plan, goal, action)
                added += 1
    return added


def change_action(
    person_id: int,
    plan_id: int,
    action_id: int,
    draft: ActionDraft,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> PlanAction:
    """The action stands in these words with this day and time; its kind stays.

    `edition` names those it was made from. Raises Conflict with the words that stand if it was
    changed elsewhere meanwhile, and as `add_action`. A day that has passed may stay.
    """
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    _check_time(draft.protected_minutes)
    keeping.check_day(draft.due_on, "due_on", action.due_on)
    text = _words(draft.text, names_no_pupil or draft.text.strip() == action.text)
    if rules.edition(text, draft.due_on, draft.protected_minutes) != action_edition(action):
        if edition != action_edition(action):
            raise Conflict(keeping.ELSEWHERE, action.text, "text")
        action.text, action.due_on = text, draft.due_on
        action.protected_minutes = draft.protected_minutes
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "action", action_id, ""))
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
        _check_room(action.goal_id)
    return _set(plan, action, action.done_on, None)


def move_action(person_id: int, plan_id: int, action_id: int, direction: Direction) -> PlanAction:
    """The action has changed places with its neighbour in its goal; at an end it stays."""
    plan = keeping.open_plan(person_id, plan_id)
    action = keeping.action_of(plan, action_id)
    keeping.move(_kept(action.goal_id), action_id, direction)
    return action


def _words(typed: str, names_no_pupil: bool) -> str:
    return needed_words(typed, "text", rules.LONGEST_ACTION, names_no_pupil=names_no_pupil)


def _check_time(minutes: int | None) -> None:
    if minutes is not None and not 0 < minutes <= rules.MOST_PROTECTED_MINUTES:
        raise Refused(WRONG_TIME, "protected_minutes")


def _check_room(goal_id: int) -> None:
    counted = select(func.count()).where(
        PlanAction.goal_id == goal_id, PlanAction.dropped_on.is_(None)
    )
    if (db.session.scalar(counted) or 0) >= rules.MOST_ACTIONS:
        raise Refused(TOO_MANY, "text")


def _kept(goal_id: int) -> Sequence[PlanAction]:
    return db.session.scalars(
        select(PlanAction)
        .where(PlanAction.goal_id == goal_id, PlanAction.dropped_on.is_(None))
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
    _check_room(goal.id)
    action.goal_id = goal.id
    action.position = keeping.next_position(PlanAction.position, PlanAction.goal_id, goal.id)
    action, is_new = keeping.add_once(action, sent, SENT_TWICE)
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
