"""Joining: the code, then one button for those who are signed in, a name for visitors."""

from dataclasses import replace
from http import HTTPStatus

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.inset.attendance.rules import minutes_late
from learning.inset.blueprint import blueprint
from learning.inset.codes import canonical_code
from learning.inset.models import Attendance, InsetSession
from learning.inset.room import queries, services
from learning.inset.room.forms import ArrivalForm, CodeForm, VisitorForm
from learning.inset.room.pages import join_page
from learning.inset.room.phones import phone_token
from learning.inset.room.rules import Door, is_same_name
from learning.inset.room.views.guessing import LookedUp, another_phone, look_up, this_phone
from learning.people.forms import PeopleForm, typed


@blueprint.get("/join")
def ask_for_join_code() -> str:
    """Where to type the code."""
    this_phone()
    return render_template("inset/join_code.html", form=CodeForm(formdata=None), page=LookedUp())


@blueprint.post("/join")
def submit_join_code() -> ResponseReturnValue:
    """On to the session of the code; or what is wrong with it."""
    form = CodeForm()
    found = look_up(typed(form.code))
    if found.inset_session is None:
        return _no_session(form, found, HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(url_for("inset.join", code=found.inset_session.join_code))


@blueprint.get("/join/<code>")
def join(code: str) -> ResponseReturnValue:
    """Coming in; or why not, and what to do now. Somebody who is in already goes to the room."""
    found = look_up(code)
    if found.inset_session is None:
        return _unknown(code, found)
    this_phone()
    row = found.inset_session
    if _who_is_in(row) is not None:
        return redirect(url_for("inset.read_room", code=row.join_code))
    return _join_page(row, *_empty_forms(row))


@blueprint.post("/join/<code>")
@login_required
@writes
def arrive(code: str) -> ResponseReturnValue:
    """Whoever is signed in is there, and goes to the room."""
    found = look_up(code)
    if found.inset_session is None:
        return _unknown(code, found)
    row, form = found.inset_session, ArrivalForm()
    token = phone_token() if form.was_me.data else None
    try:
        services.come_in(
            row,
            current_user.id,
            clock.now(),
            is_remote=bool(form.is_remote.data),
            was_visitor=token or "",
        )
    except Refused:
        return _join_page(row, form, VisitorForm(formdata=None)), HTTPStatus.CONFLICT
    return redirect(url_for("inset.read_room", code=row.join_code))


@blueprint.post("/join/<code>/visit")
@writes
def arrive_as_visitor(code: str) -> ResponseReturnValue:
    """A visitor is there, with name and school, and goes to the room."""
    found = look_up(code)
    if found.inset_session is None:
        return _unknown(code, found)
    row, form = found.inset_session, VisitorForm()
    if current_user.is_authenticated:
        return redirect(url_for("inset.join", code=row.join_code))
    if not form.validate():
        return _join_page(row, None, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        services.come_in_as_visitor(
            row, typed(form.name), typed(form.school), this_phone(), clock.now()
        )
    except Refused as refused:
        form.refuse(refused)
        return _join_page(row, None, form), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("inset.read_room", code=row.join_code))


@blueprint.post("/join/<code>/leave")
def leave_room(code: str) -> ResponseReturnValue:
    """The phone is no visitor's any more, for whoever holds it next. The list stays as it is."""
    another_phone()
    flash("This phone can be used by somebody else now. Who was on the list still is.", "done")
    return redirect(url_for("inset.join", code=canonical_code(code)))


def _who_is_in(row: InsetSession) -> Attendance | None:
    """The row of whoever looks, if they are on the list already."""
    person_id = current_user.id if current_user.is_authenticated else None
    return queries.guest_attendance(row.id, person_id=person_id, token=phone_token())


def _empty_forms(row: InsetSession) -> tuple[ArrivalForm | None, VisitorForm]:
    """The two ways in; what somebody said before stands in their form."""
    if not current_user.is_authenticated:
        return None, VisitorForm(formdata=None)
    was = _visitor_here(row)
    form = ArrivalForm(
        formdata=None,
        is_remote=queries.said_remote(row.id, current_user.id),
        was_me=is_same_name(was, current_user.name),
    )
    return form, VisitorForm(formdata=None)


def _visitor_here(row: InsetSession) -> str:
    """The name under which this phone came in before somebody signed in on it."""
    token = phone_token()
    found = queries.visitor_attendance(row.id, token) if token else None
    return found.visitor_name if found else ""


def _join_page(row: InsetSession, arrival: ArrivalForm | None, visitor: VisitorForm) -> str:
    now, is_signed_in = clock.now(), current_user.is_authenticated
    page = join_page(row, now, school_name=queries.school_of(row), is_signed_in=is_signed_in)
    page = replace(
        page,
        minutes_late=minutes_late(row.starts_at, now),
        leaders=queries.leaders_of(row) if is_signed_in else (),
        visitor=_visitor_here(row) if is_signed_in else "",
    )
    if page.door is not Door.OPEN:
        return render_template("inset/join_closed.html", page=page)
    return render_template("inset/join.html", page=page, arrival=arrival, visitor=visitor)


def _unknown(code: str, found: LookedUp) -> ResponseReturnValue:
    """The form with the code that came in an address."""
    return _no_session(CodeForm(formdata=None, code=code[:40]), found, HTTPStatus.NOT_FOUND)


def _no_session(form: PeopleForm, found: LookedUp, status: HTTPStatus) -> ResponseReturnValue:
    this_phone()
    form.refuse(Refused(found.problem, "code"))
    html = render_template("inset/join_code.html", form=form, page=found)
    if found.wait_seconds:
        headers = {"Retry-After": str(found.wait_seconds)}
        return html, HTTPStatus.TOO_MANY_REQUESTS, headers
    return html, status
