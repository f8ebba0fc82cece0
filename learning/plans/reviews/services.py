"""Looking at a plan again: what moved, what is next, what to drop."""

from datetime import date

from sqlalchemy import func, select

from learning.cpd import services as ledger
from learning.cpd.rules import CpdKind
from learning.database import db
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import words
from learning.errors import Conflict, NotFound, Refused
from learning.plans import keeping, rules
from learning.plans.models import Plan, PlanReview
from learning.plans.queries import review_edition
from learning.plans.rules import PlanState
from learning.plans.typed import ReviewDraft

SENT_TWICE = ("uq_plan_reviews_plan_id_form_id", "plan_reviews.plan_id, plan_reviews.form_id")
SOURCE = "plan_review"
NOTHING_SAID = "Write a line: what moved, what is next, or what to drop."


def review(
    person_id: int,
    plan_id: int,
    draft: ReviewDraft,
    *,
    form_id: str,
    next_review_on: date | None = None,
    names_no_pupil: bool = False,
) -> PlanReview:
    """The plan was reviewed on that day, alone or with somebody by name; the next day is set.

    A form sent twice finds what it made first. Raises Refused for a draft or a closed plan, for
    no words, or days that cannot be; MayNamePupil to warn; NotFound unless the plan is theirs.
    """
    plan = keeping.open_plan(person_id, plan_id)
    sent = select(PlanReview).where(PlanReview.plan_id == plan.id, PlanReview.form_id == form_id)
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    _check_reviewable(plan)
    made = PlanReview(plan_id=plan.id, form_id=form_id)
    _write(made, plan, draft, names_no_pupil=names_no_pupil)
    keeping.check_day(next_review_on, "next_review_on")
    made, is_new = keeping.add_once(made, sent, SENT_TWICE)
    if is_new:
        plan.state, plan.next_review_on = PlanState.REVIEWED, next_review_on
        keeping.changed(plan)
        _enter(made, plan)
    discard_drafts(person_id, rules.form_key(plan_id, "review", "new", ""))
    return made


def change_review(
    person_id: int,
    plan_id: int,
    review_id: int,
    draft: ReviewDraft,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> PlanReview:
    """The review stands in these words. `edition` names those it was made from.

    Raises Conflict with what stands if it was changed elsewhere meanwhile, and as `review`.
    """
    plan = keeping.open_plan(person_id, plan_id)
    kept = db.session.scalar(
        select(PlanReview).where(PlanReview.id == review_id, PlanReview.plan_id == plan.id)
    )
    if kept is None:
        raise NotFound
    wanted = PlanReview()
    _write(wanted, plan, draft, names_no_pupil=names_no_pupil)
    if review_edition(wanted) != review_edition(kept):
        if edition != review_edition(kept):
            raise Conflict(keeping.ELSEWHERE, kept.moved, "moved")
        kept.reviewed_on, kept.with_whom = wanted.reviewed_on, wanted.with_whom
        kept.moved, kept.next_steps, kept.to_drop = wanted.moved, wanted.next_steps, wanted.to_drop
        keeping.changed(plan)
        _enter(kept, plan)
    discard_drafts(person_id, rules.form_key(plan_id, "review", review_id, ""))
    return kept


def forget_reviews(plan: Plan) -> None:
    """The ledger holds nothing of the plan's reviews: the plan is about to go."""
    for key in db.session.scalars(select(PlanReview.id).where(PlanReview.plan_id == plan.id)):
        ledger.remove_entry(plan.person_id, source=(SOURCE, str(key)))


def _enter(review: PlanReview, plan: Plan) -> None:
    """The review stands in the ledger. Nobody is asked how long it took: it counts no minutes."""
    ledger.put_entry(
        plan.person_id,
        kind=CpdKind.REVIEW,
        title=f"Plan review: {plan.heading}" if plan.heading else "Plan review",
        happened_on=review.reviewed_on,
        minutes=0,
        source=(SOURCE, str(review.id)),
    )


def _check_reviewable(plan: Plan) -> None:
    if plan.state is PlanState.DRAFT:
        raise Refused("This plan is a draft. Agree it first, with somebody or with yourself.")
    count = db.session.scalar(select(func.count()).where(PlanReview.plan_id == plan.id)) or 0
    if count >= rules.MOST_REVIEWS:
        raise Refused(
            f"A plan holds {rules.MOST_REVIEWS} reviews at most. Close it and start a new one."
        )


def _write(row: PlanReview, plan: Plan, draft: ReviewDraft, *, names_no_pupil: bool) -> None:
    """The row holds these words as they are kept; raises Refused and MayNamePupil."""
    row.reviewed_on = keeping.check_past_day(draft.reviewed_on, "reviewed_on", plan=plan)
    row.with_whom = keeping.line(draft.with_whom, "with_whom", names_no_pupil=names_no_pupil)
    row.moved, row.next_steps, row.to_drop = (
        words(typed, field, rules.LONGEST_REVIEW, names_no_pupil=names_no_pupil)
        for field, typed in (
            ("moved", draft.moved),
            ("next_steps", draft.next_steps),
            ("to_drop", draft.to_drop),
        )
    )
    if not (row.moved or row.next_steps or row.to_drop):
        raise Refused(NOTHING_SAID, "moved")
