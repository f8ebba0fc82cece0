"""How a mentor answers beside the owner of a review. Nothing of the owner's is shown to them.

Not even after handing over, as with the attributes: the part that is shared says “apart from
mine”. The owner sees both, decides alone, and brings to the talk what they like.
"""

from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.sharing.lines import OpenedShare
from learning.sharing.rules import Part
from learning.talent.blueprint import blueprint
from learning.talent.readiness import pages, queries, services
from learning.talent.readiness.pages import Place, mentored_place
from learning.talent.readiness.services import ReviewClosed
from learning.talent.second_views.access import opened_to_read, opened_to_write
from learning.talent.second_views.queries import handed_over_on
from learning.web.library import library

SHARED = "/becoming-a-senco/shared/<int(max=2147483647):share_id>/readiness"
REVIEW = f"{SHARED}/<int(max=2147483647):review_id>"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedReadinessPage:
    """The newest review as a mentor answers it. `handed_over_on`: since when the owner sees it."""

    share: OpenedShare
    place: Place | None
    handed_over_on: date | None


@blueprint.get(SHARED)
@login_required
def read_shared_readiness(share_id: int) -> ResponseReturnValue:
    """The checkpoints, how far the mentor is, and the button to hand over."""
    share = opened_to_read(share_id, Part.READINESS)
    if share is None:
        return _to_cover(share_id)
    review = queries.mentored_review(share.subject_id, None, current_user.id, library().shadowing)
    review_id = review.facts.review_id if review else None
    page = SharedReadinessPage(
        share=share,
        place=Place(review=review, share=share) if review else None,
        handed_over_on=handed_over_on(share.subject_id, current_user.id, review_id)
        if review_id
        else None,
    )
    return render_template("talent/shared_readiness.html", page=page)


@blueprint.get(f"{REVIEW}/checkpoints")
@login_required
def answer_shared_all(share_id: int, review_id: int) -> ResponseReturnValue:
    """All checkpoints, each with an answer and a note."""
    place = _place_to_read(share_id, review_id)
    return pages.show_all(place) if isinstance(place, Place) else place


@blueprint.post(f"{REVIEW}/checkpoints")
@login_required
@writes
def save_shared_all(share_id: int, review_id: int) -> ResponseReturnValue:
    """Everything that was said is kept; the owner sees nothing of it yet."""
    share = opened_to_write(share_id, Part.READINESS)
    return pages.save_all(
        mentored_place(share, review_id), lambda: mentored_place(share, review_id)
    )


@blueprint.get(f"{REVIEW}/checkpoints/<slug>")
@login_required
def answer_shared_checkpoint(share_id: int, review_id: int, slug: str) -> ResponseReturnValue:
    """One checkpoint, with room for a note."""
    place = _place_to_read(share_id, review_id)
    return pages.show_checkpoint(place, slug) if isinstance(place, Place) else place


@blueprint.post(f"{REVIEW}/checkpoints/<slug>")
@login_required
@writes
def save_shared_answer(share_id: int, review_id: int, slug: str) -> ResponseReturnValue:
    """What was said is kept, and the next checkpoint is shown; a script is told so."""
    share = opened_to_write(share_id, Part.READINESS)
    return pages.save_checkpoint(
        mentored_place(share, review_id), slug, lambda: mentored_place(share, review_id)
    )


@blueprint.post(f"{REVIEW}/hand-over")
@login_required
@writes
def hand_over_readiness(share_id: int, review_id: int) -> ResponseReturnValue:
    """The owner sees what the mentor has said."""
    share = opened_to_write(share_id, Part.READINESS)
    mentored_place(share, review_id)
    try:
        services.hand_over(current_user.id, review_id)
    except Conflict:
        raise
    except Refused as refused:
        flash(refused.message, "note")
    else:
        flash(f"Handed over. {share.owner_name} can see it now.", "done")
    return redirect(url_for("talent.read_shared_readiness", share_id=share_id))


@blueprint.post(f"{REVIEW}/take-up")
@login_required
@writes
def take_up_readiness(share_id: int, review_id: int) -> ResponseReturnValue:
    """The mentor can go on; until it is handed over anew the owner sees none of it."""
    share = opened_to_write(share_id, Part.READINESS)
    mentored_place(share, review_id)
    services.take_up_again(current_user.id, review_id)
    words = f"You can go on. {share.owner_name} sees none of it until you hand it over again."
    flash(words, "done")
    return redirect(url_for("talent.read_shared_readiness", share_id=share_id))


def _place_to_read(share_id: int, review_id: int) -> Place | ResponseReturnValue:
    """The review to answer; or where to go instead: the cover, or the whole, once it stands."""
    share = opened_to_read(share_id, Part.READINESS)
    if share is None:
        return _to_cover(share_id)
    whole = redirect(url_for("talent.read_shared_readiness", share_id=share_id))
    try:
        place = mentored_place(share, review_id)
    except ReviewClosed:
        return whole
    handed_over = handed_over_on(share.subject_id, current_user.id, review_id)
    return whole if handed_over else place


def _to_cover(share_id: int) -> ResponseReturnValue:
    return redirect(url_for("sharing.read_cover", share_id=share_id))
