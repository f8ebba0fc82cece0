"""One activity, to change or to delete."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.visits import noting
from learning.shadowing.visits.activities import Entry
from learning.shadowing.visits.forms import ActivityForm, filled_activity
from learning.shadowing.visits.lines import category_of
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import entries_of
from learning.shadowing.visits.views.day import ONE
from learning.shadowing.visits.views.shown import known_categories, own_page, shown


@blueprint.get(ONE)
@login_required
def edit_activity(visit_id: int, key: str) -> ResponseReturnValue:
    """An activity in a form; one that was entered afterwards is changed with its day."""
    page = own_page(current_user.id, visit_id)
    entry = _entry(visit_id, key)
    if not entry.is_live:
        return redirect(url_for("shadowing.edit_afterwards", visit_id=visit_id))
    return _edit(page, entry, filled_activity(entry, page.categories))


@blueprint.post(ONE)
@login_required
@writes
def change_activity(visit_id: int, key: str) -> ResponseReturnValue:
    """The activity says something else; changed elsewhere meanwhile, both are shown."""
    page = own_page(current_user.id, visit_id)
    entry = _entry(visit_id, key)
    form = ActivityForm()
    try:
        noting.change(
            current_user.id,
            visit_id,
            entry.key,
            form.whole,
            known_categories(),
            edition=form.edition.data or "",
        )
    except Conflict as conflict:
        form.refuse(conflict)
        line = page.line(entry.key)
        form.edition.data = line.edition if line else ""
        return _edit(page, entry, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _edit(page, entry, form), 422
    flash("Your activity is changed.", "done")
    return redirect(url_for("shadowing.read_day", visit_id=visit_id))


@blueprint.post(f"{ONE}/delete")
@login_required
@writes
def delete_activity(visit_id: int, key: str) -> ResponseReturnValue:
    """The activity is gone."""
    noting.delete(current_user.id, visit_id, key, known_categories())
    flash("Deleted. The activity before it goes on until the next one began.", "done")
    return redirect(url_for("shadowing.read_day", visit_id=visit_id))


def _entry(visit_id: int, key: str) -> Entry:
    """What stands under a key, or under which it stands now. The visit is the visitor's own."""
    found = next((each for each in entries_of(visit_id) if key in each.keys), None)
    if found is None:
        raise NotFound
    return found


def _edit(page: VisitPage, entry: Entry, form: ActivityForm, *, is_conflict: bool = False) -> str:
    offered = list(page.categories)
    if entry.category_slug not in {each.slug for each in offered}:
        offered.append(category_of(page.guide, entry.category_slug))
    form.offer(offered)
    return shown(
        "shadowing/activity.html",
        page,
        form=form,
        line=page.line(entry.key),
        is_conflict=is_conflict,
    )
