"""The audit's own pages: the list, starting a round, its page, its context, its end."""

from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.skills.adapting.rules import ADAPTERS
from learning.skills.blueprint import blueprint
from learning.skills.mentors.queries import requests_for
from learning.skills.mentors.requests import RequestInShort
from learning.skills.rating.asked import AskedRound, AskedStatement
from learning.skills.rating.queries import asked_round
from learning.skills.rounds import queries, services
from learning.skills.rounds.forms import ContextForm, StartForm, choices_in
from learning.skills.rounds.pages import (
    Facts,
    blank_form,
    context_of,
    facts_of,
    in_words,
    start_page,
)
from learning.skills.rounds.queries import RoundInShort
from learning.skills.rules import how_long
from learning.web.library import library

ROUND = "/audit/rounds/<int(max=2147483647):round_id>"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsPage:
    """Everything of one's own audit, and what others ask."""

    open: tuple[RoundInShort, ...]
    finished: tuple[RoundInShort, ...]
    requests: tuple[RequestInShort, ...]
    can_start: bool
    statements: int
    how_long: str
    adapts_audit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """One round with its facts in words. `groups`: whose totals it may count in, if any."""

    round: AskedRound
    facts: Facts
    is_newest: bool
    counts_in_totals: bool
    groups: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishPage:
    """A round about to be finished: what is open, and notes that are still drafts."""

    round: AskedRound
    drafts: tuple[AskedStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsPage:
    """Whether a finished round counts in totals, and in whose. `since`: None while it does not."""

    round_id: int
    title: str
    groups: str
    since: date | None


@blueprint.get("/audit")
@login_required
def list_rounds() -> str:
    """What the audit is, the rounds that are open and those finished, and what others ask."""
    rounds = queries.rounds_of(current_user.id)
    counts = [len(each.statements) for each in library().frameworks]
    most = max(counts, default=0)
    page = RoundsPage(
        open=tuple(each for each in rounds if each.completed_at is None),
        finished=tuple(each for each in rounds if each.completed_at is not None),
        requests=requests_for(current_user.id, clock.today()),
        can_start=bool(counts),
        statements=most,
        how_long=how_long(most),
        adapts_audit=any(current_user.has(role) for role in ADAPTERS),
    )
    return render_template("skills/rounds.html", page=page)


@blueprint.get("/audit/start")
@login_required
def begin_round() -> str:
    """What can be rated, and the context as far as it is known."""
    return start_page(current_user, blank_form(current_user, request.args.get("what", "")))


@blueprint.post("/audit/start")
@login_required
@writes
def start_round() -> ResponseReturnValue:
    """The round is open; if one of the same statements was, that one is shown."""
    form = StartForm()
    choices = choices_in(library())
    framework_slug, statement_set = form.chosen
    if len(choices) == 1:
        framework_slug, statement_set = choices[0].value, ""
    try:
        context = form.context
        begun = services.begin_round(
            current_user,
            library(),
            framework_slug=framework_slug,
            statement_set=statement_set,
            stage=form.stage.data or "",
            phase=context.phase,
            pupils=context.pupils,
            role_shape=context.role_shape,
            is_on_leadership_team=context.is_on_leadership_team,
            purpose=context.purpose,
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        if refused.field == "what" and len(choices) == 1:
            flash(refused.message, "note")
            return redirect(url_for("skills.list_rounds"))
        form.refuse(refused)
        return start_page(current_user, form), 422
    if begun.form_id != form.sent_as:
        flash("You have this round open already, so here it is.", "note")
    return redirect(url_for("skills.read_round", round_id=begun.id))


@blueprint.get(ROUND)
@login_required
def read_round(round_id: int) -> str:
    """One round: how far it is by domain, what it was begun with, what can be done with it."""
    kept = queries.own_round(current_user.id, round_id)
    asked = asked_round(current_user.id, round_id, library())
    is_whole = not kept.statement_set and not asked.is_open
    page = RoundPage(
        round=asked,
        facts=facts_of(kept),
        is_newest=queries.is_newest(kept),
        counts_in_totals=kept.in_totals_since is not None,
        groups=in_words(queries.groups_that_count(kept.organisation_id)) if is_whole else "",
    )
    return render_template("skills/round.html", page=page)


@blueprint.get(f"{ROUND}/context")
@login_required
def edit_context(round_id: int) -> ResponseReturnValue:
    """The context and purpose in a form, to change them."""
    kept = queries.own_round(current_user.id, round_id)
    if kept.completed_at is not None:
        return redirect(url_for("skills.read_round", round_id=round_id))
    form = ContextForm(formdata=None)
    form.show(context_of(kept))
    return render_template("skills/context.html", round_id=round_id, form=form)


@blueprint.post(f"{ROUND}/context")
@login_required
@writes
def save_context(round_id: int) -> ResponseReturnValue:
    """The context and purpose stand as they were sent."""
    form = ContextForm()
    try:
        services.change_context(
            current_user.id, round_id, form.context, names_no_pupil=form.is_confirmed
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("skills/context.html", round_id=round_id, form=form), 422
    flash("Saved.", "done")
    return redirect(url_for("skills.read_round", round_id=round_id))


@blueprint.get(f"{ROUND}/finish")
@login_required
def confirm_finish(round_id: int) -> ResponseReturnValue:
    """What is not answered, and what finishing means."""
    asked = asked_round(current_user.id, round_id, library())
    if not asked.is_open:
        return redirect(url_for("skills.read_round", round_id=round_id))
    unsent = queries.unsent_notes(current_user.id, round_id)
    drafts = tuple(each for each in asked.statements if each.slug in unsent)
    page = FinishPage(round=asked, drafts=drafts)
    return render_template("skills/finish.html", page=page)


@blueprint.post(f"{ROUND}/finish")
@login_required
@writes
def finish_round(round_id: int) -> ResponseReturnValue:
    """The round is finished; its profile is shown."""
    try:
        services.finish_round(current_user.id, round_id)
    except Refused as refused:
        flash(refused.message, "note")
        return redirect(url_for("skills.confirm_finish", round_id=round_id))
    flash("The round is finished. Nobody but you sees it until you share it.", "done")
    return redirect(url_for("skills.read_profile", round_id=round_id))


@blueprint.post(f"{ROUND}/reopen")
@login_required
@writes
def reopen_round(round_id: int) -> ResponseReturnValue:
    """The round can be changed again; from a page sent too late one goes back to its statement."""
    try:
        services.reopen_round(current_user.id, round_id)
    except Refused as refused:
        flash(refused.message, "note")
        return redirect(url_for("skills.read_round", round_id=round_id))
    flash("The round is open again.", "done")
    slug = request.form.get("statement", "")
    if slug and any(each.statement_slug == slug for each in queries.ratings_of(round_id)):
        return redirect(url_for("skills.rate_statement", round_id=round_id, slug=slug))
    return redirect(url_for("skills.read_round", round_id=round_id))


@blueprint.get(f"{ROUND}/delete")
@login_required
def confirm_deletion(round_id: int) -> str:
    """What deleting would take away, before it is done."""
    asked = asked_round(current_user.id, round_id, library())
    return render_template("skills/delete_round.html", page=asked)


@blueprint.post(f"{ROUND}/delete")
@login_required
@writes
def delete_round(round_id: int) -> ResponseReturnValue:
    """The round is gone, and nobody sees anything of it any more."""
    services.delete_round(current_user.id, round_id)
    flash("The round is deleted.", "done")
    return redirect(url_for("skills.list_rounds"))


@blueprint.get(f"{ROUND}/totals")
@login_required
def edit_totals(round_id: int) -> ResponseReturnValue:
    """Exactly what would be counted in totals, and a button."""
    kept = queries.own_round(current_user.id, round_id)
    groups = queries.groups_that_count(kept.organisation_id)
    if kept.completed_at is None or kept.statement_set or not groups:
        return redirect(url_for("skills.read_round", round_id=round_id))
    page = TotalsPage(
        round_id=round_id,
        title=kept.framework_title,
        groups=in_words(groups),
        since=clock.london_day(kept.in_totals_since) if kept.in_totals_since else None,
    )
    return render_template("skills/count_in_totals.html", page=page)


@blueprint.post(f"{ROUND}/totals")
@login_required
@writes
def save_totals(round_id: int) -> ResponseReturnValue:
    """The round counts in the totals of its owner's trust, or does not any more."""
    counts = request.form.get("counts") == "yes"
    try:
        services.set_in_totals(current_user.id, round_id, counts=counts)
    except Refused as refused:
        flash(refused.message, "note")
        return redirect(url_for("skills.read_round", round_id=round_id))
    said = "It counts from now on." if counts else "It does not count any more."
    flash(f"{said} You can change this at any time.", "done")
    return redirect(url_for("skills.read_round", round_id=round_id))
