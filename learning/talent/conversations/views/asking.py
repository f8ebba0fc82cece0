"""Asking a SENCo for a conversation."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import KeptDraft, draft_for
from learning.errors import Refused
from learning.sharing.queries import suggested_end
from learning.talent.blueprint import blueprint
from learning.talent.conversations import rules, services
from learning.talent.conversations.forms import AskForm
from learning.talent.conversations.queries import sencos_around
from learning.talent.queries import own_interest
from learning.web.library import library


@blueprint.get("/becoming-a-senco/conversations/ask")
@login_required
def begin_conversation() -> str:
    """Whom to ask, what about, when and where; all but the first may be left open."""
    own_interest(current_user.id)
    draft = draft_for(current_user.id, rules.message_key())
    form = _form(
        formdata=None,
        message=draft.body if draft else "",
        ends_on=suggested_end(current_user.organisation_id, clock.today()),
    )
    return _page(form, draft)


@blueprint.post("/becoming-a-senco/conversations/ask")
@login_required
@writes
def ask_for_conversation() -> ResponseReturnValue:
    """Whoever is asked can see it, and answers there."""
    own_interest(current_user.id)
    form = _form()
    if not form.validate():
        return _page(form), 422
    try:
        row = services.ask(
            current_user,
            who_id=form.who_id,
            message=form.message.data or "",
            proposal=form.proposal,
            starters=form.chosen,
            ends_on=form.last_day,
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(form), 422
    flash(
        f"{row.with_name} can see what you ask, under Development. Nobody is sent a message, so "
        "tell them to look there.",
        "done",
    )
    return redirect(url_for("talent.read_conversation", conversation_id=row.id))


def _form(**more: object) -> AskForm:
    return AskForm(sencos_around(current_user), library().shadowing.starters, **more)


def _page(form: AskForm, draft: KeptDraft | None = None) -> str:
    return render_template(
        "talent/conversation_ask.html",
        form=form,
        draft=draft,
        draft_key=rules.message_key(),
        guide=library().shadowing,
    )
