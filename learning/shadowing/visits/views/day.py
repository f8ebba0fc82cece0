"""The day on a phone: one tap begins an activity. Works without a script; with one, offline."""

from typing import Any

from flask import Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.diary.rules import MODE_NAMES
from learning.drafts.forms import FORM_ID, new_form_id
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.rules import ENERGY_WORDS, LONGEST_NOTE, TAG_WORDS
from learning.shadowing.visits import noting
from learning.shadowing.visits.forms import DetailsForm, filled_details
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import entries_of
from learning.shadowing.visits.views.shown import VISIT, known_categories, own_page, shown
from learning.web.headers import WORKER_POLICY

ONE = f"{VISIT}/activities/<key>"


@blueprint.get(f"{VISIT}/day")
@login_required
def read_day(visit_id: int) -> ResponseReturnValue:
    """What goes on now and since when; the kinds of work, one button each; what was noted."""
    page = own_page(current_user.id, visit_id)
    return _day(page, _details_of_last(page))


@blueprint.post(f"{VISIT}/activities")
@login_required
@writes
def start_activity(visit_id: int) -> ResponseReturnValue:
    """An activity has begun, and the one before it has ended."""
    sent = request.form.get("form_id", "")
    return _done(
        visit_id,
        lambda: noting.start(
            current_user.id,
            visit_id,
            request.form.get("category", "")[:100],
            known_categories(),
            form_id=sent if FORM_ID.fullmatch(sent) else new_form_id(),
        ),
    )


@blueprint.post(f"{VISIT}/end")
@login_required
@writes
def end_day(visit_id: int) -> ResponseReturnValue:
    """What ran has ended."""
    return _done(visit_id, lambda: noting.end(current_user.id, visit_id, known_categories()))


@blueprint.post(f"{ONE}/undo")
@login_required
@writes
def undo_activity(visit_id: int, key: str) -> ResponseReturnValue:
    """It had not begun after all; the one before it goes on."""
    return _done(
        visit_id, lambda: noting.delete(current_user.id, visit_id, key, known_categories())
    )


@blueprint.post(f"{ONE}/details")
@login_required
@writes
def save_details(visit_id: int, key: str) -> ResponseReturnValue:
    """The activity says more; changed elsewhere meanwhile, both are shown."""
    page = own_page(current_user.id, visit_id)
    form = DetailsForm()
    line = page.line(key)
    if line is None:
        raise NotFound
    try:
        noting.change(
            current_user.id,
            visit_id,
            key,
            form.details,
            known_categories(),
            edition=form.edition.data or "",
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = line.edition
        return _day(page, form, key=key, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _day(page, form, key=key), 422
    return _to_day(visit_id)


def _done(visit_id: int, change: Any) -> ResponseReturnValue:
    """Back to the day; what could not be done is said on it."""
    try:
        change()
    except Refused as refused:
        page = own_page(current_user.id, visit_id)
        return _day(page, _details_of_last(page), refused=refused.message), 422
    return _to_day(visit_id)


def _to_day(visit_id: int) -> ResponseReturnValue:
    return redirect(url_for("shadowing.read_day", visit_id=visit_id))


def _details_of_last(page: VisitPage) -> DetailsForm | None:
    if page.last is None:
        return None
    key = page.last.activity.key
    return next(
        (filled_details(each) for each in entries_of(page.visit_id) if each.key == key), None
    )


def _day(
    page: VisitPage,
    form: DetailsForm | None,
    *,
    key: str = "",
    refused: str = "",
    is_conflict: bool = False,
) -> Response:
    """The page, under a policy that lets its script start the worker which opens it offline."""
    about = page.line(key) if key else page.last
    html = shown(
        "shadowing/day.html",
        page,
        form=form,
        about=about,
        refused=refused,
        is_conflict=is_conflict,
        form_id=new_form_id(),
        modes=MODE_NAMES,
        energies=ENERGY_WORDS,
        tags=TAG_WORDS,
        longest_note=LONGEST_NOTE,
    )
    response = make_response(html)
    response.headers["Content-Security-Policy"] = WORKER_POLICY
    return response
