"""Signing in and out, and asking for a new password."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from learning.database import writes, writing
from learning.drafts.rules import as_kept
from learning.errors import Refused
from learning.people import interruptions, services, signing_in
from learning.people.attempts import check_password, the_throttle, trace_of
from learning.people.destinations import safe_next
from learning.people.forms import ForgottenPasswordForm, SignInForm, typed
from learning.people.links.services import send_reset
from learning.people.views.pages import asked_for, blueprint, in_words, this_site

NOT_RIGHT = "The e-mail address or the password is not right."
PAGE_WAS_OLD = (
    "This page had been open for a while, or your browser takes no cookies. "
    "Please enter your password once more."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """`ended`: why the browser is no longer signed in. `next`: where the person was going."""

    ended: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgottenPasswordPage:
    """`sends_mail`: whether a link can be sent, or the school's administrator makes one."""

    sends_mail: bool


@blueprint.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    """E-mail address and password; somebody already signed in goes on to where they were going.

    The demonstration has no passwords: it asks whom one would like to be.
    """
    if current_user.is_authenticated:
        return redirect(asked_for())
    if current_app.config["DEMONSTRATION"]:
        return redirect(url_for("demonstration.choose_person"))
    return _sign_in_page(SignInForm(formdata=None))


@blueprint.post("/sign-in")
def submit_sign_in() -> ResponseReturnValue:
    """Signed in, or told in one way that it was not right, or how long to wait."""
    form = SignInForm()
    if not form.validate():
        return _sign_in_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    attempt = check_password(_typed_email(form), typed(form.password))
    if attempt.wait_seconds:
        return _wait(form, attempt.wait_seconds)
    if attempt.credentials is None:
        form.refuse(Refused(NOT_RIGHT, "password"))
        return _sign_in_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    with writing():
        services.note_sign_in(attempt.credentials)
        signing_in.sign_in(attempt.credentials.person_id, remember=form.keep.data)
    return redirect(asked_for())


@blueprint.post("/sign-out")
@writes
def sign_out() -> ResponseReturnValue:
    """The browser is signed out."""
    signing_in.sign_out()
    flash("You are signed out.", "done")
    return redirect(url_for("people.sign_in"))


@blueprint.get("/forgotten-password")
def ask_for_reset() -> str:
    """Where to send a link; without a mail server, whom to ask."""
    return _forgotten_page(ForgottenPasswordForm(formdata=None))


@blueprint.post("/forgotten-password")
def submit_reset_request() -> ResponseReturnValue:
    """The same answer for everybody: if there is such an account, a link is on its way."""
    form = ForgottenPasswordForm()
    site = this_site()
    if not site.sends_mail or not form.validate():
        return _forgotten_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    email = _typed_email(form)
    if the_throttle().admit_reset(trace_of(email)):
        with writing():
            send_reset(email, site)
    return redirect(url_for("people.read_reset_sent"))


@blueprint.get("/forgotten-password/sent")
def read_reset_sent() -> str:
    """What happens next after asking for a new password."""
    return render_template("people/reset_sent.html")


@blueprint.errorhandler(CSRFError)
def refuse_forgery(error: CSRFError) -> ResponseReturnValue:
    """A sign-in page that has stood open asks once more; any other form is as everywhere."""
    if request.endpoint != "people.submit_sign_in":
        return interruptions.refuse_forgery(error)
    if current_user.is_authenticated:
        return redirect(asked_for())
    form = SignInForm()
    form.refuse(Refused(PAGE_WAS_OLD, "password"))
    return _sign_in_page(form), HTTPStatus.BAD_REQUEST


def _typed_email(form: SignInForm | ForgottenPasswordForm) -> str:
    """The address as it is kept. Whether it is one is not judged: that would be another answer."""
    return as_kept(typed(form.email)).strip().lower()


def _sign_in_page(form: SignInForm) -> str:
    page = SignInPage(ended=signing_in.why_ended(), next=safe_next(request.args.get("next")))
    return render_template("people/sign_in.html", page=page, form=form)


def _wait(form: SignInForm, seconds: int) -> ResponseReturnValue:
    form.refuse(
        Refused(
            f"That was tried too often. Wait {in_words(seconds)}, then try again. "
            "Nothing is locked.",
            "password",
        )
    )
    headers = {"Retry-After": str(seconds)}
    return _sign_in_page(form), HTTPStatus.TOO_MANY_REQUESTS, headers


def _forgotten_page(form: ForgottenPasswordForm) -> str:
    page = ForgottenPasswordPage(sends_mail=this_site().sends_mail)
    return render_template("people/forgotten_password.html", page=page, form=form)
