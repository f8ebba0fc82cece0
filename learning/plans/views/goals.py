"""Goals: added, changed, reached, dropped, taken back, moved."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.plans import rules
from learning.plans.blueprint import blueprint
from learning.plans.forms import GoalForm
from learning.plans.goals import services
from learning.plans.half_typed import HalfTyped, half_typed
from learning.plans.queries import goal_in
from learning.plans.rules import Direction, GoalState
from learning.plans.typed import GoalDraft
from learning.plans.views.own import back_to_plan, own_page, shown

SAID = {
    GoalState.OPEN: "The goal is one of your goals again.",
    GoalState.MET: "Reached. It stays in the plan.",
    GoalState.DROPPED: "The goal is dropped. You can take it back at the end of the page.",
}


@blueprint.get("/plans/<int(max=2147483647):plan_id>/goals/add")
@login_required
def begin_goal(plan_id: int) -> ResponseReturnValue:
    """Room for a goal."""
    page = own_page(plan_id)
    if page.is_closed:
        return back_to_plan(plan_id)
    drafts = half_typed(current_user.id, _keys(plan_id, "new"))
    form = GoalForm(formdata=None, **drafts.words)
    return shown("plans/goal.html", page, form=form, drafts=drafts, goal=None, theirs=None)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/goals/add")
@login_required
@writes
def add_goal(plan_id: int) -> ResponseReturnValue:
    """The plan has the goal; what to do for it is asked next."""
    page = own_page(plan_id)
    form = GoalForm()
    drafts = HalfTyped(_keys(plan_id, "new"))
    if not form.validate():
        return shown("plans/goal.html", page, form=form, drafts=drafts, goal=None, theirs=None), 422
    try:
        goal = services.add_goal(
            current_user.id,
            plan_id,
            _draft(form),
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/goal.html", page, form=form, drafts=drafts, goal=None, theirs=None), 422
    flash("The goal is in your plan.", "done")
    return back_to_plan(plan_id, f"goal-{goal.id}")


@blueprint.get("/plans/<int(max=2147483647):plan_id>/goals/<int(max=2147483647):goal_id>/edit")
@login_required
def edit_goal(plan_id: int, goal_id: int) -> str:
    """The goal in a form."""
    page = own_page(plan_id)
    goal = goal_in(page, goal_id)
    drafts = half_typed(current_user.id, _keys(plan_id, goal_id))
    words = {"text": goal.text, "measure": goal.measure, **drafts.words}
    form = GoalForm(formdata=None, due_on=goal.due_on, edition=goal.edition, **words)
    return shown("plans/goal.html", page, form=form, drafts=drafts, goal=goal, theirs=None)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/goals/<int(max=2147483647):goal_id>/edit")
@login_required
@writes
def save_goal(plan_id: int, goal_id: int) -> ResponseReturnValue:
    """The changed goal stands; changed elsewhere meanwhile, both versions are shown."""
    page = own_page(plan_id)
    goal = goal_in(page, goal_id)
    form = GoalForm()
    drafts = HalfTyped(_keys(plan_id, goal_id))
    if not form.validate():
        return shown("plans/goal.html", page, form=form, drafts=drafts, goal=goal, theirs=None), 422
    try:
        services.change_goal(
            current_user.id,
            plan_id,
            goal_id,
            _draft(form),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = goal.edition
        return shown("plans/goal.html", page, form=form, drafts=drafts, goal=goal, theirs=goal), 409
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/goal.html", page, form=form, drafts=drafts, goal=goal, theirs=None), 422
    flash("Your goal is changed.", "done")
    return back_to_plan(plan_id, f"goal-{goal_id}")


@blueprint.post("/plans/<int(max=2147483647):plan_id>/goals/<int(max=2147483647):goal_id>/state")
@login_required
@writes
def set_goal_state(plan_id: int, goal_id: int) -> ResponseReturnValue:
    """The goal is reached, dropped, or open again."""
    state = _state_sent()
    try:
        services.set_goal_state(current_user.id, plan_id, goal_id, state)
    except Refused as refused:
        flash(refused.message)
    else:
        flash(SAID[state], "done")
    return back_to_plan(plan_id, "dropped" if state is GoalState.DROPPED else f"goal-{goal_id}")


@blueprint.post("/plans/<int(max=2147483647):plan_id>/goals/<int(max=2147483647):goal_id>/move")
@login_required
@writes
def move_goal(plan_id: int, goal_id: int) -> ResponseReturnValue:
    """The goal stands one place higher or lower."""
    try:
        services.move_goal(current_user.id, plan_id, goal_id, direction_sent())
    except Refused as refused:
        flash(refused.message)
    return back_to_plan(plan_id, f"goal-{goal_id}")


def direction_sent() -> Direction:
    """Which way something is to move; raises NotFound for any other word."""
    try:
        return Direction(request.form.get("direction", ""))
    except ValueError as error:
        raise NotFound from error


def _draft(form: GoalForm) -> GoalDraft:
    return GoalDraft(
        text=form.text.data or "", measure=form.measure.data or "", due_on=form.due_on.data
    )


def _state_sent() -> GoalState:
    try:
        return GoalState(request.form.get("state", ""))
    except ValueError as error:
        raise NotFound from error


def _keys(plan_id: int, goal: int | str) -> dict[str, str]:
    return {name: rules.form_key(plan_id, "goal", goal, name) for name in ("text", "measure")}
