"""What a single-use link opens: making the first school, accepting an invitation, a new password.

Looking at a link does not use it; sending its form does.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.database import writing
from learning.errors import Refused
from learning.people import signing_in
from learning.people.attempts import check_password
from learning.people.forms import InvitationForm, PeopleForm, ResetForm, SetUpForm, typed
from learning.people.links import services
from learning.people.links.queries import LinkPage, LinkState, link_page
from learning.people.links.services import SetUp
from learning.people.rules import LinkPurpose, Phase, Role
from learning.people.views.pages import blueprint, in_words, new_hash, this_site


@blueprint.get("/links/<token>")
def accept_link(token: str) -> ResponseReturnValue:
    """What the link is for, and the form that uses it; or why it no longer works."""
    page = link_page(token)
    if page is None or page.state is not LinkState.OPEN:
        return _closed(page)
    form = USES[page.purpose].form(formdata=None, name=page.name)
    return _form_page(page, token, form)


@blueprint.post("/links/<token>")
def submit_link(token: str) -> ResponseReturnValue:
    """The link is used, once, and whoever used it is signed in."""
    page = link_page(token)
    if page is None or page.state is not LinkState.OPEN:
        return _closed(page)
    if _is_for_viewer(page):
        return _join(page, token)
    form = USES[page.purpose].form()
    if not form.validate():
        return _form_page(page, token, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        USES[page.purpose].use(page, token, form)
    except Refused as refused:
        form.refuse(refused)
        return _form_page(page, token, form), HTTPStatus.UNPROCESSABLE_ENTITY
    is_new_school = page.purpose is LinkPurpose.SET_UP
    return redirect(url_for("administration.read_desk" if is_new_school else "home.read_home"))


def _set_up(_page: LinkPage, token: str, form: SetUpForm) -> None:
    chosen = {Role.SENCO: form.is_senco.data, Role.LEADER: form.is_leader.data}
    details = SetUp(
        school_name=typed(form.school_name),
        phase=Phase(form.phase.data),
        urn=typed(form.urn),
        name=typed(form.name),
        email=typed(form.email),
        roles=frozenset(role for role, is_chosen in chosen.items() if is_chosen),
    )
    made = new_hash(typed(form.password), details.name, details.email, details.school_name)
    with writing():
        signing_in.sign_in(services.use_set_up(token, details, password_hash=made))


def _accept(page: LinkPage, token: str, form: InvitationForm) -> None:
    """Somebody new chooses a password; somebody known shows that it is them."""
    if page.has_account:
        _hold_known_password(page.email, typed(form.password))
        made = None
    else:
        made = new_hash(typed(form.password), typed(form.name), page.email, page.school_name)
    with writing():
        person_id = services.accept_invitation(token, name=typed(form.name), new_hash=made)
        signing_in.sign_in(person_id)


def _reset(page: LinkPage, token: str, form: ResetForm) -> None:
    made = new_hash(typed(form.password), page.name, page.email)
    with writing():
        signing_in.sign_in(services.use_reset(token, new_hash=made, site=this_site()))


class Use(NamedTuple):
    """How a link of one purpose is used: its form, its page, and what sending the form does."""

    form: type[PeopleForm]
    template: str
    use: Callable[[LinkPage, str, Any], None]


USES = {
    LinkPurpose.SET_UP: Use(SetUpForm, "people/set_up.html", _set_up),
    LinkPurpose.INVITATION: Use(InvitationForm, "people/invitation.html", _accept),
    LinkPurpose.RESET: Use(ResetForm, "people/reset.html", _reset),
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
    attempt = check_password(email, password, even_deactivated=True)
    if attempt.wait_seconds:
        wait = in_words(attempt.wait_seconds)
        raise Refused(f"That was tried too often. Wait {wait}.", "password")
    if attempt.credentials is None:
        raise Refused(
            "This is not the password that goes with your e-mail address in Alongside.", "password"
        )


def _form_page(page: LinkPage, token: str, form: PeopleForm) -> str:
    return render_template(
        USES[page.purpose].template,
        page=page,
        form=form,
        url=url_for("people.submit_link", token=token),
        is_for_viewer=_is_for_viewer(page),
    )


def _closed(page: LinkPage | None) -> ResponseReturnValue:
    status = HTTPStatus.NOT_FOUND if page is None else HTTPStatus.GONE
    return render_template("people/link_closed.html", page=page), status
