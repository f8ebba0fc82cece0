"""The school's key, to be sent to others, and the keys of other schools. No record of anybody."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.administration.blueprint import blueprint
from learning.administration.keys.forms import KeyForm
from learning.database import writes
from learning.errors import Refused
from learning.people.access import requires
from learning.people.rules import Role
from learning.records.keys import queries, services


@blueprint.get("/school/keys")
@requires(Role.ADMINISTRATOR)
def read_keys() -> ResponseReturnValue:
    """The school's own key in short and as text to send, and those it recognises."""
    return _page(KeyForm(formdata=None))


@blueprint.post("/school/keys")
@requires(Role.ADMINISTRATOR)
@writes
def add_key() -> ResponseReturnValue:
    """Records signed with that key show as recognised from now on."""
    form = KeyForm()
    try:
        fingerprint = services.recognise(current_user, name=form.name.data or "", text=form.pasted)
    except Refused as refused:
        form.refuse(refused)
        return _page(form), 422
    flash(f"The key {fingerprint} is recognised from now on.", "done")
    return redirect(url_for("administration.read_keys"))


@blueprint.post("/school/keys/own")
@requires(Role.ADMINISTRATOR)
@writes
def make_key() -> ResponseReturnValue:
    """The school has a key to sign with, made now if it had none that can be used."""
    services.make_own_key(current_user, _secret_key())
    flash("Your school has a key.", "done")
    return redirect(url_for("administration.read_keys"))


@blueprint.get("/school/keys/<int:key_id>/remove")
@requires(Role.ADMINISTRATOR)
def confirm_key_removal(key_id: int) -> ResponseReturnValue:
    """What removing a key would do, before it is done."""
    page = queries.recognised_key(current_user, key_id)
    return render_template("administration/remove_key.html", page=page)


@blueprint.post("/school/keys/<int:key_id>/remove")
@requires(Role.ADMINISTRATOR)
@writes
def remove_key(key_id: int) -> ResponseReturnValue:
    """Records signed with that key show as signed, not recognised, again."""
    name = services.forget(current_user, key_id)
    flash(f"The key of {name} is no longer recognised.", "done")
    return redirect(url_for("administration.read_keys"))


def _page(form: KeyForm) -> str:
    page = queries.keys_page(current_user, _secret_key())
    return render_template("administration/keys.html", page=page, form=form)


def _secret_key() -> str:
    secret: str = current_app.config["ALONGSIDE"].secret_key
    return secret
