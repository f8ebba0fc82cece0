"""What cannot be done by accident: each page says what will happen, its button makes it happen."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.administration.blueprint import blueprint, this_site
from learning.administration.staff import queries
from learning.administration.staff.changes import show_person
from learning.administration.staff.forms import ON_A_DAY, EndForm
from learning.database import writing
from learning.errors import Refused
from learning.people.access import requires
from learning.people.administering import services as people
from learning.people.administering.queries import StaffState
from learning.people.rules import Role
from learning.web.filters import day


@blueprint.get("/school/people/<int:membership_id>/link")
@requires(Role.ADMINISTRATOR)
def confirm_link(membership_id: int) -> ResponseReturnValue:
    """What a new link does, before there is one."""
    return _page("administration/confirm_link.html", membership_id)


@blueprint.post("/school/people/<int:membership_id>/link")
@requires(Role.ADMINISTRATOR)
def make_link(membership_id: int) -> ResponseReturnValue:
    """A new invitation or reset link, sent or shown once."""
    page = queries.person_page(current_user, membership_id)
    is_invited = page.member.state is StaffState.INVITED
    make = people.invite if is_invited else people.make_reset_link
    try:
        with writing():
            link = make(current_user, membership_id, this_site())
    except Refused as refused:
        return _page("administration/confirm_link.html", membership_id, refused)
    said = "There is a new invitation." if is_invited else "There is a link for a new password."
    return show_person(link, said)


@blueprint.get("/school/people/<int:membership_id>/withdraw")
@requires(Role.ADMINISTRATOR)
def confirm_withdrawal(membership_id: int) -> ResponseReturnValue:
    """What withdrawing an invitation does."""
    return _page("administration/confirm_withdrawal.html", membership_id)


@blueprint.post("/school/people/<int:membership_id>/withdraw")
@requires(Role.ADMINISTRATOR)
def withdraw_invitation(membership_id: int) -> ResponseReturnValue:
    """The person is off the list."""
    name = queries.person_page(current_user, membership_id).member.name
    try:
        with writing():
            people.withdraw_invitation(current_user, membership_id)
    except Refused as refused:
        return _page("administration/confirm_withdrawal.html", membership_id, refused)
    flash(f"The invitation of {name} is withdrawn.", "done")
    return redirect(url_for("administration.list_people"))


@blueprint.get("/school/people/<int:membership_id>/end")
@requires(Role.ADMINISTRATOR)
def confirm_ending(membership_id: int) -> ResponseReturnValue:
    """What the end of a membership means, and when it is to be."""
    page = queries.person_page(current_user, membership_id)
    form = EndForm(formdata=None)
    return render_template("administration/confirm_ending.html", page=page, form=form)


@blueprint.post("/school/people/<int:membership_id>/end")
@requires(Role.ADMINISTRATOR)
def end_membership(membership_id: int) -> ResponseReturnValue:
    """The membership ends now or with a day."""
    page = queries.person_page(current_user, membership_id)
    form = EndForm()
    try:
        if form.validate():
            last_day = form.last_day.data if form.when.data == ON_A_DAY else None
            with writing():
                people.end_membership(current_user, membership_id, last_day=last_day)
            ends = f"ends with {day(last_day)}" if last_day else "has ended"
            flash(f"{page.member.name}’s membership {ends}.", "done")
            return redirect(url_for("administration.list_people"))
    except Refused as refused:
        form.refuse(Refused(refused.message, "last_day" if refused.field else None))
    return render_template("administration/confirm_ending.html", page=page, form=form), 422


@blueprint.get("/school/people/<int:membership_id>/deactivate")
@requires(Role.ADMINISTRATOR)
def confirm_deactivation(membership_id: int) -> ResponseReturnValue:
    """What deactivating an account means."""
    return _page("administration/confirm_deactivation.html", membership_id)


@blueprint.post("/school/people/<int:membership_id>/deactivate")
@requires(Role.ADMINISTRATOR)
def deactivate(membership_id: int) -> ResponseReturnValue:
    """The person cannot sign in any more."""
    return _do(
        people.deactivate,
        membership_id,
        "administration/confirm_deactivation.html",
        "{} has been deactivated.",
    )


@blueprint.get("/school/people/<int:membership_id>/bring-back")
@requires(Role.ADMINISTRATOR)
def confirm_return(membership_id: int) -> ResponseReturnValue:
    """What bringing somebody back means."""
    return _page("administration/confirm_return.html", membership_id)


@blueprint.post("/school/people/<int:membership_id>/bring-back")
@requires(Role.ADMINISTRATOR)
def bring_back(membership_id: int) -> ResponseReturnValue:
    """The person belongs to the school again from today."""
    return _do(
        people.bring_back, membership_id, "administration/confirm_return.html", "{} is here again."
    )


def _do(
    change: Callable[..., None], membership_id: int, template: str, said: str
) -> ResponseReturnValue:
    name = queries.person_page(current_user, membership_id).member.name
    try:
        with writing():
            change(current_user, membership_id)
    except Refused as refused:
        return _page(template, membership_id, refused)
    flash(said.format(name), "done")
    return redirect(url_for("administration.list_people"))


def _page(template: str, membership_id: int, refused: Refused | None = None) -> tuple[str, int]:
    page = queries.person_page(current_user, membership_id)
    refusal = refused.message if refused else None
    html = render_template(template, page=page, refusal=refusal, site=this_site())
    return html, 422 if refused else 200
