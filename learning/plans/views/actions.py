"""Actions: taken on, written, changed, ticked, dropped, taken back, moved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.courses.queries import lessons_done
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.plans import rules
from learning.plans.blueprint import blueprint
from learning.plans.forms import (
    ActionForm,
    LookForm,
    OwnActionForm,
    TakeForm,
    offered,
    take_form,
)
from learning.plans.half_typed import HalfTyped, half_typed
from learning.plans.models import PlanAction
from learning.plans.offers import offer_named
from learning.plans.pages import GoalPart, PlanPage
from learning.plans.queries import action_in, goal_in
from learning.plans.rules import ActionKind
from learning.plans.steps import services
from learning.plans.steps.queries import offers_page
from learning.plans.typed import ActionDraft
from learning.plans.views.goals import direction_sent
from learning.plans.views.own import back_to_plan, own_page, shown
from learning.web.library import library

LONGEST_SEARCH = 100
NOTHING_TICKED = "Tick at least one, or write one of your own below."
ADD = "/plans/<int(max=2147483647):plan_id>/goals/<int(max=2147483647):goal_id>/actions/add"
OWN = "/plans/<int(max=2147483647):plan_id>/goals/<int(max=2147483647):goal_id>/actions/own"
ONE = "/plans/<int(max=2147483647):plan_id>/actions/<int(max=2147483647):action_id>"


@blueprint.get(ADD)
@login_required
def choose_actions(plan_id: int, goal_id: int) -> ResponseReturnValue:
    """What moves the goal: lessons, ready-made actions, or something of one's own."""
    page = own_page(plan_id)
    goal = goal_in(page, goal_id)
    if page.is_closed:
        return back_to_plan(plan_id)
    drafts = half_typed(current_user.id, _new_keys(plan_id, goal_id))
    own = OwnActionForm(formdata=None, **drafts.words)
    return _offers(page, goal, own, drafts)


@blueprint.post(ADD)
@login_required
@writes
def take_on_actions(plan_id: int, goal_id: int) -> ResponseReturnValue:
    """What was ticked is in the goal."""
    page = own_page(plan_id)
    goal = goal_in(page, goal_id)
    form = TakeForm()
    done = lessons_done(current_user.id, library())
    offers = [offer_named(choice, library(), done) for choice in form.found.data or ()]
    there = [each for each in offers if each is not None]
    try:
        count = services.take_on(current_user.id, plan_id, goal_id, there, form_id=form.sent_as)
    except Refused as refused:
        form.form_errors.append(refused.message)
    if not offers:
        form.form_errors.append(NOTHING_TICKED)
    if form.form_errors:
        own = OwnActionForm(formdata=None)
        drafts = HalfTyped(_new_keys(plan_id, goal_id))
        return _offers(page, goal, own, drafts, form.form_errors), 422
    flash(f"Added: {count} action{'' if count == 1 else 's'}.", "done")
    if len(there) < len(offers):
        flash("Something you ticked is no longer in the library, so it was left out.")
    return back_to_plan(plan_id, f"goal-{goal_id}")


@blueprint.post(OWN)
@login_required
@writes
def add_own_action(plan_id: int, goal_id: int) -> ResponseReturnValue:
    """An action in one's own words is in the goal."""
    page = own_page(plan_id)
    goal = goal_in(page, goal_id)
    form = OwnActionForm()
    drafts = HalfTyped(_new_keys(plan_id, goal_id))
    if not form.validate():
        return _offers(page, goal, form, drafts), 422
    try:
        services.add_action(
            current_user.id,
            plan_id,
            goal_id,
            replace(_draft(form), kind=ActionKind(form.kind.data)),
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _offers(page, goal, form, drafts), 422
    flash("The action is in your plan.", "done")
    return back_to_plan(plan_id, f"goal-{goal_id}")


@blueprint.get(f"{ONE}/edit")
@login_required
def edit_action(plan_id: int, action_id: int) -> str:
    """The action in a form."""
    page = own_page(plan_id)
    goal, action = action_in(page, action_id)
    drafts = half_typed(current_user.id, _keys(plan_id, action_id))
    form = ActionForm(
        formdata=None,
        text=drafts.words.get("text", action.text),
        due_on=action.due_on,
        protected_minutes=action.protected_minutes,
        edition=action.edition,
    )
    more = {"goal": goal, "action": action, "drafts": drafts, "theirs": None}
    return shown("plans/action.html", page, form=form, **more)


@blueprint.post(f"{ONE}/edit")
@login_required
@writes
def save_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    """The changed action stands; changed elsewhere meanwhile, both versions are shown."""
    page = own_page(plan_id)
    goal, action = action_in(page, action_id)
    form = ActionForm()
    more = {"goal": goal, "action": action, "drafts": HalfTyped(_keys(plan_id, action_id))}
    if not form.validate():
        return shown("plans/action.html", page, form=form, theirs=None, **more), 422
    try:
        services.change_action(
            current_user.id,
            plan_id,
            action_id,
            _draft(form),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = action.edition
        return shown("plans/action.html", page, form=form, theirs=action, **more), 409
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/action.html", page, form=form, theirs=None, **more), 422
    flash("Your action is changed.", "done")
    return back_to_plan(plan_id, f"action-{action_id}")


@blueprint.post(f"{ONE}/done")
@login_required
@writes
def tick_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    """The action is done."""
    return _take(plan_id, action_id, services.tick, "Done. You can undo it beside the action.")


@blueprint.post(f"{ONE}/not-done")
@login_required
@writes
def undo_tick(plan_id: int, action_id: int) -> ResponseReturnValue:
    """The action is still to be done."""
    return _take(plan_id, action_id, services.undo_tick, "It is open again.")


@blueprint.post(f"{ONE}/drop")
@login_required
@writes
def drop_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    """The action is dropped."""
    words = "Dropped. You can take it back below its goal."
    return _take(plan_id, action_id, services.drop, words)


@blueprint.post(f"{ONE}/take-back")
@login_required
@writes
def take_action_back(plan_id: int, action_id: int) -> ResponseReturnValue:
    """A dropped action is one of the goal's again."""
    return _take(plan_id, action_id, services.take_back, "The action is back.")


@blueprint.post(f"{ONE}/move")
@login_required
@writes
def move_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    """The action stands one place higher or lower."""
    step = partial(services.move_action, direction=direction_sent())
    return _take(plan_id, action_id, step, words="")


def _take(
    plan_id: int, action_id: int, step: Callable[[int, int, int], PlanAction], words: str
) -> ResponseReturnValue:
    """One step without a form; what cannot be is said on the plan's page."""
    try:
        action = step(current_user.id, plan_id, action_id)
    except Refused as refused:
        flash(refused.message)
        return back_to_plan(plan_id)
    if words:
        flash(words, "done")
    return back_to_plan(plan_id, f"goal-{action.goal_id}")


def _offers(
    page: PlanPage,
    goal: GoalPart,
    own: OwnActionForm,
    drafts: HalfTyped,
    problems: Sequence[str] = (),
) -> str:
    """The page on which actions are chosen; what was ticked stays ticked if it was refused."""
    look = LookForm(request.args)
    words = (look.words.data or "")[:LONGEST_SEARCH]
    offers = offers_page(current_user.id, page, goal, library(), words)
    kind = take_form(len(offers.domains))
    form = kind() if problems else kind(formdata=None)
    form.form_errors.extend(problems)
    form.suggested.choices = offered(offers.suggested)
    form.found.choices = offered(offers.found)
    for number, (title, ready) in enumerate(offers.domains):
        form.in_domain(number).label.text = title
        form.in_domain(number).choices = offered(ready)
    more = {"goal": goal, "offers": offers, "form": form, "own": own, "look": look}
    return shown("plans/offers.html", page, drafts=drafts, **more)


def _draft(form: ActionForm) -> ActionDraft:
    return ActionDraft(
        text=form.text.data or "",
        due_on=form.due_on.data,
        protected_minutes=form.protected_minutes.data,
    )


def _new_keys(plan_id: int, goal_id: int) -> dict[str, str]:
    return {"text": rules.form_key(plan_id, "new-action", goal_id, "text")}


def _keys(plan_id: int, action_id: int) -> dict[str, str]:
    return {"text": rules.form_key(plan_id, "action", action_id, "text")}
