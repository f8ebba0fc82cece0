"""The list of those who were there: read, ticked, added to, taken away as a file."""

import hashlib

from flask import Response, flash, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.inset.attendance import correcting, queries
from learning.inset.attendance.forms import (
    FindForm,
    VisitorForm,
    filter_form,
    number_sent,
    ticks,
)
from learning.inset.attendance.lists import CSV_COLUMNS, SHOWN_WORDS, csv_rows
from learning.inset.attendance.names import Colleague, by_name, found_in, name_key
from learning.inset.attendance.views.shown import ATTENDANCE, back_to_list, begun, shown
from learning.inset.blueprint import blueprint
from learning.inset.models import InsetSession
from learning.inset.sessions.queries import managed_session
from learning.web.downloads import download
from learning.web.spreadsheets import csv_file

MOST_FOUND = 12
LONGEST_SOUGHT = 100


@blueprint.get(ATTENDANCE)
@login_required
def read_attendance(session_id: int) -> str:
    """Everybody invited and everybody who came, ticked or not."""
    return _page(managed_session(current_user, session_id), VisitorForm(formdata=None))


@blueprint.post(ATTENDANCE)
@login_required
@writes
def save_attendance(session_id: int) -> ResponseReturnValue:
    """What was ticked or unticked on the page is so; what others did meanwhile stays."""
    change = begun(session_id)
    sent = ticks(request.form.getlist("were"), request.form.getlist("there"))
    try:
        added = correcting.add_people(change, _known(change.inset_session, sent.added))
        gone = correcting.take_off(
            change, person_ids=sent.taken_off, attendance_ids=sent.visitors_taken_off
        )
    except Refused as refused:
        flash(refused.message)
        return back_to_list(session_id)
    flash(_told(added, gone), "done")
    return back_to_list(session_id)


@blueprint.post(f"{ATTENDANCE}/people")
@login_required
@writes
def add_person(session_id: int) -> ResponseReturnValue:
    """Somebody of the staff who was not invited was there."""
    change = begun(session_id)
    person_id = number_sent(request.form.get("person", ""))
    known = _known(change.inset_session, frozenset({person_id} if person_id else ()))
    try:
        added = correcting.add_people(change, known)
    except Refused as refused:
        flash(refused.message)
        return back_to_list(session_id)
    if known:
        flash("Added to the list." if added else "They were on the list already.", "done")
    else:
        flash("They do not work here today, so add them as a visitor.")
    return back_to_list(session_id)


@blueprint.post(f"{ATTENDANCE}/visitors")
@login_required
@writes
def add_visitor(session_id: int) -> ResponseReturnValue:
    """A visitor was there; one of the name of a member of staff is asked about first."""
    change = begun(session_id)
    form = VisitorForm()
    name = form.name.data or ""
    alike = by_name(queries.colleagues(change.inset_session)).get(name_key(name), ())
    if alike and not form.is_other.data:
        form.name.errors = [_who_is(alike)]
        return _page(change.inset_session, form, alike=alike), 422
    key = "form:" + hashlib.sha256(form.sent_as.encode()).hexdigest()[:48]
    visitor = correcting.Visitor(name=name, school=form.school.data or "", key=key)
    try:
        correcting.add_visitor(change, visitor)
    except Refused as refused:
        form.refuse(refused)
        return _page(change.inset_session, form), 422
    flash("The visitor is on the list.", "done")
    return back_to_list(session_id)


@blueprint.get(f"{ATTENDANCE}.csv")
@login_required
def download_attendance(session_id: int) -> Response:
    """The list as a file for a spreadsheet, visitors with their school."""
    row = managed_session(current_user, session_id)
    lines = queries.attendance_list(row).everybody
    body = csv_file(CSV_COLUMNS, csv_rows(lines))
    day = clock.london_day(row.starts_at).isoformat()
    return download(body, "text/csv; charset=utf-8", f"attendance-{day}-{row.id}.csv")


def _page(
    row: InsetSession, visitor_form: VisitorForm, *, alike: tuple[Colleague, ...] = ()
) -> str:
    show = request.args.get("show", "")
    page = queries.attendance_list(
        row,
        shown=show if show in SHOWN_WORDS else "",
        group_id=number_sent(request.args.get("group", "")),
    )
    sought = request.args.get("find", "")[:LONGEST_SOUGHT].strip()
    return shown(
        "inset/attendance/list.html",
        row,
        page=page,
        filters=filter_form(page),
        finder=FindForm(data={"find": sought}),
        sought=sought,
        found=_found(row, page.everybody, sought) if sought else (),
        visitor_form=visitor_form,
        alike=alike,
    )


def _found(row: InsetSession, lines: object, sought: str) -> tuple[Colleague, ...]:
    here = {line.key for line in lines if line.is_there}  # type: ignore[attr-defined]
    staff = (each for each in queries.colleagues(row) if f"p{each.person_id}" not in here)
    return found_in(staff, sought)[:MOST_FOUND]


def _known(row: InsetSession, person_ids: frozenset[int]) -> list[int]:
    """Those of the people sent who can stand on this list."""
    if not person_ids:
        return []
    can = {each.person_id for each in queries.colleagues(row)} | queries.ever_listed(row.id)
    return sorted(person_ids & can)


def _who_is(alike: tuple[Colleague, ...]) -> str:
    who = " or ".join(f"{each.name} ({each.what})" for each in alike)
    return f"Is this {who}? Then add them as that. If it is somebody else, tick the box below."


def _told(added: int, gone: int) -> str:
    if not added and not gone:
        return "Saved. Nothing was different."
    parts = [f"{added} added"] if added else []
    parts += [f"{gone} taken off"] if gone else []
    return f"Saved: {' and '.join(parts)}."
