"""The first page of whoever looks after a school."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.administration.blueprint import blueprint
from learning.administration.desk import queries
from learning.people.access import requires
from learning.people.rules import Role
from learning.web.library import library


@blueprint.get("/school")
@requires(Role.SENCO, Role.ADMINISTRATOR)
def read_desk() -> ResponseReturnValue:
    """How the school's side of Alongside stands, a line each, and what to do first."""
    roots = current_app.config["ALONGSIDE"].content_roots
    page = queries.desk(current_user, library(), roots)
    return render_template("administration/desk.html", page=page)
