"""The rules of a placement: each with a tick, who has agreed and who not yet."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements import agreeing
from learning.shadowing.placements.forms import AgreeForm, agree_form
from learning.shadowing.placements.found import wording_id_of
from learning.shadowing.placements.pages import PlacementPage
from learning.shadowing.placements.views.own import ONE, back_to, page_of, rules_now, seen_as
from learning.shadowing.placements.wordings import Wording
from learning.web.library import library


@blueprint.get(f"{ONE}/agreement")
@login_required
def read_agreement(placement_id: int) -> ResponseReturnValue:
    """The rules in force with who has agreed; revised ones beside them, to agree to."""
    page = page_of(seen_as(placement_id))
    if page.to_tick is None:
        flash("There are no rules to agree to before the host has said yes.")
        return back_to(placement_id)
    return _shown(page)


@blueprint.post(f"{ONE}/agreement")
@login_required
@writes
def agree_to_rules(placement_id: int) -> ResponseReturnValue:
    """Whoever asks has agreed, and the day of it is shown to all three."""
    sent = AgreeForm()
    page = page_of(seen_as(placement_id))
    sent.validate()
    try:
        agreed = agreeing.agree(
            current_user.id,
            placement_id,
            rules_now(),
            digest=sent.digest.data or "",
            ticked=sent.rules.data or (),
        )
    except Refused as refused:
        return _shown(page, refused.message, sent), 422
    flash(_words(agreed), "done")
    return back_to(placement_id)


def _words(agreed: agreeing.Agreed) -> str:
    if agreed.changes_over:
        return "All three have agreed to the revised rules. They count from now on."
    if agreed.by_all:
        return "All three have agreed. The placement is on."
    return "You have agreed. The others see it, with the day."


def _shown(page: PlacementPage, message: str = "", sent: AgreeForm | None = None) -> str:
    """The form is about the revised rules where there are some, else about those in force."""
    offered: Wording | None = page.revised or (page.to_tick if page.may_tick else None)
    new_id = wording_id_of(page.revised.digest) if page.revised else None
    revised_parties = page.parties_for(new_id) if page.revised else ()
    has_ticked_revised = bool(revised_parties) and all(
        line.agreed_at for line in revised_parties if line.party in page.seen.parties
    )
    form = None
    if offered is not None and not (page.is_held or page.is_over or has_ticked_revised):
        form = agree_form(offered, formdata=None, digest=offered.digest)
        form.rules.data = list(sent.rules.data or ()) if sent else []
        form.rules.errors = [message] if message else []
    version = page.kept.version if page.kept else 0
    return render_template(
        "shadowing/agreement.html",
        page=page,
        seen=page.seen,
        form=form,
        offered=offered,
        message="" if form else message,
        revised_parties=revised_parties,
        changes=library().shadowing.agreement.changes_since(version),
    )
