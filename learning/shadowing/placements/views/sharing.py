"""Sharing what the visitor notes: with the host while the placement lasts, or with a mentor."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.rules import Hold
from learning.shadowing.placements.views.own import ONE, page_of, seen_as
from learning.shadowing.rules import Party
from learning.sharing import services
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind


@blueprint.get(f"{ONE}/share")
@login_required
def choose_placement_share(placement_id: int) -> str:
    """With whom, which parts, until when; the host and the last day are suggested."""
    seen = seen_as(placement_id, Party.VISITOR)
    form = share_form_for(current_user, SubjectKind.PLACEMENT, today=clock.today())
    if _may_share_with_host(seen):
        form.who.data, form.ends_on.data = str(seen.host_id), seen.ends_on
    return _shown(seen, form)


@blueprint.post(f"{ONE}/share")
@login_required
@writes
def share_placement(placement_id: int) -> ResponseReturnValue:
    """They may see these parts."""
    seen = seen_as(placement_id, Party.VISITOR)
    form = share_form_for(current_user, SubjectKind.PLACEMENT, today=clock.today())
    if not form.validate_on_submit():
        return _shown(seen, form), 422
    try:
        _check(seen, form)
        services.share(
            current_user.id,
            kind=SubjectKind.PLACEMENT,
            subject_id=placement_id,
            title=f"Placement at {seen.host_school}",
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return _shown(seen, form), 422
    flash("Shared. You see below when it is opened, and can take it back at once.", "done")
    return redirect(url_for("shadowing.choose_placement_share", placement_id=placement_id))


def _check(seen: SeenPlacement, form: ShareForm) -> None:
    """Host and leader see it while the placement runs; anybody else as long as was chosen."""
    if form.with_person_id not in (seen.host_id, seen.home_leader_id):
        return
    if form.with_person_id == seen.host_id and not _may_share_with_host(seen):
        raise Refused(
            "With your host you share once all three have agreed, and until the last day.", "who"
        )
    if form.last_day > seen.ends_on:
        last = seen.ends_on
        raise Refused(
            f"With them you share until the last day of the placement at the latest: "
            f"{last.day} {last:%B %Y}.",
            "ends_on",
        )


def _may_share_with_host(seen: SeenPlacement) -> bool:
    page = page_of(seen)
    return page.is_agreed and not page.is_over and seen.hold is Hold.NONE


def _shown(seen: SeenPlacement, form: ShareForm) -> str:
    shares = shares_of(
        current_user.id, SubjectKind.PLACEMENT, seen.placement_id, today=clock.today()
    )
    return render_template(
        "shadowing/share_placement.html", seen=seen, page=page_of(seen), form=form, shares=shares
    )
