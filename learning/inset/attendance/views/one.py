"""One person on the list: when they came, for how long, and who a visitor is."""

from datetime import datetime

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.inset.attendance import correcting, queries
from learning.inset.attendance.forms import ArrivalForm, number_sent
from learning.inset.attendance.matching import arrival
from learning.inset.attendance.views.shown import ATTENDANCE, back_to_list, begun, planned_of, shown
from learning.inset.blueprint import blueprint
from learning.inset.models import Attendance, InsetSession
from learning.inset.sessions.queries import managed_session
from learning.web.filters import clock_time

ONE = f"{ATTENDANCE}/<int(max=2147483647):attendance_id>"


@blueprint.get(ONE)
@login_required
def edit_attendance(session_id: int, attendance_id: int) -> str:
    """When somebody came and for how much of it, in a form."""
    row = managed_session(current_user, session_id)
    found = correcting.standing_row(row, attendance_id)
    return _form(row, found, _filled(found))


@blueprint.post(ONE)
@login_required
@writes
def correct_attendance(session_id: int, attendance_id: int) -> ResponseReturnValue:
    """It is so; changed elsewhere meanwhile, both are shown."""
    change = begun(session_id)
    found = correcting.standing_row(change.inset_session, attendance_id)
    form = ArrivalForm()
    try:
        if not form.validate():
            return _form(change.inset_session, found, form), 422
        correcting.correct(
            change,
            attendance_id,
            edition=form.edition.data or "",
            arrived_at=_arrived(change, found, form.arrived.data or ""),
            minutes=form.minutes.data,
            is_remote=bool(form.is_remote.data),
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = correcting.edition_of(found)
        return _form(change.inset_session, found, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _form(change.inset_session, found, form), 422
    flash("Saved.", "done")
    return back_to_list(session_id)


@blueprint.post(f"{ONE}/same")
@login_required
@writes
def name_visitor(session_id: int, attendance_id: int) -> ResponseReturnValue:
    """The visitor is a member of staff: the attendance becomes theirs."""
    change = begun(session_id)
    person_id = number_sent(request.form.get("person", ""))
    staff = {each.person_id: each for each in queries.colleagues(change.inset_session)}
    if person_id not in staff:
        flash("They do not work here today, so the visitor stays as they are.")
        return back_to_list(session_id)
    try:
        correcting.name_visitor(change, attendance_id, person_id)
    except Refused as refused:
        flash(refused.message)
        return back_to_list(session_id)
    flash(f"Now on the list as {staff[person_id].name}.", "done")
    return back_to_list(session_id)


@blueprint.post(f"{ONE}/other")
@login_required
@writes
def tell_visitor_apart(session_id: int, attendance_id: int) -> ResponseReturnValue:
    """The visitor is somebody else of the same name, and stays a visitor."""
    correcting.tell_apart(begun(session_id), attendance_id)
    flash("They stay on the list as a visitor.", "done")
    return back_to_list(session_id)


def _arrived(change: correcting.Change, found: Attendance, written: str) -> datetime | None:
    """The instant that was typed; the one that stands, where its time was not changed."""
    if found.arrived_at and clock_time(found.arrived_at) == written:
        return found.arrived_at
    planned = planned_of(change.inset_session, change.now)
    arrived_at, problem = arrival(written, planned.starts_at, planned.ends_at)
    if problem:
        raise Refused("Write a time near that of the session, such as 15:42.", "arrived")
    return arrived_at


def _filled(found: Attendance) -> ArrivalForm:
    return ArrivalForm(
        formdata=None,
        arrived=clock_time(found.arrived_at) if found.arrived_at else "",
        minutes=found.minutes,
        is_remote=found.is_remote,
        edition=correcting.edition_of(found),
    )


def _form(
    row: InsetSession, found: Attendance, form: ArrivalForm, *, is_conflict: bool = False
) -> str:
    lines = queries.attendance_list(row).everybody
    line = next(each for each in lines if each.attendance_id == found.id)
    return shown("inset/attendance/one.html", row, line=line, form=form, is_conflict=is_conflict)
