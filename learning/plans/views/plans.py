"""One's plans, a plan as it stands, its own words, and its end."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.plans import rules, services
from learning.plans.blueprint import blueprint
from learning.plans.forms import EditForm
from learning.plans.half_typed import HalfTyped, half_typed
from learning.plans.queries import my_plans
from learning.plans.typed import PlanDraft
from learning.plans.views.own import back_to_plan, own_page, shown
from learning.skills.queries import audit_in_short
from learning.web.library import library


@blueprint.get("/plan")
@login_required
def list_plans() -> str:
    """The open plans and the closed ones; or what a plan is, and how to start one."""
    today = clock.today()
    page = my_plans(current_user.id, library(), today)
    last_round = audit_in_short(current_user.id).last
    return render_template("plans/plans.html", page=page, last_round=last_round, today=today)


@blueprint.get("/plans/<int(max=2147483647):plan_id>")
@login_required
def read_plan(plan_id: int) -> str:
    """The plan: where it stands, what is next, its goals with their actions, its reviews."""
    return shown("plans/plan.html", own_page(plan_id))


@blueprint.get("/plans/<int(max=2147483647):plan_id>/edit")
@login_required
def edit_plan(plan_id: int) -> str:
    """The plan's own words and days in a form."""
    page = own_page(plan_id)
    drafts = half_typed(current_user.id, _keys(plan_id))
    form = EditForm(
        formdata=None,
        heading=page.heading,
        vision=page.vision,
        ends_on=page.ends_on,
        next_review_on=page.next_review_on,
        edition=page.edition,
    )
    form.vision.data = drafts.words.get("vision", page.vision)
    form.ask_for(page.kind)
    return shown("plans/edit.html", page, form=form, drafts=drafts, theirs=None)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/edit")
@login_required
@writes
def save_plan(plan_id: int) -> ResponseReturnValue:
    """The changed words stand; changed elsewhere meanwhile, both versions are shown."""
    page = own_page(plan_id)
    form = EditForm()
    form.ask_for(page.kind)
    drafts = HalfTyped(_keys(plan_id))
    if not form.validate():
        return shown("plans/edit.html", page, form=form, drafts=drafts, theirs=None), 422
    try:
        services.change_plan(
            current_user.id,
            plan_id,
            PlanDraft(
                heading=form.heading.data or "",
                vision=form.vision.data or "",
                ends_on=form.ends_on.data,
                next_review_on=form.next_review_on.data,
            ),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = page.edition
        return shown("plans/edit.html", page, form=form, drafts=drafts, theirs=page), 409
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/edit.html", page, form=form, drafts=drafts, theirs=None), 422
    flash("Your plan is changed.", "done")
    return back_to_plan(plan_id)


@blueprint.get("/plans/<int(max=2147483647):plan_id>/delete")
@login_required
def confirm_deletion(plan_id: int) -> str:
    """What deleting would do, before it is done."""
    return shown("plans/delete.html", own_page(plan_id))


@blueprint.post("/plans/<int(max=2147483647):plan_id>/delete")
@login_required
@writes
def delete_plan(plan_id: int) -> ResponseReturnValue:
    """The plan is gone, and nobody sees it any more."""
    services.delete_plan(current_user.id, plan_id)
    flash("Your plan is deleted.", "done")
    return redirect(url_for("plans.list_plans"))


def _keys(plan_id: int) -> dict[str, str]:
    return {"vision": rules.form_key(plan_id, "vision")}
