"""Planning a visit, changing it, calling it off."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.visits import rules, services
from learning.shadowing.visits.forms import VisitForm, filled_visit
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import seen_visit
from learning.shadowing.visits.times import days_in_words
from learning.shadowing.visits.views.shown import VISIT, page_of, shown

PLACEMENT = "/placements/<int(max=2147483647):placement_id>"


@blueprint.get(f"{PLACEMENT}/visits/plan")
@login_required
def plan_visit(placement_id: int) -> str:
    """When and where; or why no visit can be planned."""
    return _plan(_planned_in(placement_id), VisitForm(formdata=None))


@blueprint.post(f"{PLACEMENT}/visits/plan")
@login_required
@writes
def add_visit(placement_id: int) -> ResponseReturnValue:
    """The visit is planned; both see it."""
    placement = _planned_in(placement_id)
    form = VisitForm()
    if not form.validate():
        return _plan(placement, form), 422
    try:
        visit_id = services.plan_visit(
            current_user.id,
            placement_id,
            form.plan,
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _plan(placement, form), 422
    flash("The visit is planned. Visitor and host both see it.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


@blueprint.get(f"{VISIT}/change")
@login_required
def edit_visit(visit_id: int) -> ResponseReturnValue:
    """When and where, in a form."""
    page = _own_or_hosted(visit_id)
    if not page.may_change:
        return redirect(url_for("shadowing.read_visit", visit_id=visit_id))
    return _change(page, filled_visit(page.visit))


@blueprint.post(f"{VISIT}/change")
@login_required
@writes
def change_visit(visit_id: int) -> ResponseReturnValue:
    """The visit is then and there; changed by the other meanwhile, both are shown."""
    page = _own_or_hosted(visit_id)
    form = VisitForm()
    if not form.validate():
        return _change(page, form), 422
    try:
        services.change_visit(
            current_user.id,
            visit_id,
            form.plan,
            edition=form.made_from,
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(page.visit.edition)
        return _change(page, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _change(page, form), 422
    flash("The visit is changed. Save it to your calendar again.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


@blueprint.get(f"{VISIT}/cancel")
@login_required
def confirm_cancellation(visit_id: int) -> ResponseReturnValue:
    """What cancelling would do, before it is done."""
    page = _own_or_hosted(visit_id)
    if not page.may_cancel:
        return redirect(url_for("shadowing.read_visit", visit_id=visit_id))
    return shown("shadowing/visit_cancel.html", page)


@blueprint.post(f"{VISIT}/cancel")
@login_required
@writes
def cancel_visit(visit_id: int) -> ResponseReturnValue:
    """The visit does not take place, and both see who cancelled it."""
    services.cancel_visit(current_user.id, visit_id)
    flash("The visit is cancelled. Tell the other one, too: no e-mail is sent.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


def _planned_in(placement_id: int) -> SeenPlacement:
    """A placement in which whoever asks can plan visits; NotFound for all others."""
    seen = placement_seen(current_user.id, placement_id)
    if not (seen.is_visitor or seen.is_host):
        raise NotFound
    return seen


def _own_or_hosted(visit_id: int) -> VisitPage:
    seen = seen_visit(current_user.id, visit_id)
    if not (seen.placement.is_visitor or seen.placement.is_host):
        raise NotFound
    return page_of(seen)


def _plan(placement: SeenPlacement, form: VisitForm) -> str:
    why = rules.why_not_noted(
        placement.state, placement.hold, placement.starts_on, placement.ends_on, clock.today()
    )
    return render_template(
        "shadowing/visit_plan.html",
        placement=placement,
        days=days_in_words(placement.starts_on, placement.ends_on),
        form=form,
        why_not=why,
    )


def _change(page: VisitPage, form: VisitForm, *, is_conflict: bool = False) -> str:
    days = days_in_words(page.placement.starts_on, page.placement.ends_on)
    return shown("shadowing/visit_change.html", page, form=form, days=days, is_conflict=is_conflict)
