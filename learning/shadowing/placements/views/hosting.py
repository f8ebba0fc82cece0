"""The host's answer: yes, with where to come; or no, with a kind word."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements import ending, services
from learning.shadowing.placements.forms import AcceptForm, NoteForm
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.views.own import (
    ONE,
    back_to,
    form_page,
    page_of,
    refused_page,
    rules_now,
    seen_as,
    take_draft,
)
from learning.shadowing.rules import Party, PlacementState

ACCEPT = "shadowing/accept.html"
DECLINE = "shadowing/decline.html"


@blueprint.get(f"{ONE}/accept")
@login_required
def begin_acceptance(placement_id: int) -> ResponseReturnValue:
    """What was asked, and the form of a yes; once said, to change what was said with it."""
    seen = seen_as(placement_id, Party.HOST)
    page = page_of(seen)
    if page.is_ended or page.is_held:
        return back_to(placement_id)
    form = AcceptForm(
        formdata=None,
        safeguarding_contact=seen.safeguarding_contact,
        note=seen.host_note,
        edition=str(seen.edition),
    )
    saved_at = take_draft(form.note, placement_id, "host_note")
    return form_page(ACCEPT, form, page=page, seen=seen, saved_at=saved_at)


@blueprint.post(f"{ONE}/accept")
@login_required
@writes
def accept_placement(placement_id: int) -> ResponseReturnValue:
    """The host has said yes; what is next for them is to agree to the rules."""
    seen = seen_as(placement_id, Party.HOST)
    form = AcceptForm()
    if not form.validate():
        return _again(ACCEPT, seen, form)
    try:
        services.accept(
            current_user.id,
            placement_id,
            rules_now(),
            form.said,
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.edition.data = str(seen.edition)
        return refused_page(ACCEPT, form, refused, page=page_of(seen), seen=seen)
    if seen.state is not PlacementState.REQUESTED:
        flash("Changed. Visitors see it on the page of the placement.", "done")
        return back_to(placement_id)
    flash(f"You have said yes, and {seen.visitor_name} sees it. Now the rules.", "done")
    return redirect(url_for("shadowing.read_agreement", placement_id=placement_id))


@blueprint.get(f"{ONE}/decline")
@login_required
def begin_decline(placement_id: int) -> ResponseReturnValue:
    """Room for a kind word with a no."""
    seen = seen_as(placement_id, Party.HOST)
    if seen.state is not PlacementState.REQUESTED:
        return back_to(placement_id)
    form = NoteForm(formdata=None)
    saved_at = take_draft(form.note, placement_id, "closing")
    return form_page(DECLINE, form, page=page_of(seen), seen=seen, saved_at=saved_at)


@blueprint.post(f"{ONE}/decline")
@login_required
@writes
def decline_placement(placement_id: int) -> ResponseReturnValue:
    """The visitor sees that it cannot be this time."""
    seen = seen_as(placement_id, Party.HOST)
    form = NoteForm()
    if not form.validate():
        return _again(DECLINE, seen, form)
    try:
        ending.decline(
            current_user.id,
            placement_id,
            note=form.note.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        return refused_page(DECLINE, form, refused, page=page_of(seen), seen=seen)
    flash(f"{seen.visitor_name} sees that you cannot be host this time.", "done")
    return back_to(placement_id)


def _again(template: str, seen: SeenPlacement, form: AcceptForm | NoteForm) -> ResponseReturnValue:
    page = form_page(template, form, page=page_of(seen), seen=seen)
    return page, 422
