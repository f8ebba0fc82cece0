"""Taking a plan through its states: agreed, in practice, closed, open again."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.plans import rules, services
from learning.plans.blueprint import blueprint
from learning.plans.forms import AgreeForm
from learning.plans.models import Plan
from learning.plans.rules import PlanState
from learning.plans.views.own import back_to_plan, own_page, shown


@blueprint.get("/plans/<int(max=2147483647):plan_id>/agree")
@login_required
def begin_agreement(plan_id: int) -> ResponseReturnValue:
    """With whom, and when."""
    page = own_page(plan_id)
    if page.state is not PlanState.DRAFT or not page.kept:
        return back_to_plan(plan_id)
    today = clock.today()
    form = AgreeForm(
        formdata=None,
        agreed_on=today,
        next_review_on=page.next_review_on or today + rules.NEXT_REVIEW_AFTER,
    )
    return shown("plans/agree.html", page, form=form)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/agree")
@login_required
@writes
def agree(plan_id: int) -> ResponseReturnValue:
    """The plan is agreed."""
    page = own_page(plan_id)
    form = AgreeForm()
    if not form.validate():
        return shown("plans/agree.html", page, form=form), 422
    try:
        services.agree(
            current_user.id,
            plan_id,
            agreed_on=form.agreed_on.data,
            agreed_with=form.agreed_with.data or "",
            next_review_on=form.next_review_on.data,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/agree.html", page, form=form), 422
    flash("Agreed. Begin whenever you are ready.", "done")
    return back_to_plan(plan_id)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/begin")
@login_required
@writes
def activate(plan_id: int) -> ResponseReturnValue:
    """The plan is in practice."""
    return _take(plan_id, services.activate, "The plan has begun.")


@blueprint.post("/plans/<int(max=2147483647):plan_id>/close")
@login_required
@writes
def close(plan_id: int) -> ResponseReturnValue:
    """The plan is closed; it can be read, and opened again."""
    return _take(plan_id, services.close, "The plan is closed. You can open it again.")


@blueprint.post("/plans/<int(max=2147483647):plan_id>/reopen")
@login_required
@writes
def reopen(plan_id: int) -> ResponseReturnValue:
    """The plan is open again."""
    return _take(plan_id, services.reopen, "The plan is open again.")


def _take(plan_id: int, step: Callable[[int, int], Plan], words: str) -> ResponseReturnValue:
    """One step without a form; what cannot be is said on the plan's page."""
    try:
        step(current_user.id, plan_id)
    except Refused as refused:
        flash(refused.message)
    else:
        flash(words, "done")
    return redirect(url_for("plans.read_plan", plan_id=plan_id))
