"""The pages of joint reflections: asking, agreeing, writing together, leaving."""

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.drafts.queries import drafts_for
from learning.errors import Conflict, NotFound, Refused
from learning.people.letters import site_of
from learning.reflections.blueprint import blueprint
from learning.reflections.joint import queries, rules, services
from learning.reflections.joint.forms import AskForm, PageForm
from learning.reflections.joint.queries import Joint
from learning.web.calendars import Entry, calendar_download, lasting_uid

ONE = "/reflections/together/<int(max=2147483647):joint_id>"


@blueprint.get("/reflections/together")
@login_required
def list_joint() -> str:
    """All pages the person writes together with somebody, what waits for an answer first."""
    return render_template("reflections/joint_list.html", page=queries.my_joint(current_user.id))


@blueprint.get("/reflections/together/ask")
@login_required
def begin_joint() -> str:
    """Whom to ask, and about what."""
    form = AskForm(queries.whom_to_ask(current_user), formdata=None)
    return render_template("reflections/joint_ask.html", form=form)


@blueprint.post("/reflections/together/ask")
@login_required
@writes
def ask_for_joint() -> ResponseReturnValue:
    """The colleague finds the question on their Home."""
    form = AskForm(queries.whom_to_ask(current_user))
    try:
        joint_id = services.ask_for_joint(
            current_user,
            form.other_id,
            topic=form.topic.data or "",
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("reflections/joint_ask.html", form=form), 422
    flash("Asked. They find your question on their Home; no e-mail is sent.", "done")
    return redirect(url_for("reflections.read_joint", joint_id=joint_id))


@blueprint.get(ONE)
@login_required
def read_joint(joint_id: int) -> str:
    """The page of the two, or what it waits for."""
    page = queries.own_joint(current_user.id, joint_id)
    return render_template("reflections/joint.html", page=page)


@blueprint.post(f"{ONE}/agree")
@login_required
@writes
def agree_to_joint(joint_id: int) -> ResponseReturnValue:
    """Both may write from now on."""
    services.agree(current_user.id, joint_id)
    flash("Agreed. The page belongs to both of you.", "done")
    return _back_to(joint_id)


@blueprint.get(f"{ONE}/edit")
@login_required
def edit_joint(joint_id: int) -> ResponseReturnValue:
    """The three texts in a form, with what was typed here before."""
    page = queries.own_joint(current_user.id, joint_id)
    if not page.may_write:
        return _back_to(joint_id)
    keys = {part: rules.form_key(joint_id, part) for part in rules.PARTS}
    drafts = drafts_for(current_user.id, tuple(keys.values()))
    typed = {part: drafts[key].body for part, key in keys.items() if key in drafts}
    kept = {part: getattr(page, part) for part in rules.PARTS}
    form = PageForm(formdata=None, meet_on=page.meet_on, edition=page.edition, **(kept | typed))
    is_older = any(page.edited_at and page.edited_at > each.saved_at for each in drafts.values())
    saved = {part: drafts[key].saved_at.isoformat() for part, key in keys.items() if key in drafts}
    return _edit_page(page, form, shows_kept=is_older, saved=saved)


@blueprint.post(f"{ONE}/edit")
@login_required
@writes
def save_joint(joint_id: int) -> ResponseReturnValue:
    """The page stands as sent; changed by the other meanwhile, both versions are shown."""
    form = PageForm()
    page = queries.own_joint(current_user.id, joint_id)
    if form.meet_on.errors or not form.validate():
        return _edit_page(page, form), 422
    try:
        services.write(current_user.id, joint_id, form.written)
    except Conflict as conflict:
        form.form_errors.append(conflict.message)
        form.edition.data = str(page.edition)
        return _edit_page(page, form, shows_kept=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _edit_page(page, form, shows_kept=not page.may_write), 422
    flash("Saved for both of you.", "done")
    return _back_to(joint_id)


@blueprint.post(f"{ONE}/finish")
@login_required
@writes
def finish_joint(joint_id: int) -> ResponseReturnValue:
    """It is put among the finished ones, for both."""
    services.finish(current_user.id, joint_id)
    flash("Finished. Both of you can read it, and take it up again.", "done")
    return _back_to(joint_id)


@blueprint.post(f"{ONE}/again")
@login_required
@writes
def take_up_joint_again(joint_id: int) -> ResponseReturnValue:
    """It can be written again."""
    services.take_up_again(current_user.id, joint_id)
    return _back_to(joint_id)


@blueprint.get(f"{ONE}/leave")
@login_required
def confirm_leaving_joint(joint_id: int) -> str:
    """What leaving would do, before it is done."""
    page = queries.own_joint(current_user.id, joint_id)
    return render_template("reflections/joint_leave.html", page=page)


@blueprint.post(f"{ONE}/leave")
@login_required
@writes
def leave_joint(joint_id: int) -> ResponseReturnValue:
    """The page is no longer this person's."""
    services.leave(current_user.id, joint_id)
    flash("It is no longer among your pages.", "done")
    return redirect(url_for("reflections.list_joint"))


@blueprint.get(f"{ONE}.ics")
@login_required
def download_joint_day(joint_id: int) -> Response:
    """The day on which the two look at it again, for a calendar."""
    page = queries.own_joint(current_user.id, joint_id)
    if page.meet_on is None:
        raise NotFound
    site = site_of(current_app.config["ALONGSIDE"])
    entry = Entry(
        uid=lasting_uid("joint", page.joint_id, page.begun_at),
        edition=page.edition,
        day=page.meet_on,
        title=f"Look again together: {page.topic}",
        link=site.link(url_for("reflections.read_joint", joint_id=joint_id)),
    )
    return calendar_download("Looking again together", [entry], f"together-{joint_id}.ics")


def _edit_page(
    page: Joint, form: PageForm, *, shows_kept: bool = False, saved: dict[str, str] | None = None
) -> str:
    return render_template(
        "reflections/joint_edit.html",
        page=page,
        form=form,
        shows_kept=shows_kept,
        saved=saved or {},
        key_of=lambda part: rules.form_key(page.joint_id, part),
    )


def _back_to(joint_id: int) -> ResponseReturnValue:
    return redirect(url_for("reflections.read_joint", joint_id=joint_id))
