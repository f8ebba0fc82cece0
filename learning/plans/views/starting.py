"""Starting a plan: which gaps, then goals in one's own words with what to do for them."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.plans import services
from learning.plans.blueprint import blueprint
from learning.plans.forms import StartForm, offered, start_form
from learning.plans.half_typed import HalfTyped, half_typed
from learning.plans.offers import Offer, offer_named
from learning.plans.queries import open_plan_id
from learning.plans.rules import PLAN_WORDS, PlanKind
from learning.plans.starting import Start, StartPage, number_typed, start_from
from learning.plans.typed import GoalDraft
from learning.web.library import library


@blueprint.get("/plans/start")
@login_required
def start_plan() -> ResponseReturnValue:
    """A form with a goal for each gap that was chosen; without gaps, room for a first goal."""
    start = _start(is_sent=False)
    if start.gaps and not start.is_from_gaps:
        flash("Choose at least one gap to begin with.")
        profile = url_for("skills.read_profile", round_id=start.round_id, _anchor="next")
        return redirect(profile)
    if start.adds_to and not start.is_from_gaps:
        flash("You have a plan open already. Here it is.")
        return redirect(url_for("plans.read_plan", plan_id=start.adds_to))
    drafts = half_typed(current_user.id, start.keys)
    form = start_form(len(start.rows))(formdata=None, **_first_words(start), **_vision_of(start))
    for name, words in drafts.words.items():
        form[name].data = words
    return _page(start, form, drafts)


@blueprint.post("/plans/start")
@login_required
@writes
def begin_plan() -> ResponseReturnValue:
    """The plan is there, a draft; or the goals are in the one that is open."""
    start = _start(is_sent=True)
    form = start_form(len(start.rows))()
    if not form.validate():
        return _page(start, form, HalfTyped(start.keys)), 422
    chosen, gone = _chosen(start, form)
    try:
        plan_id = _begin(start, form, chosen)
    except Refused as refused:
        return _refused(start, form, refused)
    flash("Added to your plan." if form.adds_to.data else "Your plan is here, as a draft.", "done")
    if gone:
        flash("Something you ticked is no longer in the library, so it was left out.")
    return redirect(url_for("plans.read_plan", plan_id=plan_id))


def _start(*, is_sent: bool) -> Start:
    kind = request.args.get("kind")
    return start_from(
        current_user,
        library(),
        kind=PlanKind.INCLUSION if kind == PlanKind.INCLUSION else PlanKind.OWN,
        round_id=number_typed(request.args.get("round")),
        statements=request.args.getlist("statement"),
        is_sent=is_sent,
    )


def _first_words(start: Start) -> dict[str, str]:
    return {
        f"goal_{row.number}_{name}": words
        for row in start.rows
        for name, words in (("text", row.words.text), ("measure", row.words.measure))
    }


def _vision_of(start: Start) -> dict[str, str]:
    heading = PLAN_WORDS[start.kind] if start.kind is PlanKind.INCLUSION else ""
    return {"heading": heading, "adds_to": str(start.adds_to or "")}


def _chosen(start: Start, form: StartForm) -> tuple[list[GoalDraft], bool]:
    """The goals of the form, and whether something that was ticked is gone meanwhile."""
    found: list[GoalDraft] = []
    is_gone = False
    for row in start.rows:
        ticked = form.actions_of(row.number).data or []
        offers = [offer_named(choice, library(), start.done) for choice in ticked]
        is_gone = is_gone or None in offers
        draft = _draft(row.number, form, tuple(each for each in offers if each is not None))
        # From nothing, the first goal may be left for later; from gaps, each row is one.
        if start.statements or draft.text.strip() or draft.measure.strip() or ticked:
            source = row.words
            found.append(
                replace(
                    draft,
                    framework_slug=source.framework_slug,
                    statement_slug=source.statement_slug,
                )
            )
    return found, is_gone


def _draft(number: int, form: StartForm, offers: tuple[Offer, ...]) -> GoalDraft:
    return GoalDraft(
        text=form.part(number, "text").data or "",
        measure=form.part(number, "measure").data or "",
        due_on=form.part(number, "due_on").data,
        actions=offers,
    )


def _begin(start: Start, form: StartForm, chosen: list[GoalDraft]) -> int:
    """The key of the plan that was started, or that the goals were added to."""
    adds_to = number_typed(form.adds_to.data)
    if adds_to is not None:
        services.add_to_plan(
            current_user.id,
            adds_to,
            chosen=chosen,
            vision=form.vision.data or "",
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
        return adds_to
    return services.start_plan(
        current_user,
        kind=start.kind,
        heading=form.heading.data or "",
        round_id=start.round_id,
        chosen=chosen,
        vision=form.vision.data or "",
        form_id=form.sent_as,
        names_no_pupil=form.is_confirmed,
    ).id


def _refused(start: Start, form: StartForm, refused: Refused) -> ResponseReturnValue:
    form.refuse(refused)
    open_id = open_plan_id(current_user.id, start.kind)
    form.adds_to.data = str(open_id or "")
    status = 409 if isinstance(refused, Conflict) else 422
    return _page(replace(start, adds_to=open_id), form, HalfTyped(start.keys)), status


def _page(start: Start, form: StartForm, drafts: HalfTyped) -> str:
    form.ask_for(start.kind)
    for row in start.rows:
        form.actions_of(row.number).choices = offered(row.offers)
    page = StartPage(start=start, drafts=drafts)
    return render_template("plans/start.html", page=page, form=form)
