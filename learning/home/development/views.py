"""The page of one's own development."""

from flask import render_template
from flask_login import login_required

from learning.home.blueprint import blueprint


@blueprint.get("/development")
@login_required
def read_development() -> str:
    """Where somebody stands with their audit, plan and record, and what is shared with them."""
    return render_template("home/development.html")
