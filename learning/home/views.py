"""The first page: a letter to whoever is signed in, a few words about Alongside to all others."""

from flask import Blueprint, render_template
from flask_login import current_user

from learning import clock
from learning.home import queries
from learning.web.library import library

blueprint = Blueprint("home", __name__, template_folder="templates")


@blueprint.get("/")
def read_home() -> str:
    """What is next, what waits, what is done; signed out, what Alongside is and the way in."""
    if not current_user.is_authenticated:
        return render_template("home/front.html")
    page = queries.home_page(current_user, library(), clock.now())
    return render_template("home/home.html", page=page)
