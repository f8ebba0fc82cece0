"""The page of problems, for SENCos and administrators."""

from flask import current_app, render_template
from flask_login import login_required

from learning import clock
from learning.courses.blueprint import blueprint
from learning.courses.problems import queries
from learning.people.access import requires
from learning.people.rules import Role
from learning.web.library import library


@blueprint.get("/school/content")
@login_required
@requires(Role.SENCO, Role.ADMINISTRATOR)
def list_problems() -> str:
    """What is wrong with the courses, on which line, and what to do about it."""
    roots = current_app.config["ALONGSIDE"].content_roots
    page = queries.problems_page(library(), roots, clock.today())
    return render_template("courses/problems.html", page=page)
