"""Somebody asks for a page, or sends a form, when the browser is not signed in any more.

Nothing is done, and nothing they typed is lost.
"""

from dataclasses import dataclass
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from learning.people.destinations import came_from, safe_next
from learning.web.typed import typed_form


@dataclass(frozen=True, slots=True, kw_only=True)
class InterruptedPage:
    """The way on. `back_url`: the page with the form, as far as is known."""

    is_signed_in: bool
    back_url: str
    sign_in_url: str


def ask_to_sign_in() -> ResponseReturnValue:
    """A page asked for comes after signing in; a form sent is answered with what was typed."""
    if request.method not in ("GET", "HEAD"):
        return _interrupted(HTTPStatus.UNAUTHORIZED)
    here = safe_next(request.full_path.rstrip("?"))
    is_home = here is None or request.endpoint == "home.read_home"
    return redirect(url_for("people.sign_in", next=None if is_home else here))


def refuse_forgery(_error: CSRFError) -> ResponseReturnValue:
    """A form without its token: sent from elsewhere, or opened before the present signing-in."""
    is_signed_in = current_user.is_authenticated
    return _interrupted(HTTPStatus.BAD_REQUEST if is_signed_in else HTTPStatus.UNAUTHORIZED)


def _interrupted(status: int) -> ResponseReturnValue:
    page_with_form = came_from(request.referrer, request.host)
    page = InterruptedPage(
        is_signed_in=current_user.is_authenticated,
        back_url=page_with_form or url_for("home.read_home"),
        sign_in_url=url_for("people.sign_in", next=page_with_form),
    )
    return render_template("people/interrupted.html", page=page, form=typed_form()), status
