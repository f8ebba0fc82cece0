"""Sharing a plan with somebody, and reading one that is shared."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.plans.blueprint import blueprint
from learning.plans.queries import plan_page
from learning.plans.views.own import own_page, shown
from learning.sharing import services
from learning.sharing.forms import share_form_for
from learning.sharing.queries import opened_share
from learning.sharing.rules import Part, SubjectKind
from learning.web.library import library


@blueprint.get("/plans/<int(max=2147483647):plan_id>/share")
@login_required
def choose_share(plan_id: int) -> str:
    """With whom, which parts, until when; and who sees it now."""
    page = own_page(plan_id)
    form = share_form_for(current_user, SubjectKind.PLAN, today=clock.today())
    return shown("plans/share.html", page, form=form)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/share")
@login_required
@writes
def share_plan(plan_id: int) -> ResponseReturnValue:
    """The person may see it."""
    page = own_page(plan_id)
    form = share_form_for(current_user, SubjectKind.PLAN, today=clock.today())
    if not form.validate_on_submit():
        return shown("plans/share.html", page, form=form), 422
    try:
        services.share(
            current_user.id,
            kind=SubjectKind.PLAN,
            subject_id=plan_id,
            title=page.title_for_others,
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/share.html", page, form=form), 422
    flash("Shared. You see below when it is opened, and can take it back at once.", "done")
    return redirect(url_for("plans.choose_share", plan_id=plan_id))


@blueprint.get("/plan/shared/<int(max=2147483647):share_id>")
@login_required
def read_shared_plan(share_id: int) -> ResponseReturnValue:
    """Somebody else's plan, to read, with its reviews if they share them."""
    share = opened_share(current_user.id, share_id, SubjectKind.PLAN, now=clock.now())
    if share is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    page = plan_page(share.owner_id, share.subject_id, library(), clock.today())
    return render_template(
        "plans/shared.html", page=page, share=share, shows_reviews=Part.REVIEWS in share.parts
    )
