"""All pages of the network: the board, the directory, and what one offers help with."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.network import queries, rules, services
from learning.network.blueprint import blueprint
from learning.network.board import views as board
from learning.network.directory import views as directory
from learning.network.forms import OffersForm, offers_form
from learning.web.library import library

__all__ = ["blueprint", "board", "directory"]


@blueprint.get("/network/offers")
@login_required
def edit_offers() -> str:
    """A tick and a line for every domain, as they stand."""
    standing = queries.offers_of(current_user.id)
    form = offers_form(library().frameworks, standing, rules.edition(standing))
    return _form(form)


@blueprint.post("/network/offers")
@login_required
@writes
def save_offers() -> ResponseReturnValue:
    """The person offers what is ticked and nothing else; changed elsewhere, both are shown."""
    form = offers_form(library().frameworks)
    if not form.validate():
        return _form(form), 422
    try:
        services.set_offers(
            current_user,
            library(),
            ticked=form.ticked,
            notes=form.notes,
            edition_seen=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = rules.edition(queries.offers_of(current_user.id))
        return _form(form, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _form(form), 422
    offered = any(form.ticked.values())
    done = "Your offers are saved." if offered else "You offer no help now; nobody sees your name."
    flash(done, "done")
    return redirect(url_for("network.read_directory"))


def _form(form: OffersForm, *, shows_standing: bool = False) -> str:
    page = queries.offers_page(current_user, library())
    return render_template(
        "network/offers.html", page=page, form=form, shows_standing=shows_standing
    )
