"""What a review comes to, decided by the person; opening it again, and goals from a ‘not now’."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.queries import KeptDraft, draft_for
from learning.errors import Conflict, NotFound, Refused
from learning.plans import services as plans
from learning.plans.queries import open_plan_id
from learning.plans.rules import PlanKind
from learning.plans.typed import GoalDraft
from learning.talent.blueprint import blueprint
from learning.talent.readiness import queries, rules, services
from learning.talent.readiness.forms import DecisionForm, GoalsForm, goals_form
from learning.talent.readiness.queries import Review, ReviewFacts
from learning.talent.readiness.views.reviews import REVIEW
from learning.talent.rules import ReadinessOutcome
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A review to decide about. `theirs`: the words another window decided with meanwhile."""

    review: Review
    draft_key: str
    draft: KeptDraft | None = None
    theirs: Paragraphs = ()
    is_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsPage:
    """Goals for the plan from what would change a ‘not now’. `adds_to`: the plan that is open."""

    facts: ReviewFacts
    adds_to: int | None


@blueprint.get(f"{REVIEW}/outcome")
@login_required
def choose_outcome(review_id: int) -> ResponseReturnValue:
    """The three results, each a good one, and room for what follows."""
    page = _decision_page(review_id)
    facts = page.review.facts
    if not facts.is_open:
        return redirect(url_for("talent.read_review", review_id=review_id))
    form = DecisionForm(
        formdata=None,
        path=facts.path,
        next_steps=page.draft.body if page.draft else facts.next_steps,
        edition=str(facts.edition),
    )
    return render_template("talent/readiness_outcome.html", page=page, form=form)


@blueprint.post(f"{REVIEW}/outcome")
@login_required
@writes
def save_outcome(review_id: int) -> ResponseReturnValue:
    """The review is closed with what the person decided."""
    form = DecisionForm()
    try:
        services.decide(
            current_user.id,
            review_id,
            form.decision,
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        page = _decision_page(review_id, theirs=conflict.theirs, is_conflict=True)
        form.refuse(conflict)
        form.edition.data = str(page.review.facts.edition)
        return render_template("talent/readiness_outcome.html", page=page, form=form), 409
    except Refused as refused:
        form.refuse(refused)
        page = _decision_page(review_id)
        return render_template("talent/readiness_outcome.html", page=page, form=form), 422
    flash("Kept. You can open it again at any time.", "done")
    return redirect(url_for("talent.read_review", review_id=review_id))


@blueprint.post(f"{REVIEW}/reopen")
@login_required
@writes
def reopen_review(review_id: int) -> ResponseReturnValue:
    """The review is open again, with everything that was said in it."""
    try:
        services.reopen(current_user.id, review_id)
    except Refused as refused:
        flash(refused.message, "note")
        return redirect(url_for("talent.read_review", review_id=review_id))
    flash("It is open again. What it came to is yours to decide anew.", "done")
    return redirect(url_for("talent.read_readiness"))


@blueprint.get(f"{REVIEW}/goals")
@login_required
def choose_goals(review_id: int) -> str:
    """A goal for the plan from each thing that would change it, in words to be changed."""
    page = _goals_page(review_id)
    return _goals(page, goals_form(page.facts.things, formdata=None))


@blueprint.post(f"{REVIEW}/goals")
@login_required
@writes
def add_goals(review_id: int) -> ResponseReturnValue:
    """The goals that were ticked stand in the plan: the one that is open, or a new one."""
    page = _goals_page(review_id)
    form = goals_form(page.facts.things)
    chosen = form.taken()
    if not chosen:
        form.form_errors.append("Tick at least one, or go back.")
        return _goals(page, form), 422
    drafts = [GoalDraft(text=text, measure=measure) for _number, text, measure in chosen]
    try:
        plan_id = _into_plan(page, form, drafts)
    except Refused as refused:
        form.refuse(_renumbered(refused, chosen))
        return _goals(page, form), 422
    flash("Added to your plan." if page.adds_to else "Your plan is here, as a draft.", "done")
    return redirect(url_for("plans.read_plan", plan_id=plan_id))


def _decision_page(review_id: int, *, theirs: str = "", is_conflict: bool = False) -> DecisionPage:
    review = queries.own_review(current_user.id, review_id, library().shadowing)
    key = rules.outcome_draft_key(review_id)
    return DecisionPage(
        review=review,
        draft_key=key,
        draft=draft_for(current_user.id, key),
        theirs=paragraphs(theirs),
        is_conflict=is_conflict,
    )


def _goals_page(review_id: int) -> GoalsPage:
    """Raises NotFound for any review that did not come to a ‘not now’ of the person’s own."""
    facts = queries.review_named(queries.reviews_of(current_user.id), review_id)
    if facts.outcome is not ReadinessOutcome.NOT_NOW:
        raise NotFound
    return GoalsPage(facts=facts, adds_to=open_plan_id(current_user.id, PlanKind.OWN))


def _into_plan(page: GoalsPage, form: GoalsForm, drafts: list[GoalDraft]) -> int:
    if page.adds_to is not None:
        plans.add_to_plan(
            current_user.id,
            page.adds_to,
            chosen=drafts,
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
        return page.adds_to
    return plans.start_plan(
        current_user,
        kind=PlanKind.OWN,
        heading="",
        chosen=drafts,
        form_id=form.sent_as,
        names_no_pupil=form.is_confirmed,
    ).id


def _renumbered(refused: Refused, chosen: list[tuple[int, str, str]]) -> Refused:
    """The mistake beside the row of the form: plans count only the goals that were ticked."""
    parts = (refused.field or "").split("_")
    if len(parts) == 3 and parts[1].isdecimal():  # noqa: PLR2004 - goal, its number, its part
        refused.field = f"goal_{chosen[int(parts[1])][0]}_{parts[2]}"
    return refused


def _goals(page: GoalsPage, form: GoalsForm) -> str:
    return render_template("talent/readiness_goals.html", page=page, form=form)
