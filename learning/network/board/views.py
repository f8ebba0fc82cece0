"""The opportunities board: reading it, and posting on it. Reading leaves no trace."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.free_text import paragraphs
from learning.drafts.queries import draft_for
from learning.errors import Conflict, NotAllowed, NotFound, Refused
from learning.network.blueprint import blueprint
from learning.network.board import queries, rules, services
from learning.network.board.forms import OfferForm, filled_form, filter_form
from learning.network.board.queries import OpportunityLine
from learning.network.board.rules import KIND_HINTS, Standing
from learning.people.queries import possible_key

HINTS = {kind.value: words for kind, words in KIND_HINTS.items()}


@blueprint.get("/opportunities")
@login_required
def list_opportunities() -> str:
    """What schools and trusts around offer, narrowed to a kind and a school."""
    page = queries.board_page(
        current_user,
        clock.today(),
        kind=request.args.get("kind", ""),
        school=request.args.get("school", ""),
    )
    return render_template("network/board.html", page=page, filters=filter_form(page))


@blueprint.get("/opportunities/mine")
@login_required
def list_own_opportunities() -> str:
    """What the person posted, open and no longer open."""
    page = queries.own_page(current_user, clock.today())
    return render_template("network/own_opportunities.html", page=page, words=PAST_WORDS)


PAST_WORDS = {
    Standing.CLOSED: "Closed early.",
    Standing.OVER: "Its last day is over.",
    Standing.POSTER_GONE: "You may not post for this school any more, so nobody sees it.",
}


@blueprint.get("/opportunities/post")
@login_required
def begin_opportunity() -> ResponseReturnValue:
    """The form for an offer; with `again`, filled in with one of the person's own."""
    if not rules.posting_hats(current_user):
        raise NotAllowed
    again = request.args.get("again", "")
    if again:
        return _form(_again(again))
    draft = draft_for(current_user.id, rules.form_key(None))
    form = OfferForm(
        current_user,
        formdata=None,
        data={
            "text": draft.body if draft else "",
            "open_until": clock.today() + rules.OPEN_AT_FIRST,
        },
    )
    return _form(form, draft_saved_at=draft.saved_at.isoformat() if draft else None)


@blueprint.post("/opportunities/post")
@login_required
@writes
def post_opportunity() -> ResponseReturnValue:
    """The offer stands on the board."""
    form = OfferForm(current_user)
    if not rules.posting_hats(current_user):
        raise NotAllowed
    if not form.validate():
        return _form(form), 422
    try:
        row = services.post(
            current_user, form.draft, form_id=form.sent_as, names_no_pupil=form.is_confirmed
        )
    except Refused as refused:
        form.refuse(refused)
        return _form(form), 422
    flash("Your offer is on the board.", "done")
    return _to(row.id)


@blueprint.get("/opportunities/<int(max=2147483647):opportunity_id>")
@login_required
def read_opportunity(opportunity_id: int) -> str:
    """One offer and the one next step; what is no longer open says so and nothing else."""
    line = queries.opportunity_known(current_user, opportunity_id, clock.today())
    return render_template("network/opportunity.html", line=line, text=paragraphs(line.text))


@blueprint.get("/opportunities/<int(max=2147483647):opportunity_id>/edit")
@login_required
def edit_opportunity(opportunity_id: int) -> ResponseReturnValue:
    """The offer in a form; what is no longer open is posted again instead."""
    line = _own(opportunity_id)
    if not line.is_open:
        return redirect(url_for("network.list_own_opportunities"))
    draft = draft_for(current_user.id, rules.form_key(opportunity_id))
    form = filled_form(current_user, line, **({"text": draft.body} if draft else {}))
    return _form(form, line, draft_saved_at=draft.saved_at.isoformat() if draft else None)


@blueprint.post("/opportunities/<int(max=2147483647):opportunity_id>/edit")
@login_required
@writes
def save_opportunity(opportunity_id: int) -> ResponseReturnValue:
    """The changed offer stands; changed elsewhere meanwhile, both versions are shown."""
    line = _own(opportunity_id)
    form = OfferForm(current_user)
    if not form.validate():
        return _form(form, line), 422
    try:
        services.change(
            current_user,
            opportunity_id,
            form.draft,
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(line.edition)
        return _form(form, line, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _form(form, line), 422
    flash("Your offer is changed.", "done")
    return _to(opportunity_id)


@blueprint.post("/opportunities/<int(max=2147483647):opportunity_id>/close")
@login_required
@writes
def close_opportunity(opportunity_id: int) -> ResponseReturnValue:
    """The offer is gone from the board."""
    services.close(current_user, opportunity_id)
    flash("Closed. It is gone from the board, and stays in your own list.", "done")
    return redirect(url_for("network.list_own_opportunities"))


@blueprint.get("/opportunities/<int(max=2147483647):opportunity_id>/delete")
@login_required
def confirm_opportunity_deletion(opportunity_id: int) -> str:
    """What deleting the offer would do, before it is done."""
    return render_template("network/delete_opportunity.html", line=_own(opportunity_id))


@blueprint.post("/opportunities/<int(max=2147483647):opportunity_id>/delete")
@login_required
@writes
def delete_opportunity(opportunity_id: int) -> ResponseReturnValue:
    """The offer is gone for good."""
    services.delete_offer(current_user, opportunity_id)
    flash("Your offer is deleted.", "done")
    return redirect(url_for("network.list_own_opportunities"))


def _own(opportunity_id: int) -> OpportunityLine:
    return queries.own_opportunity(current_user, opportunity_id, clock.today())


def _again(sent: str) -> OfferForm:
    """The form with an earlier offer, to be posted anew with a day of its own."""
    if not (sent.isascii() and sent.isdigit() and len(sent) < len(str(2**63))):
        raise NotFound
    line = _own(possible_key(int(sent)))
    suggested: date = clock.today() + rules.OPEN_AT_FIRST
    return filled_form(current_user, line, open_until=suggested, edition="")


def _form(
    form: OfferForm,
    line: OpportunityLine | None = None,
    *,
    shows_standing: bool = False,
    draft_saved_at: str | None = None,
) -> str:
    standing = paragraphs(line.text) if line and shows_standing else ()
    return render_template(
        "network/post_opportunity.html",
        form=form,
        line=line,
        standing=standing,
        hints=HINTS,
        draft_key=rules.form_key(line.opportunity_id if line else None),
        draft_saved_at=draft_saved_at,
        longest_title=rules.LONGEST_TITLE,
        longest_text=rules.LONGEST_TEXT,
    )


def _to(opportunity_id: int) -> ResponseReturnValue:
    return redirect(url_for("network.read_opportunity", opportunity_id=opportunity_id))
