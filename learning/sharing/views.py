"""What I share and what is shared with me: opening it, and taking it back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.sharing import queries, services
from learning.sharing.lines import ShareLine
from learning.sharing.queries import NoLongerShared
from learning.sharing.rules import SubjectKind
from learning.web.typed import typed_form

blueprint = Blueprint("sharing", __name__, template_folder="templates")

READS: dict[SubjectKind, str] = {
    SubjectKind.ROUND: "skills.read_shared_profile",
    SubjectKind.RATING: "skills.read_request_of_share",
    SubjectKind.PLAN: "plans.read_shared_plan",
    SubjectKind.QUALIFICATION: "qualifications.read_shared_record",
    SubjectKind.INTEREST: "talent.read_shared_way",
    SubjectKind.CONVERSATION: "talent.read_shared_conversation",
    SubjectKind.PLACEMENT: "shadowing.read_shared_placement",
    SubjectKind.REFLECTION: "reflections.read_shared_reflection",
    SubjectKind.REFERENCE: "shadowing.read_shared_reference",
    SubjectKind.TRIAL: "talent.read_shared_trial",
}
"""Where each kind of thing is read by those with whom it is shared; all take `share_id`."""

OWN: dict[SubjectKind, tuple[str, str | None]] = {
    SubjectKind.ROUND: ("skills.read_profile", "round_id"),
    SubjectKind.RATING: ("skills.list_mentors", "round_id"),
    SubjectKind.PLAN: ("plans.read_plan", "plan_id"),
    SubjectKind.QUALIFICATION: ("qualifications.read_record", None),
    SubjectKind.INTEREST: ("talent.read_way", None),
    SubjectKind.CONVERSATION: ("talent.read_conversation", "conversation_id"),
    SubjectKind.PLACEMENT: ("shadowing.read_placement", "placement_id"),
    SubjectKind.REFLECTION: ("reflections.read_reflection", "reflection_id"),
    SubjectKind.REFERENCE: ("shadowing.read_placement", "placement_id"),
    SubjectKind.TRIAL: ("talent.read_trial", "trial_id"),
}
"""Where its owner has each kind of thing, and what its key is called there."""


@blueprint.get("/sharing")
@login_required
def list_shares() -> str:
    """What the person shares, with whom, until when and who looked; and what others share."""
    page = queries.sharing_page(current_user, today=clock.today())
    urls = {line.share_id: _own_url(line) for line in page.standing}
    return render_template("sharing/shares.html", page=page, urls=urls)


@blueprint.get("/sharing/<int(max=2147483647):share_id>")
@login_required
def read_cover(share_id: int) -> ResponseReturnValue:
    """Who shares it, until when, and that they see when it is opened; past it within the hour."""
    page = queries.cover(current_user.id, share_id, now=clock.now())
    if page.is_opened:
        return redirect(_url_of(page.share.kind, share_id))
    return render_template("sharing/cover.html", page=page)


@blueprint.post("/sharing/<int(max=2147483647):share_id>/open")
@login_required
@writes
def open_share(share_id: int) -> ResponseReturnValue:
    """The look is noted, and the thing stands open for an hour."""
    kind = services.open_share(current_user.id, share_id)
    return redirect(_url_of(kind, share_id))


@blueprint.get("/sharing/<int(max=2147483647):share_id>/withdraw")
@login_required
def confirm_withdrawal(share_id: int) -> ResponseReturnValue:
    """What taking it back would do, before it is done."""
    line = queries.own_share(current_user.id, share_id, today=clock.today())
    if not line.is_standing:
        return redirect(url_for("sharing.list_shares"))
    return render_template("sharing/withdraw.html", page=line)


@blueprint.post("/sharing/<int(max=2147483647):share_id>/withdraw")
@login_required
@writes
def withdraw(share_id: int) -> ResponseReturnValue:
    """Nothing of it can be seen any more."""
    services.withdraw(current_user.id, share_id)
    line = queries.own_share(current_user.id, share_id, today=clock.today())
    flash(f"Taken back. {line.name} can see nothing of it any more.", "done")
    return redirect(url_for("sharing.list_shares"))


@blueprint.app_errorhandler(NoLongerShared)
def say_it_is_over(_error: NoLongerShared) -> tuple[str, int]:
    """On any page of a thing that was shared: it is over, and what was typed is not lost."""
    return render_template("sharing/over.html", typed=typed_form()), 404


def _url_of(kind: SubjectKind, share_id: int) -> str:
    return url_for(READS[kind], share_id=share_id)


def _own_url(line: ShareLine) -> str:
    endpoint, key = OWN[line.kind]
    values: dict[str, Any] = {key: line.subject_id} if key else {}
    return url_for(endpoint, **values)
