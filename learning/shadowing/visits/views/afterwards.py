"""The whole day afterwards, in two minutes."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.visits import noting
from learning.shadowing.visits.forms import AfterwardsForm, afterwards_form, filled_afterwards
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import entries_of
from learning.shadowing.visits.views.shown import VISIT, known_categories, own_page, shown


@blueprint.get(f"{VISIT}/afterwards")
@login_required
def edit_afterwards(visit_id: int) -> ResponseReturnValue:
    """Minutes for each kind of work, beside the length of the visit and what was noted live."""
    page = own_page(current_user.id, visit_id)
    entries = entries_of(visit_id)
    edition = noting.afterwards_edition(entries)
    return _edit(page, filled_afterwards(page.categories, entries, edition))


@blueprint.post(f"{VISIT}/afterwards")
@login_required
@writes
def save_afterwards(visit_id: int) -> ResponseReturnValue:
    """What was entered afterwards is this; changed elsewhere meanwhile, both are shown."""
    page = own_page(current_user.id, visit_id)
    form = afterwards_form(page.categories)
    try:
        noting.enter_afterwards(
            current_user.id,
            visit_id,
            form.wanted,
            known_categories(),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = noting.afterwards_edition(entries_of(visit_id))
        return _edit(page, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _edit(page, form), 422
    flash("Your day is kept.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


def _edit(page: VisitPage, form: AfterwardsForm, *, is_conflict: bool = False) -> str:
    return shown("shadowing/afterwards.html", page, form=form, is_conflict=is_conflict)
