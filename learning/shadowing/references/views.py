"""References: the visitor asks, the host writes once or declines, the visitor shows it to whom."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import draft_for
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.queries import placement_seen
from learning.shadowing.references import rules, services
from learning.shadowing.references.forms import ReferenceForm
from learning.shadowing.references.queries import (
    ReferenceSeen,
    asked_reference,
    own_reference,
    reference_of,
)
from learning.shadowing.references.rules import ReferenceState
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.queries import opened_share, shares_of
from learning.sharing.rules import SubjectKind
from learning.sharing.services import share

ONE = "/placements/<int(max=2147483647):placement_id>/reference"
WRITE = "shadowing/write_reference.html"


@blueprint.get(f"{ONE}/ask")
@login_required
def begin_reference(placement_id: int) -> ResponseReturnValue:
    """What asking for a reference means, before it is done."""
    seen = placement_seen(current_user.id, placement_id)
    if not seen.is_visitor:
        raise NotFound
    if reference_of(placement_id) is not None or not services.may_ask(seen):
        return redirect(url_for("shadowing.read_placement", placement_id=placement_id))
    return render_template("shadowing/ask_reference.html", seen=seen)


@blueprint.post(f"{ONE}/ask")
@login_required
@writes
def ask_for_reference(placement_id: int) -> ResponseReturnValue:
    """The host is asked."""
    try:
        services.ask(current_user.id, placement_id)
    except Refused as refused:
        flash(refused.message)
        return redirect(url_for("shadowing.read_placement", placement_id=placement_id))
    flash("Asked. Your host sees it under Placements, and writes or says no.", "done")
    return _back(placement_id)


@blueprint.get(ONE)
@login_required
def read_reference(placement_id: int) -> str:
    """The reference for whoever asked for it, or whoever wrote it; nobody else."""
    found = _own_or_written(placement_id)
    is_own = found.visitor_id == current_user.id
    return render_template(
        "shadowing/reference.html",
        reference=found,
        is_own=is_own,
        shares=_shares(placement_id) if is_own else (),
    )


@blueprint.get(f"{ONE}/write")
@login_required
def begin_writing(placement_id: int) -> ResponseReturnValue:
    """Room for what the host saw, with what a good reference says."""
    found = asked_reference(current_user.id, placement_id)
    if found.state is not ReferenceState.ASKED:
        return _back(placement_id)
    placement_seen(current_user.id, placement_id)
    draft = draft_for(current_user.id, rules.draft_key(placement_id))
    form = ReferenceForm(
        formdata=None, body=draft.body if draft else "", edition=str(found.edition)
    )
    saved_at = draft.saved_at.isoformat() if draft else None
    return _writing(found, form, saved_at=saved_at)


@blueprint.post(f"{ONE}/write")
@login_required
@writes
def hand_over_reference(placement_id: int) -> ResponseReturnValue:
    """The visitor can read it."""
    found = asked_reference(current_user.id, placement_id)
    form = ReferenceForm()
    if not form.validate():
        return _writing(found, form), 422
    try:
        services.hand_over(
            current_user.id,
            placement_id,
            body=form.body.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        return _writing(found, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _writing(found, form), 422
    flash(f"Handed over. {found.visitor_name} can read it now.", "done")
    return _back(placement_id)


@blueprint.post(f"{ONE}/decline")
@login_required
@writes
def decline_reference(placement_id: int) -> ResponseReturnValue:
    """There is none, and the visitor sees that, without a reason."""
    try:
        services.decline(current_user.id, placement_id)
    except Refused as refused:
        flash(refused.message)
    else:
        flash("Declined. The visitor sees that you would rather not write one.", "done")
    return _back(placement_id)


@blueprint.get(f"{ONE}/take-back")
@login_required
def confirm_taking_back(placement_id: int) -> ResponseReturnValue:
    """What taking it back does, before it is done."""
    found = asked_reference(current_user.id, placement_id)
    if found.state is not ReferenceState.WRITTEN:
        return _back(placement_id)
    return render_template("shadowing/take_back_reference.html", reference=found)


@blueprint.post(f"{ONE}/take-back")
@login_required
@writes
def take_back_reference(placement_id: int) -> ResponseReturnValue:
    """The words are gone, for everybody."""
    services.take_back(current_user.id, placement_id)
    flash("Taken back. Nobody can read it any more.", "done")
    return _back(placement_id)


@blueprint.get(f"{ONE}/delete")
@login_required
def confirm_reference_deletion(placement_id: int) -> str:
    """What deleting it does, before it is done."""
    found = own_reference(current_user.id, placement_id)
    return render_template("shadowing/delete_reference.html", reference=found)


@blueprint.post(f"{ONE}/delete")
@login_required
@writes
def delete_reference(placement_id: int) -> ResponseReturnValue:
    """Nothing of it is left."""
    services.remove(current_user.id, placement_id)
    flash("Deleted. Nobody can read it any more.", "done")
    return redirect(url_for("shadowing.read_placement", placement_id=placement_id))


@blueprint.get(f"{ONE}/share")
@login_required
def choose_reference_share(placement_id: int) -> ResponseReturnValue:
    """With whom, until when; and who sees it now."""
    found = own_reference(current_user.id, placement_id)
    if found.state is not ReferenceState.WRITTEN:
        return _back(placement_id)
    return _sharing(found, _share_form())


@blueprint.post(f"{ONE}/share")
@login_required
@writes
def share_reference(placement_id: int) -> ResponseReturnValue:
    """The person may read it."""
    found = own_reference(current_user.id, placement_id)
    form = _share_form()
    if found.state is not ReferenceState.WRITTEN:
        flash("There is nothing to share: it was not written, or taken back.")
        return _back(placement_id)
    if not form.validate_on_submit():
        return _sharing(found, form), 422
    try:
        share(
            current_user.id,
            kind=SubjectKind.REFERENCE,
            subject_id=placement_id,
            title=f"Reference by {found.writer_name}, {found.writer_school}",
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return _sharing(found, form), 422
    flash("Shared. You see below when it is opened, and can take it back at once.", "done")
    return redirect(url_for("shadowing.choose_reference_share", placement_id=placement_id))


@blueprint.get("/placements/references/shared/<int(max=2147483647):share_id>")
@login_required
def read_shared_reference(share_id: int) -> ResponseReturnValue:
    """A reference that its owner has shared, to read."""
    opened = opened_share(current_user.id, share_id, SubjectKind.REFERENCE, now=clock.now())
    if opened is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    found = own_reference(opened.owner_id, opened.subject_id)
    if found.state is not ReferenceState.WRITTEN:
        raise NotFound
    return render_template("shadowing/shared_reference.html", reference=found, share=opened)


def _own_or_written(placement_id: int) -> ReferenceSeen:
    found = reference_of(placement_id)
    if found is None or current_user.id not in (found.visitor_id, found.writer_id):
        raise NotFound
    return found


def _shares(placement_id: int) -> tuple[object, ...]:
    return shares_of(current_user.id, SubjectKind.REFERENCE, placement_id, today=clock.today())


def _share_form() -> ShareForm:
    return share_form_for(current_user, SubjectKind.REFERENCE, today=clock.today())


def _sharing(found: ReferenceSeen, form: ShareForm) -> str:
    return render_template(
        "shadowing/share_reference.html",
        reference=found,
        form=form,
        shares=_shares(found.placement_id),
    )


def _writing(
    found: ReferenceSeen,
    form: ReferenceForm,
    *,
    saved_at: str | None = None,
    is_conflict: bool = False,
) -> str:
    return render_template(
        WRITE,
        reference=found,
        form=form,
        saved_at=saved_at,
        is_conflict=is_conflict,
        draft_key=rules.draft_key(found.placement_id),
    )


def _back(placement_id: int) -> ResponseReturnValue:
    return redirect(url_for("shadowing.read_reference", placement_id=placement_id))
