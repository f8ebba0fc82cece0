"""Answering checkpoints of one's own review: one a page, or all in a list."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from learning.database import writes
from learning.talent.blueprint import blueprint
from learning.talent.readiness import pages
from learning.talent.readiness.pages import own_place
from learning.talent.readiness.services import ReviewClosed
from learning.talent.readiness.views.reviews import REVIEW

CHECKPOINTS = f"{REVIEW}/checkpoints"


@blueprint.get(CHECKPOINTS)
@login_required
def answer_all(review_id: int) -> ResponseReturnValue:
    """All checkpoints, each with its answer and a note."""
    try:
        return pages.show_all(own_place(review_id))
    except ReviewClosed:
        return _to_review(review_id)


@blueprint.post(CHECKPOINTS)
@login_required
@writes
def save_all_answers(review_id: int) -> ResponseReturnValue:
    """Everything that was said is kept."""
    return pages.save_all(own_place(review_id), lambda: own_place(review_id))


@blueprint.get(f"{CHECKPOINTS}/<slug>")
@login_required
def answer_checkpoint(review_id: int, slug: str) -> ResponseReturnValue:
    """One checkpoint, with a note and evidence from what is there already."""
    try:
        return pages.show_checkpoint(own_place(review_id), slug)
    except ReviewClosed:
        return _to_review(review_id)


@blueprint.post(f"{CHECKPOINTS}/<slug>")
@login_required
@writes
def save_answer(review_id: int, slug: str) -> ResponseReturnValue:
    """What was said is kept, and the next checkpoint is shown; a script is told so."""
    return pages.save_checkpoint(own_place(review_id), slug, lambda: own_place(review_id))


def _to_review(review_id: int) -> ResponseReturnValue:
    return redirect(url_for("talent.read_review", review_id=review_id))
