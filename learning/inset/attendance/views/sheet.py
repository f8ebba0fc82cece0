"""A paper sign-in sheet as a file or as pasted lines: read, shown, and kept once confirmed."""

from collections.abc import Mapping

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.inset.attendance import sheets
from learning.inset.attendance.files import LARGEST, MOST_LINES, SheetLine, as_text, read_sheet
from learning.inset.attendance.forms import SheetForm
from learning.inset.attendance.matching import Found
from learning.inset.attendance.views.shown import ATTENDANCE, back_to_list, begun, shown
from learning.inset.blueprint import blueprint
from learning.inset.models import InsetSession
from learning.inset.sessions.queries import managed_session
from learning.web.requests import takes_file


@blueprint.get(f"{ATTENDANCE}/file")
@login_required
def begin_sheet(session_id: int) -> str:
    """The form for a file, or for pasted lines."""
    return _form(managed_session(current_user, session_id), SheetForm(formdata=None))


@blueprint.post(f"{ATTENDANCE}/file")
@login_required
@takes_file
def preview_sheet(session_id: int) -> ResponseReturnValue:
    """Who is meant by each line, to be confirmed before anything is kept."""
    row = managed_session(current_user, session_id)
    form = SheetForm()
    try:
        sheets.check_list(row, clock.now())
        return _preview(row, _sent(form), {}, {}), 422
    except Refused as refused:
        form.refuse(refused)
        return _form(row, form), 422


@blueprint.post(f"{ATTENDANCE}/file/keep")
@login_required
@writes
def keep_sheet(session_id: int) -> ResponseReturnValue:
    """What was confirmed stands on the list; the same sheet again changes nothing."""
    change = begun(session_id)
    choices = {key: value for key, value in request.form.items() if key.startswith("line-")}
    form = SheetForm(formdata=None)
    try:
        lines = read_sheet(request.form.get("text", ""))
        wanted = sheets.chosen(change.inset_session, lines, choices)
        if wanted.errors:
            return _preview(change.inset_session, lines, choices, wanted.errors), 422
        people, visitors = sheets.keep(change, wanted)
    except Refused as refused:
        form.refuse(refused)
        return _form(change.inset_session, form), 422
    added = people + visitors
    told = f"{added} added from the sheet." if added else "Everybody was on the list already."
    flash(told, "done")
    return back_to_list(session_id)


def _sent(form: SheetForm) -> tuple[SheetLine, ...]:
    """The lines of the file or, without one, those pasted."""
    upload = request.files.get("sheet")
    if upload is not None and upload.filename:
        try:
            return read_sheet(upload.stream.read(LARGEST + 1))
        except Refused as refused:
            raise Refused(refused.message, "sheet") from None
    pasted = form.lines.data or ""
    if not pasted.strip():
        raise Refused("Choose a file, or paste the lines.", "sheet")
    try:
        return read_sheet(pasted)
    except Refused as refused:
        raise Refused(refused.message, "lines") from None


def _form(row: InsetSession, form: SheetForm) -> str:
    return shown(
        "inset/attendance/sheet.html",
        row,
        form=form,
        largest=LARGEST // 1000,
        most_lines=MOST_LINES,
    )


def _preview(
    row: InsetSession,
    lines: tuple[SheetLine, ...],
    choices: Mapping[str, str],
    errors: Mapping[str, str],
) -> str:
    found = sheets.found(row, lines)
    return shown(
        "inset/attendance/preview.html",
        row,
        known=[each for each in found if each.found is Found.KNOWN],
        choose=[each for each in found if each.found is Found.CHOOSE],
        nobody=[each for each in found if each.found is Found.NOBODY],
        there=[each for each in found if each.found is Found.THERE],
        staff=sheets.names_of_staff(row),
        schools=sheets.own_schools(row),
        text=as_text(lines),
        choices=choices,
        errors=errors,
    )
