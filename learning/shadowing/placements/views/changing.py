"""Changing the aim and the days; asking another host where the first has left."""

from typing import Any

from flask import flash
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements import services
from learning.shadowing.placements.around import hosts_around
from learning.shadowing.placements.forms import ChangeForm, PersonForm, hosts_offered
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.rules import Hold
from learning.shadowing.placements.views.own import (
    ONE,
    aims_offered,
    back_to,
    form_page,
    page_of,
    refused_page,
    seen_as,
    take_draft,
)
from learning.shadowing.rules import Party
from learning.web.library import library

CHANGE = "shadowing/change_placement.html"
HOST = "shadowing/choose_host.html"


@blueprint.get(f"{ONE}/change")
@login_required
def edit_placement(placement_id: int) -> ResponseReturnValue:
    """Aim and days in a form."""
    seen = seen_as(placement_id, Party.VISITOR)
    page = page_of(seen)
    if page.is_ended or page.is_held:
        return back_to(placement_id)
    form = ChangeForm(
        formdata=None,
        aim=seen.aim,
        aims=list(seen.aims),
        starts_on=seen.starts_on,
        ends_on=seen.ends_on,
        edition=str(seen.edition),
    )
    form.offer_aims(library().shadowing.aims, seen.aims)
    saved_at = take_draft(form.aim, placement_id, "aim")
    return form_page(CHANGE, form, page=page, seen=seen, saved_at=saved_at)


@blueprint.post(f"{ONE}/change")
@login_required
@writes
def change_placement(placement_id: int) -> ResponseReturnValue:
    """Aim and days are these; host and leader read on the page what changed."""
    seen = seen_as(placement_id, Party.VISITOR)
    form = ChangeForm()
    form.offer_aims(library().shadowing.aims, seen.aims)
    if not form.validate():
        page = form_page(CHANGE, form, page=page_of(seen), seen=seen)
        return page, 422
    try:
        _, is_anew = services.change(
            current_user.id,
            placement_id,
            form.wish,
            offered_aims=aims_offered(),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.edition.data = str(seen.edition)
        return refused_page(CHANGE, form, refused, page=page_of(seen), seen=seen)
    flash(_words(seen, is_anew=is_anew), "done")
    return back_to(placement_id)


@blueprint.get(f"{ONE}/host")
@login_required
def choose_host(placement_id: int) -> ResponseReturnValue:
    """Who else at the host school can be asked, because the host is no longer there."""
    seen = seen_as(placement_id, Party.VISITOR)
    if seen.hold is not Hold.HOST_LEFT or page_of(seen).is_ended:
        return back_to(placement_id)
    return form_page(HOST, _host_form(seen, formdata=None), seen=seen)


@blueprint.post(f"{ONE}/host")
@login_required
@writes
def ask_other_host(placement_id: int) -> ResponseReturnValue:
    """Another host is asked; everybody agrees anew."""
    seen = seen_as(placement_id, Party.VISITOR)
    form = _host_form(seen)
    if not form.has_chosen:
        form.who.errors = [f"Choose somebody at {seen.host_school}."]
        return form_page(HOST, form, seen=seen), 422
    try:
        services.choose_host(current_user, placement_id, form.who.data)
    except Refused as refused:
        return refused_page(HOST, form, refused, seen=seen)
    flash("They are asked. Once they have said yes, the three of you agree anew.", "done")
    return back_to(placement_id)


def _words(seen: SeenPlacement, *, is_anew: bool) -> str:
    if is_anew and seen.agreed_at is not None:
        return (
            "Changed. These days are far from those that were agreed, "
            "so the three of you agree to the rules anew."
        )
    return "Changed. Your host, and the leader once asked, read on their page what changed."


def _host_form(seen: SeenPlacement, **more: Any) -> PersonForm:
    return PersonForm(
        hosts_offered(
            each
            for each in hosts_around(current_user)
            if each.organisation_id == seen.host_organisation_id and each.person_id != seen.host_id
        ),
        **more,
    )
