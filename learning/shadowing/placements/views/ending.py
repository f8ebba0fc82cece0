"""The end of a placement before its time: withdrawn, cancelled, or finished."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements import ending
from learning.shadowing.placements.forms import NoteForm
from learning.shadowing.placements.views.own import (
    ONE,
    back_to,
    form_page,
    page_of,
    refused_page,
    seen_as,
    take_draft,
)
from learning.shadowing.rules import Party

END = "shadowing/end_placement.html"


@blueprint.get(f"{ONE}/end")
@login_required
def begin_end(placement_id: int) -> ResponseReturnValue:
    """What withdrawing or cancelling does, and room for a word."""
    seen = seen_as(placement_id)
    page = page_of(seen)
    if page.is_ended:
        return back_to(placement_id)
    form = NoteForm(formdata=None)
    saved_at = take_draft(form.note, placement_id, "closing")
    return form_page(END, form, page=page, seen=seen, saved_at=saved_at)


@blueprint.post(f"{ONE}/end")
@login_required
@writes
def end_placement(placement_id: int) -> ResponseReturnValue:
    """It is withdrawn or cancelled, and its coming visits with it."""
    seen = seen_as(placement_id)
    form = NoteForm()
    if not form.validate():
        page = form_page(END, form, page=page_of(seen), seen=seen)
        return page, 422
    try:
        visits = ending.stop(
            current_user.id,
            placement_id,
            seen.party,
            note=form.note.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        return refused_page(END, form, refused, page=page_of(seen), seen=seen)
    flash(_words(visits, is_own=seen.party is Party.VISITOR), "done")
    return back_to(placement_id)


@blueprint.get(f"{ONE}/finish")
@login_required
def confirm_finish(placement_id: int) -> ResponseReturnValue:
    """What finishing early does, before it is done."""
    page = page_of(seen_as(placement_id, Party.VISITOR))
    if page.is_ended:
        return back_to(placement_id)
    return render_template("shadowing/finish_placement.html", page=page, seen=page.seen)


@blueprint.post(f"{ONE}/finish")
@login_required
@writes
def finish_placement(placement_id: int) -> ResponseReturnValue:
    """The placement is finished."""
    seen_as(placement_id, Party.VISITOR)
    try:
        ending.finish(current_user.id, placement_id)
    except Refused as refused:
        flash(refused.message)
        return redirect(url_for("shadowing.read_placement", placement_id=placement_id))
    flash("Finished. What you wrote stays yours.", "done")
    return back_to(placement_id)


def _words(visits: int, *, is_own: bool) -> str:
    word = "You have withdrawn." if is_own else "The placement is cancelled."
    if not visits:
        return f"{word} The others see it on their page."
    count = "One visit is" if visits == 1 else f"{visits} visits are"
    return (
        f"{word} {count} cancelled with it. The others see it on their page; "
        "if a visit is near, tell them yourself as well."
    )
