"""Training that expires: its list, each of them, one more time, and putting one away."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.cpd.trainings import queries, services
from learning.cpd.trainings.queries import TrainingLine
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.records.blueprint import blueprint
from learning.records.trainings.forms import RenewForm, TrainingForm
from learning.web.library import library

ALL = "/record/trainings"
ONE = f"{ALL}/<int(max=2147483647):training_id>"


@blueprint.get(ALL)
@login_required
def list_trainings() -> str:
    """What is in date, what runs out soon, what has run out."""
    page = queries.my_trainings(current_user.id)
    return render_template("records/trainings.html", page=page, today=clock.today())


@blueprint.get(f"{ALL}/add")
@login_required
def begin_training() -> str:
    """A form for a training to keep an eye on."""
    form = TrainingForm(formdata=None)
    form.offer(library())
    return render_template("records/training_form.html", form=form, line=None)


@blueprint.post(f"{ALL}/add")
@login_required
@writes
def add_training() -> ResponseReturnValue:
    """It is kept from now on; next comes the day it was done last."""
    form = TrainingForm()
    form.offer(library())
    try:
        _check_number(form)
        key = services.add_training(current_user.id, form.kept, form_id=form.sent_as)
    except Refused as refused:
        form.refuse(refused)
        return render_template("records/training_form.html", form=form, line=None), 422
    flash("Kept. Say below when you did it last, so that it can be told when it runs out.", "done")
    return redirect(url_for("records.read_training", training_id=key))


@blueprint.get(ONE)
@login_required
def read_training(training_id: int) -> str:
    """One training with every time it was done, and room for the next."""
    line = queries.own_training(current_user.id, training_id)
    return _page(line, RenewForm(_offered(line), formdata=None))


@blueprint.post(f"{ONE}/renew")
@login_required
@writes
def renew_training(training_id: int) -> ResponseReturnValue:
    """It was done once more; what was before stays."""
    line = queries.own_training(current_user.id, training_id)
    form = RenewForm(_offered(line))
    if form.done_on.errors or not form.validate():
        return _page(line, form), 422
    try:
        services.renew(
            current_user.id,
            training_id,
            done_on=form.done_on.data,
            provider=form.provider.data or "",
            entry_id=form.entry_id,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(line, form), 422
    flash("Kept, beside every time before.", "done")
    return _back_to(training_id)


@blueprint.post(f"{ONE}/times/<int(max=2147483647):time_id>/remove")
@login_required
@writes
def remove_training_time(training_id: int, time_id: int) -> ResponseReturnValue:
    """A time entered by mistake is gone."""
    services.take_back_time(current_user.id, training_id, time_id)
    flash("Taken off. Your record keeps its line, if there is one.", "done")
    return _back_to(training_id)


@blueprint.get(f"{ONE}/edit")
@login_required
def edit_training(training_id: int) -> str:
    """What it is called and how often it is renewed, in a form."""
    line = queries.own_training(current_user.id, training_id)
    form = TrainingForm(formdata=None)
    form.offer(library())
    form.show(line)
    return render_template("records/training_form.html", form=form, line=line)


@blueprint.post(f"{ONE}/edit")
@login_required
@writes
def save_training(training_id: int) -> ResponseReturnValue:
    """It is changed; elsewhere changed meanwhile, both are shown."""
    line = queries.own_training(current_user.id, training_id)
    form = TrainingForm()
    form.offer(library())
    try:
        _check_number(form)
        services.change_training(
            current_user.id, training_id, form.kept, edition=form.edition.data or ""
        )
    except Refused as refused:
        is_conflict = isinstance(refused, Conflict)
        form.refuse(refused)
        form.edition.data = str(line.edition) if is_conflict else form.edition.data
        status = 409 if is_conflict else 422
        return render_template("records/training_form.html", form=form, line=line), status
    flash("Changed.", "done")
    return _back_to(training_id)


@blueprint.post(f"{ONE}/put-away")
@login_required
@writes
def put_training_away(training_id: int) -> ResponseReturnValue:
    """Nobody asks about it any more; its times stay."""
    services.put_away(current_user.id, training_id)
    flash("Put away. Every time you did it is still here.", "done")
    return redirect(url_for("records.list_trainings"))


@blueprint.post(f"{ONE}/take-up")
@login_required
@writes
def take_training_up(training_id: int) -> ResponseReturnValue:
    """It counts again."""
    services.take_up(current_user.id, training_id)
    return _back_to(training_id)


@blueprint.post(f"{ONE}/delete")
@login_required
@writes
def delete_training(training_id: int) -> ResponseReturnValue:
    """It is gone with its times; the lines of the record stay."""
    services.delete_training(current_user.id, training_id)
    flash("Deleted. The lines of your record are still there.", "done")
    return redirect(url_for("records.list_trainings"))


def _check_number(form: TrainingForm) -> None:
    if form.every_months.process_errors:
        raise Refused("Write a whole number of months, such as 18.", "every_months")


def _offered(line: TrainingLine) -> tuple[queries.OfferedEntry, ...]:
    return queries.entries_offered(current_user.id, line)


def _page(line: TrainingLine, form: RenewForm) -> str:
    module = library().module(line.module_slug) if line.module_slug else None
    return render_template("records/training.html", line=line, form=form, module=module)


def _back_to(training_id: int) -> ResponseReturnValue:
    return redirect(url_for("records.read_training", training_id=training_id))
