"""The page of one's own development."""

from flask import render_template
from flask_login import current_user, login_required

from learning import clock
from learning.home.blueprint import blueprint
from learning.home.development import queries
from learning.skills.rules import how_long
from learning.web.library import library


@blueprint.get("/development")
@login_required
def read_development() -> str:
    """Where somebody stands with their audit, plan and record, and what is shared with them."""
    page = queries.development_page(current_user, library(), clock.today())
    return render_template("home/development.html", page=page, how_long=how_long)
