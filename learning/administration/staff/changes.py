"""Adding somebody to a school's people, and changing what they are there."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug import Response

from learning.administration.blueprint import blueprint, this_site
from learning.administration.staff import queries, services
from learning.administration.staff.forms import AddForm, ChangeForm, change_form
from learning.administration.staff.views import LINK
from learning.database import writing
from learning.errors import Refused
from learning.people import signing_in
from learning.people.access import requires
from learning.people.administering.queries import StaffMember, staff_page
from learning.people.administering.services import LinkToPassOn
from learning.people.rules import Role


@blueprint.get("/school/people/add")
@requires(Role.ADMINISTRATOR)
def begin_person() -> ResponseReturnValue:
    """A form for somebody new."""
    form = AddForm(formdata=None)
    form.offer(staff_page(current_user).groups)
    return render_template("administration/add_person.html", form=form, site=this_site())


@blueprint.post("/school/people/add")
@requires(Role.ADMINISTRATOR)
def add_person() -> ResponseReturnValue:
    """They are on the list, and invited by e-mail or by a link to pass on."""
    form = AddForm()
    form.offer(staff_page(current_user).groups)
    try:
        if form.validate():
            with writing():
                link = services.add_person(
                    current_user, form.newcomer, form.chosen_groups, site=this_site()
                )
            return show_person(link, f"{form.newcomer.name.strip()} is on your list.")
    except Refused as refused:
        form.refuse(refused)
    return render_template("administration/add_person.html", form=form, site=this_site()), 422


@blueprint.get("/school/people/<int:membership_id>/edit")
@requires(Role.ADMINISTRATOR)
def edit_person(membership_id: int) -> ResponseReturnValue:
    """What somebody is at the school, in a form."""
    page = queries.person_page(current_user, membership_id)
    form = change_form(page.member, page.all_groups)
    return render_template("administration/edit_person.html", page=page, form=form)


@blueprint.post("/school/people/<int:membership_id>/edit")
@requires(Role.ADMINISTRATOR)
def save_person(membership_id: int) -> ResponseReturnValue:
    """They are what the form says; who changes their own roles stays signed in here."""
    page = queries.person_page(current_user, membership_id)
    form = ChangeForm()
    form.offer(page.all_groups)
    try:
        if form.validate():
            with writing():
                _change(page.member, form)
            flash(f"What {page.member.name} is here has been changed.", "done")
            return redirect(_next_page(membership_id, form, page.member.person_id))
    except Refused as refused:
        form.refuse(refused)
    return render_template("administration/edit_person.html", page=page, form=form), 422


def show_person(link: LinkToPassOn, said: str) -> Response:
    """Lead to the person's page, which shows the link once if it was not sent."""
    if link.address is None:
        said = f"{said} A link is on its way to them by e-mail."
    else:
        session[LINK] = {"membership_id": link.membership_id, "address": link.address}
    flash(said, "done")
    return redirect(url_for("administration.read_person", membership_id=link.membership_id))


def _change(member: StaffMember, form: ChangeForm) -> None:
    services.change_person(
        current_user,
        member.membership_id,
        form.change(member),
        roles=form.chosen_roles,
        group_ids=form.chosen_groups,
    )
    # New roles sign their person out everywhere; whoever changed their own stays here.
    if member.person_id == current_user.id and form.chosen_roles != member.roles:
        signing_in.sign_in(current_user.id, remember=session.permanent)


def _next_page(membership_id: int, form: ChangeForm, person_id: int | None) -> str:
    """The person's page; Home for somebody who has just stopped being an administrator."""
    if person_id == current_user.id and Role.ADMINISTRATOR not in form.chosen_roles:
        return url_for("home.read_home")
    return url_for("administration.read_person", membership_id=membership_id)
