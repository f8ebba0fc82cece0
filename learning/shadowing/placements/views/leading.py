"""Time for a placement: whom the visitor asks, and what the leader answers."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements import services
from learning.shadowing.placements.around import leaders_for
from learning.shadowing.placements.forms import (
    NoteForm,
    PersonForm,
    ReleaseForm,
    leaders_offered,
)
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.views.own import (
    ONE,
    back_to,
    form_page,
    page_of,
    refused_page,
    seen_as,
    take_draft,
)
from learning.shadowing.rules import Party, PlacementState

CHOOSE = "shadowing/choose_leader.html"
RELEASE = "shadowing/release.html"
NOT_NOW = "shadowing/not_now.html"


@blueprint.get(f"{ONE}/leader")
@login_required
def choose_leader(placement_id: int) -> ResponseReturnValue:
    """Which leaders can be asked, and what asking tells them."""
    seen = seen_as(placement_id, Party.VISITOR)
    if page_of(seen).is_ended or seen.state is PlacementState.REQUESTED:
        return back_to(placement_id)
    return form_page(CHOOSE, _leader_form(seen, formdata=None), seen=seen)


@blueprint.post(f"{ONE}/leader")
@login_required
@writes
def ask_leader(placement_id: int) -> ResponseReturnValue:
    """The leader learns of it and is asked."""
    seen = seen_as(placement_id, Party.VISITOR)
    form = _leader_form(seen)
    if not form.has_chosen:
        form.who.errors = ["Choose a leader from the list."]
        return form_page(CHOOSE, form, seen=seen), 422
    try:
        row = services.ask_leader(current_user, placement_id, int(form.who.data))
    except Refused as refused:
        return refused_page(CHOOSE, form, refused, seen=seen)
    words = "agree to the rules" if row.released_at else "release time"
    flash(f"Asked to {words}: {form.offered[form.who.data]}. They see it under Placements.", "done")
    return back_to(placement_id)


@blueprint.get(f"{ONE}/release")
@login_required
def begin_release(placement_id: int) -> ResponseReturnValue:
    """Who asks for which time, and the form to release it; once released, to change it."""
    seen = seen_as(placement_id, Party.HOME_LEADER)
    page = page_of(seen)
    if page.is_ended or page.is_held or page.is_over:
        return back_to(placement_id)
    form = ReleaseForm(
        formdata=None,
        cover=seen.cover,
        protected_minutes=seen.protected_minutes,
        note=seen.leader_note,
        edition=str(seen.edition),
    )
    saved_at = take_draft(form.note, placement_id, "leader_note")
    return form_page(RELEASE, form, page=page, seen=seen, saved_at=saved_at)


@blueprint.post(f"{ONE}/release")
@login_required
@writes
def release_time(placement_id: int) -> ResponseReturnValue:
    """Time is released; what is next for the leader is to agree to the rules."""
    seen = seen_as(placement_id, Party.HOME_LEADER)
    form = ReleaseForm()
    if not form.validate():
        page = form_page(RELEASE, form, page=page_of(seen), seen=seen)
        return page, 422
    try:
        services.release(
            current_user.id,
            placement_id,
            form.given,
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.edition.data = str(seen.edition)
        return refused_page(RELEASE, form, refused, page=page_of(seen), seen=seen)
    if seen.released_at is not None:
        flash("Changed. The visitor sees it on the page of the placement.", "done")
        return back_to(placement_id)
    flash(f"Time is released, and {seen.visitor_name} sees it. Now the rules.", "done")
    return redirect(url_for("shadowing.read_agreement", placement_id=placement_id))


@blueprint.get(f"{ONE}/not-now")
@login_required
def begin_not_now(placement_id: int) -> ResponseReturnValue:
    """Room for a word with a no."""
    seen = seen_as(placement_id, Party.HOME_LEADER)
    if seen.state is not PlacementState.ACCEPTED:
        return back_to(placement_id)
    form = NoteForm(formdata=None)
    saved_at = take_draft(form.note, placement_id, "leader_note")
    return form_page(NOT_NOW, form, seen=seen, saved_at=saved_at)


@blueprint.post(f"{ONE}/not-now")
@login_required
@writes
def say_not_now(placement_id: int) -> ResponseReturnValue:
    """The visitor sees that no time can be released for now, and may ask another leader."""
    seen = seen_as(placement_id, Party.HOME_LEADER)
    form = NoteForm()
    if not form.validate():
        return form_page(NOT_NOW, form, seen=seen), 422
    try:
        services.refuse_release(
            current_user.id,
            placement_id,
            note=form.note.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        return refused_page(NOT_NOW, form, refused, seen=seen)
    flash(f"{seen.visitor_name} sees that time cannot be released for now.", "done")
    return back_to(placement_id)


def _leader_form(seen: SeenPlacement, **more: Any) -> PersonForm:
    leaders = leaders_for(seen.home_organisation_id, seen.visitor_id, clock.today())
    is_waiting = seen.state is PlacementState.ACCEPTED
    return PersonForm(
        leaders_offered(
            each for each in leaders if is_waiting or each.person_id != seen.home_leader_id
        ),
        **more,
    )
