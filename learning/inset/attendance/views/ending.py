"""The end of a session, its going on after all, and its not having taken place."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.inset.attendance import ending, queries, rules
from learning.inset.attendance.forms import EndForm
from learning.inset.attendance.views.shown import SESSION, back_to_list, begun, shown
from learning.inset.blueprint import blueprint
from learning.inset.models import InsetSession
from learning.inset.rules import SessionState
from learning.inset.sessions.queries import managed_session


@blueprint.get(f"{SESSION}/end")
@login_required
def confirm_end(session_id: int) -> ResponseReturnValue:
    """What ending the session will do, before it is done."""
    row = managed_session(current_user, session_id)
    return _ask(row) if _is_open(row) else back_to_list(session_id)


@blueprint.post(f"{SESSION}/end")
@login_required
@writes
def end_session(session_id: int) -> ResponseReturnValue:
    """The session has ended. A button elsewhere that asks for it is led to the question."""
    change = begun(session_id)
    row = change.inset_session
    if not _is_open(row):
        flash("This session has ended." if row.ended_at else "This session was cancelled.")
        return back_to_list(session_id)
    if request.form.get("sure") != "yes":
        return redirect(url_for("inset.confirm_end", session_id=session_id))
    form = EndForm()
    try:
        if not form.validate():
            return _ask(row, form), 422
        ending.end_session(row, current_user.id, change.now, lasted=form.lasted.data)
    except Refused as refused:
        form.refuse(refused)
        return _ask(row, form), 422
    flash("The session has ended. It stands in the record of everybody on the list.", "done")
    return back_to_list(session_id)


@blueprint.post(f"{SESSION}/reopen")
@login_required
@writes
def reopen_session(session_id: int) -> ResponseReturnValue:
    """The session that was ended by mistake goes on."""
    change = begun(session_id)
    try:
        ending.reopen_session(change.inset_session, current_user.id, change.now)
    except Refused as refused:
        flash(refused.message)
    else:
        flash("The session goes on. Its code works again as long as its time allows.", "done")
    return back_to_list(session_id)


@blueprint.get(f"{SESSION}/not-held")
@login_required
def confirm_not_held(session_id: int) -> ResponseReturnValue:
    """What it means that a session did not take place, before it is said."""
    row = managed_session(current_user, session_id)
    if not ending.can_be_changed(row, clock.now()):
        return back_to_list(session_id)
    return shown("inset/attendance/not_held.html", row, count=queries.attendance_count(row.id))


@blueprint.post(f"{SESSION}/not-held")
@login_required
@writes
def mark_not_held(session_id: int) -> ResponseReturnValue:
    """It did not take place: attendance, records and certificates are taken back."""
    change = begun(session_id)
    try:
        ending.undo_session(change.inset_session, current_user.id, change.now)
    except Refused as refused:
        flash(refused.message)
    else:
        flash("The session counts as not having taken place.", "done")
    return back_to_list(session_id)


def _is_open(row: InsetSession) -> bool:
    return row.state in (SessionState.PLANNED, SessionState.OPEN)


def _ask(row: InsetSession, form: EndForm | None = None) -> str:
    if form is None:
        offered = rules.length_so_far(row.starts_at, row.minutes, clock.now())
        form = EndForm(formdata=None, lasted=offered)
    page = queries.attendance_list(row)
    return shown("inset/attendance/end.html", row, page=page, form=form)
