"""Reviewing a plan, alone or with somebody."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.plans import rules
from learning.plans.blueprint import blueprint
from learning.plans.forms import ReviewForm
from learning.plans.half_typed import HalfTyped, half_typed
from learning.plans.queries import review_in
from learning.plans.reviews import services
from learning.plans.typed import ReviewDraft
from learning.plans.views.own import back_to_plan, own_page, shown

ONE = "/plans/<int(max=2147483647):plan_id>/reviews/<int(max=2147483647):review_id>"
TEXTS = ("moved", "next_steps", "to_drop")


@blueprint.get("/plans/<int(max=2147483647):plan_id>/reviews/add")
@login_required
def begin_review(plan_id: int) -> ResponseReturnValue:
    """What was done since the last time, and room for what moved, what is next, what to drop."""
    page = own_page(plan_id)
    if page.state in rules.BEFORE_REVIEW:
        flash("Agree the plan first, then there is something to review.")
        return back_to_plan(plan_id)
    drafts = half_typed(current_user.id, _keys(plan_id, "new"))
    today = clock.today()
    form = ReviewForm(
        formdata=None,
        with_whom=page.agreed_with,
        reviewed_on=today,
        next_review_on=today + rules.NEXT_REVIEW_AFTER,
        **drafts.words,
    )
    return shown("plans/review.html", page, form=form, drafts=drafts, review=None, theirs=None)


@blueprint.post("/plans/<int(max=2147483647):plan_id>/reviews/add")
@login_required
@writes
def review_plan(plan_id: int) -> ResponseReturnValue:
    """The review is in the plan, and the day of the next one."""
    page = own_page(plan_id)
    form = ReviewForm()
    drafts = HalfTyped(_keys(plan_id, "new"))
    more = {"form": form, "drafts": drafts, "review": None, "theirs": None}
    if not form.validate():
        return shown("plans/review.html", page, **more), 422
    try:
        services.review(
            current_user.id,
            plan_id,
            _draft(form),
            next_review_on=form.next_review_on.data,
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/review.html", page, **more), 422
    flash("The review is in your plan. Drop or add what you decided on below.", "done")
    return back_to_plan(plan_id)


@blueprint.get(f"{ONE}/edit")
@login_required
def edit_review(plan_id: int, review_id: int) -> str:
    """The words of a review in a form."""
    page = own_page(plan_id)
    review = review_in(page, review_id)
    drafts = half_typed(current_user.id, _keys(plan_id, review_id))
    words = {name: getattr(review, name) for name in TEXTS} | drafts.words
    form = ReviewForm(
        formdata=None,
        with_whom=review.with_whom,
        reviewed_on=review.reviewed_on,
        edition=review.edition,
        **words,
    )
    return shown("plans/review.html", page, form=form, drafts=drafts, review=review, theirs=None)


@blueprint.post(f"{ONE}/edit")
@login_required
@writes
def save_review(plan_id: int, review_id: int) -> ResponseReturnValue:
    """The changed words stand; changed elsewhere meanwhile, both versions are shown."""
    page = own_page(plan_id)
    review = review_in(page, review_id)
    form = ReviewForm()
    more = {"form": form, "drafts": HalfTyped(_keys(plan_id, review_id)), "review": review}
    if not form.validate():
        return shown("plans/review.html", page, theirs=None, **more), 422
    try:
        services.change_review(
            current_user.id,
            plan_id,
            review_id,
            _draft(form),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = review.edition
        return shown("plans/review.html", page, theirs=review, **more), 409
    except Refused as refused:
        form.refuse(refused)
        return shown("plans/review.html", page, theirs=None, **more), 422
    flash("The review is changed.", "done")
    return back_to_plan(plan_id, f"review-{review_id}")


def _draft(form: ReviewForm) -> ReviewDraft:
    return ReviewDraft(
        reviewed_on=form.reviewed_on.data,
        with_whom=form.with_whom.data or "",
        moved=form.moved.data or "",
        next_steps=form.next_steps.data or "",
        to_drop=form.to_drop.data or "",
    )


def _keys(plan_id: int, review: int | str) -> dict[str, str]:
    return {name: rules.form_key(plan_id, "review", review, name) for name in TEXTS}
