"""A person's own account: name, e-mail address, password, schools, browsers."""

from http import HTTPStatus

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes, writing
from learning.errors import Refused
from learning.people import queries, services, signing_in
from learning.people.attempts import check_password
from learning.people.forms import EmailForm, NameForm, PasswordForm, PeopleForm, typed
from learning.people.queries import Credentials
from learning.people.views.pages import blueprint, in_words, new_hash, this_site


@blueprint.get("/account")
@login_required
def read_account() -> str:
    """Everything about one's own account, and what one can do about it."""
    page = queries.account_page(
        current_user, token_hash=signing_in.present_token_hash(), now=clock.now()
    )
    return render_template("people/account.html", page=page)


@blueprint.get("/account/name")
@login_required
def edit_name() -> str:
    """The name as it is shown to others and on certificates."""
    form = NameForm(formdata=None, name=current_user.name)
    return render_template("people/edit_name.html", form=form)


@blueprint.post("/account/name")
@login_required
@writes
def save_name() -> ResponseReturnValue:
    """The name is changed."""
    form = NameForm()
    if not form.validate():
        return _again("people/edit_name.html", form)
    try:
        services.change_name(current_user.id, typed(form.name))
    except Refused as refused:
        return _again("people/edit_name.html", form, refused)
    return _changed("Your name is changed.")


@blueprint.get("/account/email")
@login_required
def edit_email() -> str:
    """The address to sign in with."""
    return render_template("people/edit_email.html", form=EmailForm(formdata=None))


@blueprint.post("/account/email")
@login_required
def save_email() -> ResponseReturnValue:
    """The address is changed, for somebody who knows the password."""
    form = EmailForm()
    if not form.validate():
        return _again("people/edit_email.html", form)
    try:
        _hold_password(typed(form.password), "password")
        with writing():
            services.change_email(current_user.id, typed(form.email), site=this_site())
    except Refused as refused:
        return _again("people/edit_email.html", form, refused)
    return _changed("Your e-mail address is changed. Use the new one to sign in.")


@blueprint.get("/account/password")
@login_required
def edit_password() -> str:
    """A new password in place of the present one."""
    return render_template("people/edit_password.html", form=PasswordForm(formdata=None))


@blueprint.post("/account/password")
@login_required
def save_password() -> ResponseReturnValue:
    """The password is changed, other browsers are signed out, this one has a new token."""
    form = PasswordForm()
    if not form.validate():
        return _again("people/edit_password.html", form)
    try:
        present = _hold_password(typed(form.present_password), "present_password")
        made = new_hash(typed(form.password), *_about_me())
        _replace_password(present, made)
    except Refused as refused:
        return _again("people/edit_password.html", form, refused)
    return _changed("Your password is changed, and your other browsers are signed out.")


def _replace_password(present: Credentials, made: str) -> None:
    with writing():
        services.change_password(
            present.person_id,
            verified_hash=present.password_hash,
            new_hash=made,
            site=this_site(),
        )
        signing_in.sign_in(present.person_id, remember=session.permanent)


def _hold_password(password: str, field: str) -> Credentials:
    """The person's own credentials, if this is their password; Refused if not, or too often."""
    attempt = check_password(current_user.email, password)
    if attempt.wait_seconds:
        raise Refused(f"That was tried too often. Wait {in_words(attempt.wait_seconds)}.", field)
    if attempt.credentials is None:
        raise Refused("This is not your password.", field)
    return attempt.credentials


def _about_me() -> tuple[str, ...]:
    schools = (hat.school_name for hat in current_user.hats)
    return (current_user.name, current_user.email, *schools)


def _again(
    template: str, form: PeopleForm, refused: Refused | None = None
) -> tuple[str, HTTPStatus]:
    if refused is not None:
        form.refuse(refused)
    return render_template(template, form=form), HTTPStatus.UNPROCESSABLE_ENTITY


def _changed(message: str) -> ResponseReturnValue:
    flash(message, "done")
    return redirect(url_for("people.read_account"))
