"""Whether somebody would like to be reminded by e-mail."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.people.letters import site_of
from learning.reminders import queries, services
from learning.reminders.blueprint import blueprint

__all__ = ["blueprint"]


@blueprint.get("/account/reminders")
@login_required
def edit_choice() -> str:
    """What the reminders are, and whether one gets them."""
    return render_template(
        "reminders/choice.html",
        wants=queries.wants_letters(current_user.id),
        sends=site_of(current_app.config["ALONGSIDE"]).sends_mail,
    )


@blueprint.post("/account/reminders")
@login_required
@writes
def save_choice() -> ResponseReturnValue:
    """They are on, or off."""
    wanted = request.form.get("by_email") == "yes"
    services.choose_letters(current_user.id, wanted=wanted)
    flash("Reminders by e-mail are on." if wanted else "No reminders by e-mail.", "done")
    return redirect(url_for("people.read_account"))
