"""The groups of a school, and who is in each."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.administration.blueprint import blueprint
from learning.administration.groups import queries
from learning.administration.groups.forms import GroupForm, NameForm
from learning.database import writes, writing
from learning.errors import Refused
from learning.people.access import requires
from learning.people.administering.queries import staff_page
from learning.people.groups import services
from learning.people.rules import Role


@blueprint.get("/school/groups")
@requires(Role.ADMINISTRATOR)
def list_groups() -> ResponseReturnValue:
    """The school's groups, and a form for another one."""
    return _list(NameForm(formdata=None))


@blueprint.post("/school/groups")
@requires(Role.ADMINISTRATOR)
def make_group() -> ResponseReturnValue:
    """There is a group with nobody in it yet; its page is where to choose."""
    form = NameForm()
    try:
        if form.validate():
            with writing():
                group_id = services.make_group(current_user, form.name.data or "")
            flash("The group is there. Choose who is in it.", "done")
            return redirect(url_for("administration.edit_group", group_id=group_id))
    except Refused as refused:
        form.refuse(refused)
    return _list(form), 422


@blueprint.get("/school/groups/<int:group_id>")
@requires(Role.ADMINISTRATOR)
def edit_group(group_id: int) -> ResponseReturnValue:
    """One group: its name and who is in it."""
    page = queries.group_page(current_user, group_id)
    form = GroupForm(formdata=None, name=page.name, members=page.member_ids)
    form.offer(page.staff)
    return render_template("administration/group.html", page=page, form=form)


@blueprint.post("/school/groups/<int:group_id>")
@requires(Role.ADMINISTRATOR)
def save_group(group_id: int) -> ResponseReturnValue:
    """The group is called so, and these are in it."""
    page = queries.group_page(current_user, group_id)
    form = GroupForm()
    form.offer(page.staff)
    try:
        if form.validate():
            with writing():
                services.rename_group(current_user, group_id, form.name.data or "")
                services.set_group_members(
                    current_user, group_id, [*page.gone_ids, *(form.members.data or [])]
                )
            flash("The group is saved.", "done")
            return redirect(url_for("administration.list_groups"))
    except Refused as refused:
        form.refuse(refused)
    return render_template("administration/group.html", page=page, form=form), 422


@blueprint.get("/school/groups/<int:group_id>/delete")
@requires(Role.ADMINISTRATOR)
def confirm_group_deletion(group_id: int) -> ResponseReturnValue:
    """What deleting a group does."""
    page = queries.group_page(current_user, group_id)
    return render_template("administration/confirm_group_deletion.html", page=page)


@blueprint.post("/school/groups/<int:group_id>/delete")
@requires(Role.ADMINISTRATOR)
@writes
def delete_group(group_id: int) -> ResponseReturnValue:
    """There is no such group any more."""
    services.delete_group(current_user, group_id)
    flash("The group is deleted.", "done")
    return redirect(url_for("administration.list_groups"))


def _list(form: NameForm) -> str:
    page = staff_page(current_user)
    return render_template("administration/groups.html", page=page, form=form)
