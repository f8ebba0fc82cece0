"""A trial as its owner has it, its share with others, and its end."""

from functools import partial
from pathlib import Path

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from content import TrialGuide
from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.sharing import services as sharing
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.talent.blueprint import blueprint
from learning.talent.trials import queries, services
from learning.talent.trials.forms import EndForm
from learning.talent.trials.pages import TrialPage
from learning.web.downloads import pdf_or_page
from learning.web.library import library

PAPER_CSS = Path(__file__).parents[1] / "paper.css"


def own_page(trial_id: int) -> TrialPage:
    """The trial of whoever asks; raises NotFound for any other."""
    return queries.own_trial_page(current_user.id, trial_id, clock.today())


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>")
@login_required
def read_trial(trial_id: int) -> str:
    """Where the trial stands, the one next thing, its brief, its meetings and reviews."""
    page = own_page(trial_id)
    shares = shares_of(current_user.id, SubjectKind.TRIAL, trial_id, today=clock.today())
    return render_template(
        "talent/trial.html",
        page=page,
        shares=shares,
        guide=_guide(),
        entry_url_of=partial(_entry_url, trial_id),
    )


@blueprint.post("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/show")
@login_required
@writes
def show_brief(trial_id: int) -> ResponseReturnValue:
    """The SENCo can read it, and agree."""
    try:
        services.show_brief(current_user.id, trial_id)
        flash("Shown. Tell them yourself where to look: Development, then Sharing.", "done")
    except Refused as refused:
        flash(refused.message)
    return _to(trial_id)


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/share")
@login_required
def choose_trial_share(trial_id: int) -> str:
    """With whom else it is to be shared, such as the head; and who sees it now."""
    form = share_form_for(current_user, SubjectKind.TRIAL, today=clock.today())
    return _share_page(own_page(trial_id), form)


@blueprint.post("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/share")
@login_required
@writes
def share_trial(trial_id: int) -> ResponseReturnValue:
    """Somebody can read it, until the day that was chosen."""
    page = own_page(trial_id)
    form = share_form_for(current_user, SubjectKind.TRIAL, today=clock.today())
    if not form.validate_on_submit():
        return _share_page(page, form), 422
    try:
        sharing.share(
            current_user.id,
            kind=SubjectKind.TRIAL,
            subject_id=trial_id,
            title=f"Trial: {page.strand}",
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return _share_page(page, form), 422
    flash("Shared. You see below when it is opened, and can take it back at once.", "done")
    return redirect(url_for("talent.choose_trial_share", trial_id=trial_id))


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/print")
@login_required
def print_trial(trial_id: int) -> str:
    """The brief for paper."""
    return render_template("talent/trial_print.html", page=own_page(trial_id), guide=_guide())


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>.pdf")
@login_required
def download_trial(trial_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = own_page(trial_id)
    html = render_template("talent/trial_paper.html", page=page, guide=_guide())
    return pdf_or_page(
        html,
        f"trial-{page.today}.pdf",
        url_for("talent.print_trial", trial_id=trial_id),
        PAPER_CSS,
    )


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/end")
@login_required
def confirm_end(trial_id: int) -> str:
    """What ending it means, and room for a word."""
    form = EndForm(formdata=None)
    return render_template("talent/trial_end.html", page=own_page(trial_id), form=form)


@blueprint.post("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/end")
@login_required
@writes
def end_trial(trial_id: int) -> ResponseReturnValue:
    """It has ended or was stopped; the readiness review is next."""
    form = EndForm()
    page = own_page(trial_id)
    try:
        services.end_trial(
            current_user.id,
            trial_id,
            is_stopped=form.how.data == "stopped",
            note=form.note.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("talent/trial_end.html", page=page, form=form), 422
    flash("Kept. What it comes to is yours to say: ready, not now, or another path.", "done")
    return _to(trial_id)


@blueprint.post("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/reopen")
@login_required
@writes
def reopen_trial(trial_id: int) -> ResponseReturnValue:
    """It goes on as it stood."""
    try:
        services.reopen_trial(current_user.id, trial_id)
        flash("Open again, as it stood.", "done")
    except Refused as refused:
        flash(refused.message)
    return _to(trial_id)


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/delete")
@login_required
def confirm_trial_deletion(trial_id: int) -> str:
    """What deleting would do, before it is done."""
    return render_template("talent/trial_delete.html", page=own_page(trial_id))


@blueprint.post("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/delete")
@login_required
@writes
def delete_trial(trial_id: int) -> ResponseReturnValue:
    """The trial is gone, and nobody sees anything of it."""
    services.delete_trial(current_user.id, trial_id)
    flash("The trial is deleted.", "done")
    return redirect(url_for("talent.read_way"))


def _share_page(page: TrialPage, form: ShareForm) -> str:
    shares = shares_of(current_user.id, SubjectKind.TRIAL, page.trial_id, today=page.today)
    return render_template("talent/trial_share.html", page=page, form=form, shares=shares)


def _to(trial_id: int) -> ResponseReturnValue:
    return redirect(url_for("talent.read_trial", trial_id=trial_id))


def _entry_url(trial_id: int, entry_id: int) -> str:
    return url_for("talent.edit_entry", trial_id=trial_id, entry_id=entry_id)


def _guide() -> TrialGuide:
    return library().shadowing.trial
