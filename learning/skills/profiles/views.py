"""The pages of a finished round: its profile, on paper too, what moved, and sharing it."""

from pathlib import Path

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import NotFound, Refused
from learning.sharing import services as sharing
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.queries import opened_share, shares_of
from learning.sharing.rules import SubjectKind
from learning.skills.blueprint import blueprint
from learning.skills.profiles import figures
from learning.skills.profiles.forms import plan_form
from learning.skills.profiles.found import NotFinished
from learning.skills.profiles.queries import (
    OpenAgain,
    OwnProfile,
    SharedProfile,
    finished_round,
    own_profile,
    shared_profile,
)
from learning.skills.profiles.rules import RoundFacts
from learning.web.downloads import pdf_or_page
from learning.web.library import library

ROUND = "/audit/rounds/<int(max=2147483647):round_id>"
SHARED = "/audit/shared/<int(max=2147483647):share_id>"
PAPER_CSS = Path(__file__).with_name("paper.css")


@blueprint.get(f"{ROUND}/profile")
@login_required
def read_profile(round_id: int) -> str:
    """Where the person stands, what is strong, what closes each gap, what moved, what is next."""
    page = own_profile(current_user, round_id, library())
    return render_template("skills/profile.html", page=page, form=plan_form(page.profile))


@blueprint.get(f"{ROUND}/profile/print")
@login_required
def print_profile(round_id: int) -> str:
    """The same for paper, without notes and comments."""
    return render_template("skills/profile_print.html", page=_on_paper(round_id))


@blueprint.get(f"{ROUND}/profile.pdf")
@login_required
def download_profile(round_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = _on_paper(round_id)
    html = render_template("skills/profile_paper.html", page=page)
    name = f"skills-audit-{page.profile.facts.completed_on}.pdf"
    return pdf_or_page(html, name, url_for("skills.print_profile", round_id=round_id), PAPER_CSS)


@blueprint.get(f"{ROUND}/movement")
@login_required
def read_movement(round_id: int) -> str:
    """What moved since the finished round before, statement by statement."""
    page = own_profile(current_user, round_id, library())
    if page.movement is None:
        raise NotFound
    return render_template("skills/movement.html", page=page)


@blueprint.get(f"{ROUND}/share")
@login_required
def begin_sharing(round_id: int) -> str:
    """With whom, which parts and until when; and who sees it now."""
    facts = finished_round(current_user.id, round_id, library())
    form = share_form_for(current_user, SubjectKind.ROUND, today=clock.today())
    return _sharing_page(facts, form)


@blueprint.post(f"{ROUND}/share")
@login_required
@writes
def share_round(round_id: int) -> ResponseReturnValue:
    """Whoever was chosen sees these parts until the end of that day, or until it is taken back."""
    facts = finished_round(current_user.id, round_id, library())
    form = share_form_for(current_user, SubjectKind.ROUND, today=clock.today())
    if not form.validate_on_submit():
        return _sharing_page(facts, form), 422
    try:
        sharing.share(
            current_user.id,
            kind=SubjectKind.ROUND,
            subject_id=round_id,
            title=facts.dated_title,
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return _sharing_page(facts, form), 422
    flash("Shared. You see here when it is opened, and can take it back at once.", "done")
    return redirect(url_for("skills.begin_sharing", round_id=round_id))


@blueprint.get(SHARED)
@login_required
def read_shared_profile(share_id: int) -> ResponseReturnValue:
    """Somebody else’s profile as they share it; first its cover, if it was not opened lately."""
    page = _shared(share_id)
    if page is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    return render_template("skills/shared_profile.html", page=page, today=clock.today())


@blueprint.get(f"{SHARED}/movement")
@login_required
def read_shared_movement(share_id: int) -> ResponseReturnValue:
    """What moved for them, if they share that part and there was a round before."""
    page = _shared(share_id)
    if page is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    if page.movement is None:
        raise NotFound
    return render_template("skills/shared_movement.html", page=page, today=clock.today())


@blueprint.errorhandler(NotFinished)
def carry_on(_error: NotFinished) -> ResponseReturnValue:
    """The owner is shown the round, to finish it first."""
    flash("This round is still open. Its profile is made when you finish it.")
    return redirect(url_for("skills.read_round", **(request.view_args or {})))


@blueprint.errorhandler(OpenAgain)
def say_it_is_open(_error: OpenAgain) -> ResponseReturnValue:
    """The reader learns that there is nothing to see just now."""
    return render_template("skills/shared_open.html"), 404


def _on_paper(round_id: int) -> OwnProfile:
    return own_profile(current_user, round_id, library())


def _shared(share_id: int) -> SharedProfile | None:
    """What is shared, as its reader may see it now; None if it must be opened first."""
    share = opened_share(current_user.id, share_id, SubjectKind.ROUND, now=clock.now())
    if share is None:
        return None
    return shared_profile(share, library())


def _sharing_page(facts: RoundFacts, form: ShareForm) -> str:
    shares = shares_of(current_user.id, SubjectKind.ROUND, facts.round_id, today=clock.today())
    return render_template("skills/share_round.html", facts=facts, form=form, shares=shares)


for _name, _filter in (
    ("begun_with_capital", figures.begun_with_capital),
    ("completeness", figures.completeness),
    ("how_far_below", figures.how_far_below),
):
    blueprint.add_app_template_filter(_filter, _name)
blueprint.add_app_template_global(figures.columns, "profile_columns")
blueprint.add_app_template_global(figures.rows, "profile_rows")
