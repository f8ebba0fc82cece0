"""The pages for taking a record along, bringing one, and what was brought."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.clock import today
from learning.database import writes
from learning.errors import Refused
from learning.records.blueprint import blueprint
from learning.records.carrying import queries, services
from learning.records.carrying.forms import BringForm, ChooseForm, ConfirmForm, choose_form
from learning.records.carrying.queries import Along, Offer
from learning.records.carrying.rules import is_same_name
from learning.records.carrying.services import Received
from learning.web.downloads import download
from learning.web.library import library
from learning.web.requests import takes_file


@blueprint.get("/record/take-along")
@login_required
def take_along() -> ResponseReturnValue:
    """What can go into the file, what was chosen, and what would be in it."""
    offer = queries.offer_to(current_user.id, library())
    form = _choose_form(offer, csrf=False)
    form.validate()
    return _choosing(form, offer.along(form.chosen))


@blueprint.post("/record/take-along")
@login_required
@writes
def download_along() -> ResponseReturnValue:
    """The file with what was chosen, signed by each school; its key is made now if it has none."""
    offer = queries.offer_to(current_user.id, library())
    form = _choose_form(offer, csrf=True)
    if not form.validate():
        return _choosing(form, offer.along(form.chosen)), 422
    try:
        body = services.file_for(current_user, offer, form.chosen, _secret_key())
    except Refused as refused:
        form.refuse(refused)
        return _choosing(form, offer.along(form.chosen)), 422
    return download(body, "application/json; charset=utf-8", f"my-record-{today()}.json")


@blueprint.get("/record/bring")
@login_required
def bring_record() -> ResponseReturnValue:
    """A place for a file from another school, and what was brought before."""
    return _bringing(BringForm(formdata=None))


@blueprint.post("/record/bring")
@login_required
@writes
@takes_file
def upload_record() -> ResponseReturnValue:
    """What is new in the file waits to be looked at; nothing of it counts yet."""
    form = BringForm()
    try:
        received = services.receive(current_user, form.body)
    except Refused as refused:
        form.refuse(refused)
        return _bringing(form), 422
    _tell(received)
    endpoint = "records.check_brought" if received.waiting else "records.bring_record"
    return redirect(url_for(endpoint))


@blueprint.get("/record/bring/check")
@login_required
def check_brought() -> ResponseReturnValue:
    """What waits: whom it is about, from which school, what is in it, how it is signed."""
    if not queries.rows_waiting(current_user.id):
        return redirect(url_for("records.bring_record"))
    return _checking(ConfirmForm(formdata=None))


@blueprint.post("/record/bring/check")
@login_required
@writes
def confirm_brought() -> ResponseReturnValue:
    """It is in the record, each entry once."""
    form = ConfirmForm()
    try:
        count = services.confirm(current_user, is_same_person=bool(form.is_same_person.data))
    except Refused as refused:
        form.refuse(refused)
        return _checking(form), 422
    if count:
        entries = "1 entry is" if count == 1 else f"{count} entries are"
        flash(f"{entries} in your record now, with the school it came from.", "done")
    return redirect(url_for("records.bring_record"))


@blueprint.post("/record/bring/discard")
@login_required
@writes
def discard_brought() -> ResponseReturnValue:
    """The file that waited is gone."""
    services.discard(current_user.id)
    flash("The file was not taken, and nothing of it is kept.", "done")
    return redirect(url_for("records.bring_record"))


@blueprint.get("/record/brought/<key>/remove")
@login_required
def confirm_removal(key: str) -> ResponseReturnValue:
    """What removing everything from one school would do, before it is done."""
    blocks = queries.brought_from(current_user.id, key)
    return render_template("records/remove_brought.html", page=blocks, issuer=blocks[0].issuer)


@blueprint.post("/record/brought/<key>/remove")
@login_required
@writes
def remove_brought(key: str) -> ResponseReturnValue:
    """Everything that was brought from that school is gone, whole."""
    services.remove(current_user.id, key)
    flash("What you brought from there is removed from your record.", "done")
    return redirect(url_for("records.bring_record"))


def _choose_form(offer: Offer, *, csrf: bool) -> ChooseForm:
    sent = request.form if csrf else request.args
    is_sent = csrf or "chosen" in request.args
    everything = offer.along(offer.usual)
    return choose_form(everything, offer.usual, sent if is_sent else None, csrf=csrf)


def _choosing(form: ChooseForm, along: Along) -> str:
    return render_template("records/take_along.html", form=form, page=along)


def _bringing(form: BringForm) -> str:
    return render_template(
        "records/bring.html",
        form=form,
        page=queries.by_issuer(queries.brought_by(current_user.id)),
        waits=bool(queries.rows_waiting(current_user.id)),
    )


def _checking(form: ConfirmForm) -> str:
    blocks = queries.waiting_for(current_user.id)
    names = sorted({each.signed_for for each in blocks})
    others = [each for each in names if not is_same_name(each, current_user.name)]
    form.is_same_person.label.text = f"Yes, {' and '.join(others)} is me"
    return render_template("records/check_brought.html", form=form, page=blocks, others=others)


def _tell(received: Received) -> None:
    """In words what became of the parts of a file that are not shown next."""
    if received.changed:
        flash(f"{_parts(received.changed)} not as signed, so nothing of that is taken.")
    if received.here_already and not received.waiting:
        flash("Everything in this file is in your record already. Nothing has changed.")
    elif received.here_already:
        flash(f"{_parts(received.here_already)} here already. You see only what is new.")


def _parts(count: int) -> str:
    return "One part of the file is" if count == 1 else f"{count} parts of the file are"


def _secret_key() -> str:
    secret: str = current_app.config["ALONGSIDE"].secret_key
    return secret
