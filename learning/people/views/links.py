"""What a single-use link opens: making the first school, accepting an invitation, a new password.

Looking at a link does not use it; sending its form does.
"""

from collections.abc import Callable
from http import HTTPStatus

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.database import writing
from learning.errors import Refused
from learning.people import signing_in
from learning.people.attempts import check_password
from learning.people.forms import InvitationForm, PeopleForm, ResetForm, SetUpForm
from learning.people.links import services
from learning.people.links.queries import LinkPage, LinkState, link_page
from learning.people.links.services import SetUp
from learning.people.rules import LinkPurpose, Phase, Role
from learning.people.views.pages import blueprint, in_words, new_hash, this_site

FORMS: dict[LinkPurpose, type[PeopleForm]] = {
    LinkPurpose.SET_UP: SetUpForm,
    LinkPurpose.INVITATION: InvitationForm,
    LinkPurpose.RESET: ResetForm,
}


@blueprint.get("/links/<token>")
def accept_link(token: str) -> ResponseReturnValue:
    """What the link is for, and the form that uses it; or why it no longer works."""
    page = link_page(token)
    if page.purpose is None or page.state is not LinkState.OPEN:
        return _closed(page)
    return _form_page(page, token, FORMS[page.purpose](formdata=None, name=page.name))


@blueprint.post("/links/<token>")
def submit_link(token: str) -> ResponseReturnValue:
    """The link is used, once, and whoever used it is signed in."""
    page = link_page(token)
    if page.purpose is None or page.state is not LinkState.OPEN:
        return _closed(page)
    if _is_for_viewer(page):
        return _join(page, token)
    form = FORMS[page.purpose]()
    if not form.validate():
        return _form_page(page, token, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        USES[page.purpose](page, token, form)
    except Refused as refused:
        form.refuse(refused)
        return _form_page(page, token, form), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("home.read_home"))


def _set_up(_page: LinkPage, token: str, form: PeopleForm) -> None:
    chosen = {Role.SENCO: form.is_senco.data, Role.LEADER: form.is_leader.data}
    details = SetUp(
        school_name=form.school_name.data,
        phase=Phase(form.phase.data),
        urn=form.urn.data,
        name=form.name.data,
        email=form.email.data,
        roles=frozenset(role for role, is_chosen in chosen.items() if is_chosen),
    )
    made = new_hash(form.password.data, details.name, details.email, details.school_name)
    with writing():
        signing_in.sign_in(services.use_set_up(token, details, password_hash=made))


def _accept(page: LinkPage, token: str, form: PeopleForm) -> None:
    """Somebody new chooses a password; somebody known shows that it is them."""
    if page.has_account:
        _hold_known_password(page.email, form.password.data)
        made = None
    else:
        made = new_hash(form.password.data, form.name.data, page.email, page.school_name)
    with writing():
        person_id = services.accept_invitation(token, name=form.name.data, new_hash=made)
        signing_in.sign_in(person_id)


def _reset(page: LinkPage, token: str, form: PeopleForm) -> None:
    made = new_hash(form.password.data, page.name, page.email)
    with writing():
        signing_in.sign_in(services.use_reset(token, new_hash=made, site=this_site()))


USES: dict[LinkPurpose, Callable[[LinkPage, str, PeopleForm], None]] = {
    LinkPurpose.SET_UP: _set_up,
    LinkPurpose.INVITATION: _accept,
    LinkPurpose.RESET: _reset,
}


def _join(page: LinkPage, token: str) -> ResponseReturnValue:
    """Somebody who is signed in already only says yes."""
    with writing():
        services.accept_invitation(token, name=page.name, new_hash=None)
    flash(f"You now belong to {page.school_name}.", "done")
    return redirect(url_for("home.read_home"))


def _is_for_viewer(page: LinkPage) -> bool:
    is_theirs = current_user.is_authenticated and current_user.id == page.person_id
    return is_theirs and page.purpose is LinkPurpose.INVITATION


def _hold_known_password(email: str, password: str) -> None:
    attempt = check_password(email, password)
    if attempt.wait_seconds:
        wait = in_words(attempt.wait_seconds)
        raise Refused(f"That was tried too often. Wait {wait}.", "password")
    if attempt.credentials is None:
        raise Refused(
            "This is not the password that goes with your e-mail address in Alongside.", "password"
        )


def _form_page(page: LinkPage, token: str, form: PeopleForm) -> str:
    purpose = page.purpose.value if page.purpose else ""
    return render_template(
        f"people/link_{purpose}.html",
        page=page,
        form=form,
        url=url_for("people.submit_link", token=token),
        is_for_viewer=_is_for_viewer(page),
    )


def _closed(page: LinkPage) -> ResponseReturnValue:
    is_unknown = page.state is LinkState.UNKNOWN
    status = HTTPStatus.NOT_FOUND if is_unknown else HTTPStatus.GONE
    return render_template("people/link_closed.html", page=page), status
