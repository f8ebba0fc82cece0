"""Changing a session, writing it up, cancelling it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.inset.blueprint import blueprint
from learning.inset.models import InsetSession
from learning.inset.rules import SessionState
from learning.inset.sessions import services, shaping
from learning.inset.sessions.checking import draft_keys, prepared_of
from learning.inset.sessions.forms import CancelForm, NotesForm, SessionForm, filled_session
from learning.inset.sessions.half_made import kept_page
from learning.inset.sessions.queries import managed_session
from learning.inset.sessions.rows import with_rest_of_module
from learning.inset.sessions.views.preparing import arranged, form_page
from learning.inset.sessions.views.shown import SESSION, page_of
from learning.web.library import library


@blueprint.get(f"{SESSION}/change")
@login_required
def edit_session(session_id: int) -> ResponseReturnValue:
    """The session in its form, with what else its module has; one that stands leads to its page."""
    row = managed_session(current_user, session_id)
    if not page_of(row).may_change:
        return _to(session_id)
    arranged_before = kept_page(current_user.id, row.id, request.args.get("draft", ""))
    if arranged_before:
        return form_page(arranged_before, row.organisation_id, row)
    prepared = prepared_of(row)
    form = filled_session(prepared, edition=str(row.edition))
    form.put(with_rest_of_module(prepared.parts, row.module_slug, library()), library())
    return form_page(form, row.organisation_id, row, restores=True)


@blueprint.post(f"{SESSION}/change")
@login_required
@writes
def change_session(session_id: int) -> ResponseReturnValue:
    """The session is so now; changed elsewhere meanwhile, both are shown."""
    row = managed_session(current_user, session_id)
    form = SessionForm()
    form.kind.data = row.kind.value
    if shaping.shape(form, request.form.get("do", ""), library()):
        return arranged(form, row.organisation_id, row)
    if not form.validate():
        return form_page(form, row.organisation_id, row), 422
    try:
        shaping.check_module(form, library())
        services.change_session(current_user, session_id, form.prepared, edition=form.made_from)
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(row.edition)
        return form_page(form, row.organisation_id, row, standing=page_of(row)), 409
    except Refused as refused:
        shaping.refuse(form, refused)
        return form_page(form, row.organisation_id, row), 422
    flash("The session is changed. Whoever has it in a calendar can add it again.", "done")
    return _to(session_id)


@blueprint.get(f"{SESSION}/notes")
@login_required
def edit_notes(session_id: int) -> ResponseReturnValue:
    """What its kind and the standard ask, in a form."""
    row = managed_session(current_user, session_id)
    if row.state is SessionState.CANCELLED:
        return _to(session_id)
    notes = {f"note-{slug}": text for slug, text in prepared_of(row).notes.items()}
    form = NotesForm(formdata=None, data={**notes, "edition": str(row.edition)})
    return _notes_page(row, form)


@blueprint.post(f"{SESSION}/notes")
@login_required
@writes
def save_notes(session_id: int) -> ResponseReturnValue:
    """It is written so now; changed elsewhere meanwhile, both are shown."""
    row = managed_session(current_user, session_id)
    form = NotesForm()
    if not form.validate():
        return _notes_page(row, form), 422
    try:
        services.write_up(
            current_user,
            session_id,
            form.notes,
            edition=form.made_from,
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(row.edition)
        return _notes_page(row, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _notes_page(row, form), 422
    flash("Your words are kept.", "done")
    return _to(session_id)


@blueprint.get(f"{SESSION}/cancel")
@login_required
def confirm_session_cancellation(session_id: int) -> ResponseReturnValue:
    """What cancelling would do, before it is done."""
    row = managed_session(current_user, session_id)
    if not page_of(row).may_change:
        return _to(session_id)
    return _cancel_page(row, CancelForm(formdata=None))


@blueprint.post(f"{SESSION}/cancel")
@login_required
@writes
def cancel_session(session_id: int) -> ResponseReturnValue:
    """The session does not take place; everybody invited sees that."""
    row = managed_session(current_user, session_id)
    form = CancelForm()
    if not form.validate():
        return _cancel_page(row, form), 422
    try:
        services.cancel_session(
            current_user, session_id, form.why.data or "", names_no_pupil=form.is_confirmed
        )
    except Refused as refused:
        form.refuse(refused)
        return _cancel_page(row, form), 422
    flash("The session is cancelled. No e-mail is sent: tell those who may not look.", "done")
    return _to(session_id)


def _notes_page(row: InsetSession, form: NotesForm, *, is_conflict: bool = False) -> str:
    return render_template(
        "inset/session_notes.html",
        page=page_of(row),
        form=form,
        asked=form.asked(row.kind),
        drafts=draft_keys(row.id),
        is_conflict=is_conflict,
    )


def _cancel_page(row: InsetSession, form: CancelForm) -> str:
    return render_template("inset/session_cancel.html", page=page_of(row), form=form)


def _to(session_id: int) -> ResponseReturnValue:
    return redirect(url_for("inset.read_session", session_id=session_id))
