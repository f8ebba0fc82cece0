"""The blueprint of all pages of administration; the views of each noun hang themselves on it."""

from flask import Blueprint, current_app

from learning.people.letters import Site, site_of

blueprint = Blueprint("administration", __name__, template_folder="templates")


def this_site() -> Site:
    """How people reach the application, from the settings."""
    return site_of(current_app.config["ALONGSIDE"])
