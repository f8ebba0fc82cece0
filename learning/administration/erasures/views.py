"""Asking to be erased, and erasing somebody who asked."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.administration.blueprint import blueprint
from learning.administration.erasures import queries, services
from learning.administration.erasures.keeping import erased
from learning.database import writes
from learning.errors import Refused
from learning.people.access import requires
from learning.people.rules import Role


@blueprint.get("/account/erasure")
@login_required
def read_erasure() -> ResponseReturnValue:
    """What being erased means, and how to ask for it or take it back."""
    return render_template(
        "administration/ask_for_erasure.html", page=queries.asked_at(current_user.id)
    )


@blueprint.post("/account/erasure")
@login_required
@writes
def ask_for_erasure() -> ResponseReturnValue:
    """The school's administrators see the request."""
    services.ask_for_erasure(current_user.id)
    flash("Your request is with the administrators of your school.", "done")
    return redirect(url_for("administration.read_erasure"))


@blueprint.post("/account/erasure/take-back")
@login_required
@writes
def take_back_request() -> ResponseReturnValue:
    """There is no request any more."""
    services.take_back_request(current_user.id)
    flash("Your request is taken back. Nothing was erased.", "done")
    return redirect(url_for("administration.read_erasure"))


@blueprint.get("/school/people/<int:membership_id>/erase")
@requires(Role.ADMINISTRATOR)
def confirm_erasure(membership_id: int) -> ResponseReturnValue:
    """What goes and what is kept, before anything does."""
    return _page(membership_id)


@blueprint.post("/school/people/<int:membership_id>/erase")
@requires(Role.ADMINISTRATOR)
def erase_person(membership_id: int) -> ResponseReturnValue:
    """Nothing of the person is left but a receipt."""
    page = queries.erasure_page(current_user, membership_id)
    folder = current_app.config["ALONGSIDE"].instance
    try:
        erased(lambda: services.erase_person(current_user, membership_id, folder), folder)
    except Refused as refused:
        return _page(membership_id, refused)
    flash(f"{page.member.name} has been erased.", "done")
    return redirect(url_for("administration.list_people"))


def _page(membership_id: int, refused: Refused | None = None) -> tuple[str, int]:
    page = queries.erasure_page(current_user, membership_id)
    refusal = refused.message if refused else None
    html = render_template("administration/confirm_erasure.html", page=page, refusal=refusal)
    return html, 422 if refused else 200
