"""A conversation of one’s own."""

from flask import Response, flash, redirect
from flask.typing import ResponseReturnValue
from flask_login import login_required

from learning.database import writes
from learning.errors import Refused
from learning.talent.blueprint import blueprint
from learning.talent.conversations import services
from learning.talent.conversations.forms import SeenUntilForm
from learning.talent.conversations.views import changes
from learning.talent.conversations.views.sides import own_side, shown

ONE = "/becoming-a-senco/conversations/<int(max=2147483647):conversation_id>"


@blueprint.get(ONE)
@login_required
def read_conversation(conversation_id: int) -> str:
    """With whom, when, where, what about, what was agreed."""
    return shown(own_side(conversation_id))


@blueprint.get(f"{ONE}/time")
@login_required
def edit_time(conversation_id: int) -> ResponseReturnValue:
    """Room for another time."""
    return changes.time_form(own_side(conversation_id))


@blueprint.post(f"{ONE}/time")
@login_required
@writes
def propose_time(conversation_id: int) -> ResponseReturnValue:
    """Another time waits for the other’s answer."""
    return changes.propose(own_side(conversation_id))


@blueprint.post(f"{ONE}/accept")
@login_required
@writes
def accept_time(conversation_id: int) -> ResponseReturnValue:
    """The time that the other proposed is agreed."""
    return changes.accept(own_side(conversation_id))


@blueprint.post(f"{ONE}/held")
@login_required
@writes
def hold_conversation(conversation_id: int) -> ResponseReturnValue:
    """The two have talked."""
    return changes.hold(own_side(conversation_id))


@blueprint.post(f"{ONE}/cancel")
@login_required
@writes
def cancel_conversation(conversation_id: int) -> ResponseReturnValue:
    """It will not take place."""
    return changes.cancel(own_side(conversation_id))


@blueprint.get(f"{ONE}/agreed")
@login_required
def edit_agreed(conversation_id: int) -> ResponseReturnValue:
    """What was agreed, in a form."""
    return changes.agreed_form(own_side(conversation_id))


@blueprint.post(f"{ONE}/agreed")
@login_required
@writes
def write_agreed(conversation_id: int) -> ResponseReturnValue:
    """What was agreed stands for both."""
    return changes.write_agreed(own_side(conversation_id))


@blueprint.post(f"{ONE}/seen-until")
@login_required
@writes
def let_see_conversation(conversation_id: int) -> ResponseReturnValue:
    """The other sees it until another day, or again."""
    side = own_side(conversation_id)
    form = SeenUntilForm()
    held = side.held()
    if not form.validate() or form.ends_on.data is None:
        return shown(side, seen_form=form), 422
    try:
        services.let_see_until(held, form.ends_on.data)
    except Refused as refused:
        form.refuse(refused)
        return shown(side, seen_form=form), 422
    flash("They can see it until then. You can take it back at once.", "done")
    return redirect(side.url("page"))


@blueprint.get(f"{ONE}/conversation.ics")
@login_required
def download_conversation(conversation_id: int) -> Response:
    """The time for a calendar."""
    return changes.calendar(own_side(conversation_id))
