"""The first page: a letter to whoever is signed in, a few words about Alongside to all others."""

from flask import render_template
from flask_login import current_user

from learning import clock
from learning.home import queries
from learning.home.blueprint import blueprint
from learning.home.development import views as development
from learning.web.library import library

__all__ = ["blueprint", "development"]


@blueprint.get("/")
def read_home() -> str:
    """What is next, what waits, what is done; signed out, what Alongside is and the way in."""
    if not current_user.is_authenticated:
        return render_template("home/front.html")
    page = queries.home_page(current_user, library(), clock.now())
    return render_template("home/home.html", page=page)
