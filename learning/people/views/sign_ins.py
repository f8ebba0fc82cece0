"""The browsers in which a person is signed in, and the school this one looks from."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import NotFound
from learning.people import services, signing_in
from learning.people.views.pages import blueprint


@blueprint.post("/sign-out-everywhere")
@login_required
@writes
def sign_out_everywhere() -> ResponseReturnValue:
    """Every browser is signed out, this one too."""
    services.sign_out_everywhere(current_user.id)
    signing_in.sign_out()
    flash("You are signed out everywhere.", "done")
    return redirect(url_for("people.sign_in"))


@blueprint.post("/account/browsers/<int:sign_in_id>/sign-out")
@login_required
@writes
def sign_out_browser(sign_in_id: int) -> ResponseReturnValue:
    """One browser is signed out."""
    services.end_sign_in_of_browser(current_user.id, sign_in_id)
    flash("That browser is signed out.", "done")
    return redirect(url_for("people.read_account"))


@blueprint.post("/hat")
@login_required
@writes
def choose_hat() -> ResponseReturnValue:
    """The browser looks from another of the person's schools."""
    chosen = request.form.get("membership_id", "")
    if not (chosen.isascii() and chosen.isdigit()):
        raise NotFound
    school_name = services.choose_hat(
        current_user, int(chosen[:12]), token_hash=signing_in.present_token_hash()
    )
    flash(f"You are now working in {school_name}.", "done")
    return redirect(url_for("home.read_home"))
