"""When somebody of the school is away: the days, never a reason."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.administration.blueprint import blueprint
from learning.administration.staff import queries as staff
from learning.administration.staff.queries import PersonPage
from learning.database import writing
from learning.errors import Refused
from learning.people.access import requires
from learning.people.leaves import queries, services
from learning.people.leaves.forms import AwayForm, form_for
from learning.people.rules import Role


@blueprint.get("/school/people/<int:membership_id>/away")
@requires(Role.ADMINISTRATOR)
def edit_leave(membership_id: int) -> ResponseReturnValue:
    """From when until when they are away."""
    page = staff.person_page(current_user, membership_id)
    return _page(page, form_for(queries.away_of(membership_id, clock.today())))


@blueprint.post("/school/people/<int:membership_id>/away")
@requires(Role.ADMINISTRATOR)
def save_leave(membership_id: int) -> ResponseReturnValue:
    """They are away on these days."""
    page = staff.person_page(current_user, membership_id)
    form = AwayForm()
    if not form.validate():
        return _page(page, form), 422
    try:
        away = form.away(clock.today())
    except Refused as refused:
        form.refuse(refused)
        return _page(page, form), 422
    with writing():
        services.set_away(membership_id, away, by_person_id=current_user.id)
    flash(f"Kept. {page.member.name} gets no reminders on these days.", "done")
    return redirect(url_for("administration.read_person", membership_id=membership_id))


@blueprint.post("/school/people/<int:membership_id>/back")
@requires(Role.ADMINISTRATOR)
def end_leave(membership_id: int) -> ResponseReturnValue:
    """They are back."""
    page = staff.person_page(current_user, membership_id)
    with writing():
        services.come_back(membership_id, by_person_id=current_user.id)
    flash(f"{page.member.name} is not away any more.", "done")
    return redirect(url_for("administration.read_person", membership_id=membership_id))


def _page(page: PersonPage, form: AwayForm) -> str:
    away = queries.away_of(page.member.membership_id, clock.today())
    return render_template("administration/away.html", page=page, form=form, away=away)
