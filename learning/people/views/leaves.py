"""One's own absence: reminders stop, and everything waits."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.people.leaves import queries, services
from learning.people.leaves.forms import AwayForm, form_for
from learning.people.leaves.rules import Away
from learning.people.views.pages import blueprint


@blueprint.get("/account/away")
@login_required
def edit_own_leave() -> str:
    """From when until when the person is away."""
    away = _away()
    return render_template("people/away.html", form=form_for(away), away=away)


@blueprint.post("/account/away")
@login_required
@writes
def save_own_leave() -> ResponseReturnValue:
    """They are away on these days, at every school of theirs."""
    form = AwayForm()
    if not form.validate():
        return render_template("people/away.html", form=form, away=_away()), 422
    try:
        away = form.away(clock.today())
    except Refused as refused:
        form.refuse(refused)
        return render_template("people/away.html", form=form, away=_away()), 422
    for hat in current_user.hats:
        services.set_away(hat.membership_id, away, by_person_id=current_user.id)
    flash("Kept. You get no reminders on these days, and everything waits for you.", "done")
    return redirect(url_for("people.read_account"))


@blueprint.post("/account/back")
@login_required
@writes
def end_own_leave() -> ResponseReturnValue:
    """They are back."""
    for hat in current_user.hats:
        services.come_back(hat.membership_id, by_person_id=current_user.id)
    flash("You are not away any more.", "done")
    return redirect(url_for("people.read_account"))


def _away() -> Away | None:
    hat = current_user.hat
    return queries.away_of(hat.membership_id, clock.today()) if hat else None
