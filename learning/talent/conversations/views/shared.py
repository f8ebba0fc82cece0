"""A conversation that somebody asks for: what the one who was asked sees and does."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from learning.database import writes
from learning.errors import Refused
from learning.talent.blueprint import blueprint
from learning.talent.conversations import services
from learning.talent.conversations.views import changes
from learning.talent.conversations.views.sides import is_open, other_side, shown
from learning.talent.forms import WayForm

ONE = "/becoming-a-senco/shared/<int(max=2147483647):share_id>/conversation"


@blueprint.get(ONE)
@login_required
def read_shared_conversation(share_id: int) -> ResponseReturnValue:
    """Who asks, what about, when and where, and what was agreed."""
    return shown(other_side(share_id)) if is_open(share_id) else _to_cover(share_id)


@blueprint.get(f"{ONE}/time")
@login_required
def edit_shared_time(share_id: int) -> ResponseReturnValue:
    """Room for another time."""
    side = other_side(share_id)
    return changes.time_form(side) if is_open(share_id) else _to_cover(share_id)


@blueprint.post(f"{ONE}/time")
@login_required
@writes
def propose_shared_time(share_id: int) -> ResponseReturnValue:
    """Another time waits for the answer of whoever asked."""
    return changes.propose(other_side(share_id))


@blueprint.post(f"{ONE}/accept")
@login_required
@writes
def accept_shared_time(share_id: int) -> ResponseReturnValue:
    """The time is agreed."""
    return changes.accept(other_side(share_id))


@blueprint.post(f"{ONE}/decline")
@login_required
@writes
def decline_conversation(share_id: int) -> ResponseReturnValue:
    """Whoever was asked says no, and sees no more of it."""
    side = other_side(share_id)
    form = WayForm()
    try:
        services.decline(side.held())
    except Refused as refused:
        form.refuse(refused)
        return shown(side, refused=form), 422
    flash("Declined. Whoever asked reads that you did, and no reason.", "done")
    return redirect(url_for("home.read_development"))


@blueprint.post(f"{ONE}/held")
@login_required
@writes
def hold_shared_conversation(share_id: int) -> ResponseReturnValue:
    """The two have talked."""
    return changes.hold(other_side(share_id))


@blueprint.post(f"{ONE}/cancel")
@login_required
@writes
def cancel_shared_conversation(share_id: int) -> ResponseReturnValue:
    """It will not take place."""
    return changes.cancel(other_side(share_id))


@blueprint.get(f"{ONE}/agreed")
@login_required
def edit_shared_agreed(share_id: int) -> ResponseReturnValue:
    """What was agreed, in a form."""
    side = other_side(share_id)
    return changes.agreed_form(side) if is_open(share_id) else _to_cover(share_id)


@blueprint.post(f"{ONE}/agreed")
@login_required
@writes
def write_shared_agreed(share_id: int) -> ResponseReturnValue:
    """What was agreed stands for both."""
    return changes.write_agreed(other_side(share_id))


@blueprint.get(f"{ONE}/conversation.ics")
@login_required
def download_shared_conversation(share_id: int) -> ResponseReturnValue:
    """The time for a calendar."""
    return changes.calendar(other_side(share_id)) if is_open(share_id) else _to_cover(share_id)


def _to_cover(share_id: int) -> ResponseReturnValue:
    return redirect(url_for("sharing.read_cover", share_id=share_id))
