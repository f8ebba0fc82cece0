"""Rating: one statement a page, a domain a page, all on one page; and a script's single choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.drafts.queries import draft_for
from learning.drafts.rules import as_kept
from learning.errors import NotFound, Refused
from learning.skills.blueprint import blueprint
from learning.skills.mentors.queries import mentor_views
from learning.skills.rating import queries, services
from learning.skills.rating.asked import (
    AskedDomain,
    AskedRound,
    AskedStatement,
    with_mentors,
)
from learning.skills.rating.forms import (
    OTHER_ANSWERS,
    SeveralForm,
    StatementForm,
    form_of,
    said_in,
    said_to_several,
)
from learning.skills.rating.pages import read_finished_meanwhile
from learning.skills.rating.queries import Offered
from learning.skills.rating.rules import Kept, both_notes
from learning.skills.rating.services import OtherAnswer, Rated, RoundFinished
from learning.skills.rounds.queries import counts_of, unsent_notes
from learning.skills.rounds.rules import draft_key
from learning.skills.rules import ANSWER_NAMES, progress_words
from learning.web.library import library

ROUND = "/audit/rounds/<int(max=2147483647):round_id>"
STATEMENT = f"{ROUND}/statements/<slug>"
DOMAIN = f"{ROUND}/domains/<slug>"
ALL = f"{ROUND}/statements"
Pairs = tuple[tuple[str, str], ...]
TO_DOMAIN = "domain"
"""One came to a statement's own page from that of its domain, and goes back there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """One statement to rate. `theirs`: what stands, where another window said otherwise."""

    round: AskedRound
    statement: AskedStatement
    offered: Offered
    draft_key: str
    theirs: Kept | None

    @property
    def hints(self) -> dict[str, str]:
        """What each level means for the statement, by the value of its choice."""
        return {str(each.number): each.description for each in self.statement.levels}

    @property
    def note_hint(self) -> str:
        """What may serve as evidence, and that no pupil is to be named."""
        examples = "; ".join(self.statement.examples)
        return f"{f'For example: {examples}. ' if examples else ''}Please name no pupil."


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralPage:
    """Several statements to rate: those of a domain, or without one, all."""

    round: AskedRound
    domain: AskedDomain | None
    form: SeveralForm
    others: Pairs = tuple((each.value, ANSWER_NAMES[each]) for each in OTHER_ANSWERS)

    def draft_key(self, slug: str) -> str:
        """The name under which a draft of a note is kept."""
        return draft_key(self.round.round_id, slug)


@blueprint.get(STATEMENT)
@login_required
def rate_statement(round_id: int, slug: str) -> ResponseReturnValue:
    """One statement with its levels described, evidence, and how far one is."""
    page = _statement_page(round_id, slug)
    if not page.round.is_open:
        return redirect(url_for("skills.read_round", round_id=round_id))
    draft = draft_for(current_user.id, page.draft_key)
    is_unsent = draft is not None and draft.body.strip() != page.statement.kept.note
    form = form_of(
        page.statement,
        note=draft.body if draft and is_unsent else page.statement.kept.note,
        back_to=request.args.get("back_to", ""),
    )
    saved_at = draft.saved_at.isoformat() if draft and is_unsent else None
    return _statement(page, form, draft_saved_at=saved_at)


@blueprint.post(STATEMENT)
@login_required
@writes
def save_statement(round_id: int, slug: str) -> ResponseReturnValue:
    """The answer is kept, and the next statement without one is shown; a script is told so."""
    is_script = request.headers.get("Accept") == "application/json"
    is_skipped = request.form.get("skip") == "yes"
    try:
        said = said_in(request.form, needs_answer=not (is_skipped or is_script))
        rated = services.rate(current_user.id, round_id, slug, said)
    except Refused as refused:
        return _told(refused) if is_script else _asked_again(round_id, slug, refused)
    return _saved(round_id, rated) if is_script else redirect(_onward(round_id, rated))


@blueprint.get(DOMAIN)
@login_required
def rate_domain(round_id: int, slug: str) -> ResponseReturnValue:
    """All statements of a domain on one page."""
    asked = queries.asked_round(current_user.id, round_id, library())
    domain = _domain(asked, slug)
    if not asked.is_open:
        return redirect(url_for("skills.read_round", round_id=round_id))
    notes = unsent_notes(current_user.id, round_id)
    form = SeveralForm(domain.statements, has_notes=True, drafts=notes)
    page = SeveralPage(round=asked, domain=domain, form=form)
    return render_template("skills/rate_domain.html", page=page)


@blueprint.post(DOMAIN)
@login_required
@writes
def save_domain(round_id: int, slug: str) -> ResponseReturnValue:
    """Everything chosen is kept, and the next domain with an open statement is shown."""
    asked = queries.asked_round(current_user.id, round_id, library())
    domain = _domain(asked, slug)
    refused = _rate_sent(asked, [each.slug for each in domain.statements])
    if isinstance(refused, RoundFinished):
        return read_finished_meanwhile(asked)
    after = queries.asked_round(current_user.id, round_id, library())
    if refused:
        form = SeveralForm(_domain(after, slug).statements, has_notes=True)
        page = SeveralPage(round=after, domain=_domain(after, slug), form=form)
        return _several_again("skills/rate_domain.html", page, refused)
    following = _next_domain(after, slug)
    if following is None:
        return redirect(url_for("skills.confirm_finish", round_id=round_id))
    return redirect(url_for("skills.rate_domain", round_id=round_id, slug=following.slug))


@blueprint.get(ALL)
@login_required
def rate_all(round_id: int) -> ResponseReturnValue:
    """Every statement on one page: to read, to print or to rate."""
    asked = queries.asked_round(current_user.id, round_id, library())
    form = SeveralForm(asked.statements, has_notes=False)
    page = SeveralPage(round=asked, domain=None, form=form)
    return render_template("skills/rate_all.html", page=page)


@blueprint.post(ALL)
@login_required
@writes
def save_all(round_id: int) -> ResponseReturnValue:
    """Everything chosen is kept; once nothing is open, the page to finish on is shown."""
    asked = queries.asked_round(current_user.id, round_id, library())
    refused = _rate_sent(asked, [each.slug for each in asked.statements])
    if isinstance(refused, RoundFinished):
        return read_finished_meanwhile(asked)
    after = queries.asked_round(current_user.id, round_id, library())
    if refused:
        form = SeveralForm(after.statements, has_notes=False)
        page = SeveralPage(round=after, domain=None, form=form)
        return _several_again("skills/rate_all.html", page, refused)
    if after.next is None:
        return redirect(url_for("skills.confirm_finish", round_id=round_id))
    flash(f"Saved. {after.progress_words}.", "done")
    return redirect(url_for("skills.rate_all", round_id=round_id))


def _rate_sent(asked: AskedRound, slugs: list[str]) -> Mapping[str, Refused] | RoundFinished:
    """What was sent is kept as far as it can be; what was not, and why."""
    said, refused = said_to_several(request.form, slugs)
    if not asked.is_open:
        return RoundFinished()
    if said:
        outcome = services.rate_several(current_user.id, asked.round_id, said)
        refused.update(outcome.refused)
    return refused


def _several_again(
    template: str, page: SeveralPage, refused: Mapping[str, Refused]
) -> ResponseReturnValue:
    page.form.take(request.form, refused)
    is_conflict = any(isinstance(each, OtherAnswer) for each in refused.values())
    return render_template(template, page=page), 409 if is_conflict else 422


def _domain(asked: AskedRound, slug: str) -> AskedDomain:
    found = asked.domain(slug)
    if found is None:
        raise NotFound
    return found


def _next_domain(asked: AskedRound, slug: str) -> AskedDomain | None:
    """The next domain with an open statement, those behind this one first, then those before."""
    place = [each.slug for each in asked.domains].index(slug)
    in_turn = (*asked.domains[place + 1 :], *asked.domains[: place + 1])
    return next((each for each in in_turn if each.unanswered), None)


def _statement_page(round_id: int, slug: str, *, theirs: Kept | None = None) -> StatementPage:
    asked = queries.asked_round(current_user.id, round_id, library(), last_of=slug)
    found = asked.statement(slug)
    if found is None:
        raise NotFound
    return StatementPage(
        round=asked,
        statement=with_mentors(found, mentor_views(round_id)),
        offered=queries.offered_evidence(current_user.id, library(), found),
        draft_key=draft_key(round_id, slug),
        theirs=theirs,
    )


def _statement(
    page: StatementPage, form: StatementForm, *, draft_saved_at: str | None = None
) -> str:
    form.offer(page.statement, page.offered)
    return render_template(
        "skills/rate_statement.html", page=page, form=form, draft_saved_at=draft_saved_at
    )


def _asked_again(round_id: int, slug: str, refused: Refused) -> ResponseReturnValue:
    """The page again with everything chosen and typed, and beside it why it was not kept."""
    theirs = refused.kept if isinstance(refused, OtherAnswer) else None
    page = _statement_page(round_id, slug, theirs=theirs)
    if isinstance(refused, RoundFinished):
        return read_finished_meanwhile(page.round, page.statement)
    form = StatementForm()
    if theirs is not None:
        form.note.data = both_notes(as_kept(form.note.data or "").strip(), theirs.note)
        form.edition.data = theirs.edition
    form.refuse(refused)
    return _statement(page, form), 422 if theirs is None else 409


def _told(refused: Refused) -> ResponseReturnValue:
    """Why a single choice was not kept, for a script to show."""
    is_conflict = isinstance(refused, OtherAnswer | RoundFinished)
    return jsonify(message=refused.message), 409 if is_conflict else 422


def _saved(round_id: int, rated: Rated) -> ResponseReturnValue:
    """What a script needs to go on: the new edition, and how far the round is."""
    counts = counts_of(round_id)
    return jsonify(
        edition=rated.kept.edition,
        answered=counts.answered,
        progress=progress_words(counts.answered, counts.total),
    )


def _onward(round_id: int, rated: Rated) -> str:
    """The address of what comes after a statement."""
    if request.form.get("back_to") == TO_DOMAIN:
        anchor = f"statement-{rated.statement_slug}"
        slug = rated.domain_slug
        return url_for("skills.rate_domain", round_id=round_id, slug=slug, _anchor=anchor)
    if rated.next_slug is None:
        return url_for("skills.confirm_finish", round_id=round_id)
    return url_for("skills.rate_statement", round_id=round_id, slug=rated.next_slug)
