"""A SENCo's record of the qualification: what the regulations ask, by when, and who may see it."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.cpd.qualifications import queries, reminders, services, words
from learning.cpd.qualifications.forms import RecordForm, filled
from learning.cpd.qualifications.queries import QualificationPage
from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.people.letters import site_of
from learning.sharing import queries as sharing
from learning.sharing import services as shares
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.rules import SubjectKind
from learning.web.calendars import calendar_download

blueprint = Blueprint("qualifications", __name__, template_folder="../templates")

KIND = SubjectKind.QUALIFICATION
TITLE = "SENCo qualification record"


@blueprint.get("/qualification")
@login_required
def read_record() -> str:
    """What the record leads to in a sentence, the days, what to do, and what it rests on."""
    page = _own_page()
    shared = (
        sharing.shares_of(current_user.id, KIND, page.record_id, today=clock.today())
        if page.record_id
        else ()
    )
    return render_template("qualifications/record.html", page=page, shares=shared)


@blueprint.get("/qualification/edit")
@login_required
def edit_record() -> str:
    """The days and answers in a form."""
    page = _own_page()
    return render_template("qualifications/edit.html", page=page, form=filled(page), theirs=None)


@blueprint.post("/qualification/edit")
@login_required
@writes
def save_record() -> ResponseReturnValue:
    """The record says what was entered; changed elsewhere meanwhile, both are shown."""
    form = RecordForm()
    page = _own_page()
    try:
        if not form.validate():
            return _again(page, form), 422
        services.save_record(current_user.id, form.facts(), edition=form.made_from)
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(page.edition)
        return _again(page, form, theirs=page), 409
    except Refused as refused:
        form.refuse(refused)
        return _again(page, form), 422
    flash("Your record is kept.", "done")
    return redirect(url_for("qualifications.read_record"))


@blueprint.get("/qualification/share")
@login_required
def begin_sharing() -> ResponseReturnValue:
    """With whom, and until when."""
    page = _own_page()
    if page.record_id is None:
        return redirect(url_for("qualifications.read_record"))
    form = share_form_for(current_user, KIND, today=clock.today())
    return _sharing(page, form)


@blueprint.post("/qualification/share")
@login_required
@writes
def share_record() -> ResponseReturnValue:
    """The chosen person may see the record until the end of that day."""
    page = _own_page()
    if page.record_id is None:
        raise NotFound
    form = share_form_for(current_user, KIND, today=clock.today())
    try:
        if not form.validate():
            return _sharing(page, form), 422
        shares.share(
            current_user.id,
            kind=KIND,
            subject_id=page.record_id,
            title=TITLE,
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return _sharing(page, form), 422
    flash("Shared. You can take it back at any time.", "done")
    return redirect(url_for("qualifications.read_record"))


@blueprint.get("/qualification/shared/<int(max=2147483647):share_id>")
@login_required
def read_shared_record(share_id: int) -> ResponseReturnValue:
    """Somebody else's record, as long as they share it; first its cover."""
    opened = sharing.opened_share(current_user.id, share_id, KIND, now=clock.now())
    if opened is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    page = queries.shared_record(opened.owner_id, opened.subject_id, clock.today())
    told = words.told_of(page.verdict, page.facts, opened.owner_name)
    return render_template("qualifications/shared.html", page=page, told=told, opened=opened)


@blueprint.get("/qualification.ics")
@login_required
def download_calendar() -> ResponseReturnValue:
    """The last day and the reminders before it for a calendar; its page if there are none."""
    page, today = _own_page(), clock.today()
    link = site_of(current_app.config["ALONGSIDE"]).link(url_for("qualifications.read_record"))
    days = tuple(reminders.entries(page, today, link))
    if not days:
        return redirect(url_for("qualifications.read_record"))
    return calendar_download(TITLE, days, f"senco-qualification-{today}.ics")


@blueprint.get("/qualification/delete")
@login_required
def confirm_deletion() -> ResponseReturnValue:
    """What deleting would do, before it is done."""
    page = _own_page()
    if page.record_id is None:
        return redirect(url_for("qualifications.read_record"))
    return render_template("qualifications/delete.html", page=page)


@blueprint.post("/qualification/delete")
@login_required
@writes
def delete_record() -> ResponseReturnValue:
    """The record is gone."""
    services.delete_record(current_user.id)
    flash("Your record is deleted.", "done")
    return redirect(url_for("qualifications.read_record"))


def _own_page() -> QualificationPage:
    return queries.qualification_page(current_user.id, clock.today())


def _again(
    page: QualificationPage, form: RecordForm, theirs: QualificationPage | None = None
) -> str:
    return render_template("qualifications/edit.html", page=page, form=form, theirs=theirs)


def _sharing(page: QualificationPage, form: ShareForm) -> str:
    return render_template("qualifications/share.html", page=page, form=form)
