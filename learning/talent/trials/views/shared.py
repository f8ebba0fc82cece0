"""A trial as those see it with whom it is shared: its SENCo, who agrees and writes, and readers."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.sharing.lines import OpenedShare
from learning.sharing.queries import opened_share, standing_share
from learning.sharing.rules import SubjectKind
from learning.talent.blueprint import blueprint
from learning.talent.trials import queries, services
from learning.talent.trials.forms import TrialWordsForm
from learning.talent.trials.pages import TrialPage
from learning.web.library import library


def opened_trial(share_id: int) -> tuple[TrialPage, OpenedShare] | None:
    """The trial behind a share and the share, to show; None if its cover comes first.

    Raises NotFound if it was never shared with whoever asks, NoLongerShared if it is over.
    """
    share = opened_share(current_user.id, share_id, SubjectKind.TRIAL, now=clock.now())
    if share is None:
        return None
    return queries.shared_trial_page(current_user.id, share, clock.today()), share


def standing_trial(share_id: int) -> TrialPage:
    """The same for what somebody sends: the share stands, whether or not its hour is over."""
    share = standing_share(current_user.id, share_id, SubjectKind.TRIAL, now=clock.now())
    return queries.shared_trial_page(current_user.id, share, clock.today())


@blueprint.get("/becoming-a-senco/shared/<int(max=2147483647):share_id>/trial")
@login_required
def read_shared_trial(share_id: int) -> ResponseReturnValue:
    """The brief, meetings and reviews; its SENCo can agree and write."""
    found = opened_trial(share_id)
    if found is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    page, share = found
    form = TrialWordsForm(formdata=None, edition=page.edition)
    return render_template(
        "talent/trial_shared.html",
        page=page,
        share=share,
        form=form,
        guide=library().shadowing.trial,
        is_senco=page.senco_id == current_user.id,
        entry_url_of=partial(_entry_url, share_id),
    )


@blueprint.post("/becoming-a-senco/shared/<int(max=2147483647):share_id>/trial/agree")
@login_required
@writes
def agree_to_trial(share_id: int) -> ResponseReturnValue:
    """Its SENCo agrees to the brief as it stands."""
    share = standing_share(current_user.id, share_id, SubjectKind.TRIAL, now=clock.now())
    try:
        services.agree(current_user.id, share, edition=TrialWordsForm().edition.data or "")
        flash("Agreed. The trial stands as it is written.", "done")
    except Refused as refused:
        flash(refused.message)
    return redirect(url_for("talent.read_shared_trial", share_id=share_id))


def _entry_url(share_id: int, entry_id: int) -> str:
    return url_for("talent.edit_entry_as_senco", share_id=share_id, entry_id=entry_id)
