"""What the views of people share: the blueprint, where the site is, a password that is refused."""

from flask import Blueprint, current_app, request, url_for

from learning.errors import Refused
from learning.people import passwords
from learning.people.destinations import safe_next
from learning.people.letters import Site, site_of
from learning.people.password_rules import password_problem

blueprint = Blueprint("people", "learning.people", template_folder="templates")


def this_site() -> Site:
    """How people reach the application, from the settings."""
    return site_of(current_app.config["ALONGSIDE"])


def asked_for() -> str:
    """The page that the person was on the way to, or Home."""
    return safe_next(request.args.get("next")) or url_for("home.read_home")


def new_hash(password: str, *personal: str) -> str:
    """The hash of a new password; Refused if it is too easy to guess. Takes a moment on purpose."""
    problem = password_problem(password, common=passwords.common_passwords(), personal=personal)
    if problem is not None:
        raise Refused(problem, "password")
    return passwords.hashed(password)


def in_words(seconds: int) -> str:
    """How long to wait: `40 seconds`, `about 3 minutes`."""
    if seconds == 1:
        return "1 second"
    minutes = round(seconds / 60)
    return f"{seconds} seconds" if seconds <= 90 else f"about {minutes} minutes"  # noqa: PLR2004
