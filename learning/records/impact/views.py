"""What difference something made: said, put off, or not to be asked about. Always one's own."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.cpd import services
from learning.cpd.own.keys import form_key
from learning.cpd.queries import Entry, own_entry
from learning.database import writes
from learning.drafts.free_text import paragraphs
from learning.drafts.queries import draft_for
from learning.errors import Conflict, Refused
from learning.records.blueprint import blueprint
from learning.records.entries.forms import ImpactForm, values_of

IMPACT = "/record/entries/<int(max=2147483647):entry_id>/impact"
FIELD = "impact"


@blueprint.get(IMPACT)
@login_required
def ask_impact(entry_id: int) -> str:
    """The question about one entry, with what was said, if anything was."""
    entry = own_entry(current_user.id, entry_id)
    draft = draft_for(current_user.id, form_key(entry_id, FIELD))
    filled = {**values_of(entry), **({FIELD: draft.body} if draft else {})}
    form = ImpactForm(formdata=None, data=filled)
    return _ask(form, entry, draft_saved_at=draft.saved_at.isoformat() if draft else None)


@blueprint.post(IMPACT)
@login_required
@writes
def save_impact(entry_id: int) -> ResponseReturnValue:
    """The entry says what difference it made; changed elsewhere meanwhile, both are shown."""
    entry = own_entry(current_user.id, entry_id)
    form = ImpactForm()
    try:
        services.note_impact(
            current_user.id,
            entry_id,
            form.impact.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(entry.edition)
        return _ask(form, entry, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _ask(form, entry), 422
    flash("Kept with the entry in your record.", "done")
    return redirect(url_for("records.read_entry", entry_id=entry_id))


@blueprint.post(f"{IMPACT}/later")
@login_required
@writes
def put_impact_off(entry_id: int) -> ResponseReturnValue:
    """The question comes again in four weeks."""
    services.ask_later(current_user.id, entry_id)
    flash("You are asked about this again in four weeks.", "done")
    return redirect(url_for("records.read_record"))


@blueprint.post(f"{IMPACT}/never")
@login_required
@writes
def ask_no_more(entry_id: int) -> ResponseReturnValue:
    """Nobody asks about this one; its owner can still write something."""
    services.ask_no_more(current_user.id, entry_id)
    flash("You are not asked about this one. You can still add a note to it.", "done")
    return redirect(url_for("records.read_record"))


def _ask(
    form: ImpactForm,
    entry: Entry,
    *,
    draft_saved_at: str | None = None,
    shows_standing: bool = False,
) -> str:
    return render_template(
        "records/impact.html",
        form=form,
        entry=entry,
        standing=paragraphs(entry.impact) if shows_standing else (),
        shows_standing=shows_standing,
        draft_key=form_key(entry.id, FIELD),
        draft_saved_at=draft_saved_at,
    )
