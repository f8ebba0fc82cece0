"""Inviting a colleague, and the page of whoever is invited."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import draft_for
from learning.errors import NotAllowed, NotFound, Refused
from learning.people.surroundings.queries import staff_hats
from learning.talent.blueprint import blueprint
from learning.talent.forms import WayForm
from learning.talent.nominations import services
from learning.talent.nominations.forms import InviteForm
from learning.talent.nominations.queries import colleagues_here, invitations_for, paused_until
from learning.talent.nominations.rules import DRAFT_KEY, Reply
from learning.talent.queries import open_interest
from learning.talent.rules import LONGEST_INVITATION

SENT = (
    "Thank you. If an invitation can reach them, it waits on their Home. You will not be told what "
    "becomes of it, and neither will anybody else."
)


@blueprint.get("/becoming-a-senco/invite")
@login_required
def begin_invitation() -> str:
    """A colleague to choose, what was seen of them, and whom to look at twice."""
    draft = draft_for(current_user.id, DRAFT_KEY)
    form = _form(formdata=None, words=draft.body if draft else "")
    return _invite(form, draft)


@blueprint.post("/becoming-a-senco/invite")
@login_required
@writes
def send_invitation() -> ResponseReturnValue:
    """The same answer, whatever the colleague has said before."""
    form = _form()
    if not form.validate():
        return _invite(form), 422
    try:
        services.nominate(
            current_user,
            who_id=form.who_id,
            words=form.words.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _invite(form), 422
    flash(SENT, "done")
    return redirect(url_for("talent.begin_invitation"))


@blueprint.get("/becoming-a-senco/invitation")
@login_required
def read_invitation() -> str:
    """Who invites, in their words, and the four things one can do; or that nothing waits."""
    today = clock.today()
    found = invitations_for(current_user.id, today)
    return render_template(
        "talent/invitation.html",
        invitations=found,
        paused_until=paused_until(current_user.id, today),
        has_begun=open_interest(current_user.id) is not None,
        form=WayForm(formdata=None),
    )


@blueprint.post("/becoming-a-senco/invitation")
@login_required
@writes
def answer_invitation() -> ResponseReturnValue:
    """Yes begins the way; anything else leaves no trace for others."""
    reply = _reply()
    if reply is Reply.YES:
        return _accept()
    if reply is Reply.NO:
        services.decline(current_user.id)
        flash("The invitation is gone. Nobody is told.", "done")
    else:
        services.pause(current_user.id)
        flash("Nobody can invite you for a year. Nobody is told.", "done")
    return redirect(url_for("talent.read_way"))


@blueprint.post("/becoming-a-senco/invitation/again")
@login_required
@writes
def end_pause() -> ResponseReturnValue:
    """Colleagues can invite the person again."""
    services.end_pause(current_user.id)
    flash("Colleagues can invite you again.", "done")
    return redirect(url_for("talent.read_way"))


def _accept() -> ResponseReturnValue:
    try:
        services.accept(current_user.id, form_id=WayForm().sent_as)
    except Refused as refused:
        flash(refused.message)
    else:
        flash("This is your own page now. Whoever invited you is not told.", "done")
    return redirect(url_for("talent.read_way"))


def _reply() -> Reply:
    try:
        return Reply(request.form.get("answer", ""))
    except ValueError as error:
        raise NotFound from error


def _form(**more: object) -> InviteForm:
    if not staff_hats(current_user):
        raise NotAllowed
    return InviteForm(colleagues_here(current_user), **more)


def _invite(form: InviteForm, draft: object = None) -> str:
    return render_template(
        "talent/invite.html",
        form=form,
        draft=draft,
        draft_key=DRAFT_KEY,
        longest=LONGEST_INVITATION,
    )
