"""One entry of My record: read, added, changed, deleted. Always one's own."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.cpd import services
from learning.cpd.own.keys import form_key
from learning.cpd.queries import Entry, own_entry
from learning.cpd.rules import KIND_WORDS, LONGEST_LINK, LONGEST_PROVIDER, LONGEST_TITLE, OWN_KINDS
from learning.database import writes
from learning.drafts.free_text import paragraphs
from learning.drafts.queries import drafts_for
from learning.errors import Conflict, NotFound, Refused
from learning.records.blueprint import blueprint
from learning.records.carrying.queries import origin_of
from learning.records.entries.forms import ORDER, EntryForm, WordsForm, values_of

ONE = "/record/entries/<int(max=2147483647):entry_id>"
OWN_WORDS = ("reflection", "impact")


@blueprint.get("/record/entries/add")
@login_required
def add_entry() -> str:
    """The form for something done elsewhere; `kind` in the address chooses one."""
    sent = request.args.get("kind", "")
    known = sent if sent in {kind.value for kind in OWN_KINDS} else ""
    drafts = _drafts(None)
    filled = {"kind": known, "happened_on": clock.today(), **_bodies(drafts)}
    return _edit(EntryForm(formdata=None, data=filled), drafts=drafts)


@blueprint.post("/record/entries/add")
@login_required
@writes
def save_new_entry() -> ResponseReturnValue:
    """It stands in the record."""
    form = EntryForm()
    try:
        if not form.validate():
            return _edit(form), 422
        row = services.add_own_entry(
            current_user.id, form.entry(), form_id=form.sent_as, names_no_pupil=form.is_confirmed
        )
    except Refused as refused:
        form.refuse(refused)
        return _edit(form), 422
    flash("It stands in your record.", "done")
    return _to(row.id)


@blueprint.get(ONE)
@login_required
def read_entry(entry_id: int) -> str:
    """Everything an entry says."""
    entry = _own(entry_id)
    return render_template(
        "records/entry.html",
        entry=entry,
        kind=KIND_WORDS[entry.kind],
        reflection=paragraphs(entry.reflection),
        impact=paragraphs(entry.impact),
        origin=origin_of(current_user.id, entry.source_kind, entry.source_key),
    )


@blueprint.get(f"{ONE}/change")
@login_required
def change_entry(entry_id: int) -> str:
    """The entry in a form: all of one's own, and one's words about what something else wrote."""
    entry, drafts = _own(entry_id), _drafts(entry_id)
    kind = EntryForm if entry.is_own else WordsForm
    return _edit(
        kind(formdata=None, data={**values_of(entry), **_bodies(drafts)}), entry, drafts=drafts
    )


@blueprint.post(f"{ONE}/change")
@login_required
@writes
def save_entry(entry_id: int) -> ResponseReturnValue:
    """The entry says this; changed elsewhere meanwhile, both are shown."""
    entry = _own(entry_id)
    form = EntryForm() if entry.is_own else WordsForm()
    try:
        if not form.validate():
            return _edit(form, entry), 422
        _keep(entry, form)
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(entry.edition)
        return _edit(form, entry, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _edit(form, entry), 422
    flash("Saved.", "done")
    return _to(entry_id)


def _keep(entry: Entry, form: WordsForm) -> None:
    if isinstance(form, EntryForm):
        services.change_own_entry(
            current_user.id,
            entry.id,
            form.entry(),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
        return
    services.keep_words(
        current_user.id,
        entry.id,
        reflection=form.reflection.data or "",
        impact=form.impact.data or "",
        edition=form.edition.data or "",
        names_no_pupil=form.is_confirmed,
    )


@blueprint.get(f"{ONE}/delete")
@login_required
def confirm_entry_deletion(entry_id: int) -> str:
    """What deleting an entry of one's own would do, before it is done."""
    entry = _own(entry_id)
    if not entry.is_own:
        raise NotFound
    return render_template("records/delete_entry.html", entry=entry)


@blueprint.post(f"{ONE}/delete")
@login_required
@writes
def delete_entry(entry_id: int) -> ResponseReturnValue:
    """The entry is gone for good."""
    services.remove_own_entry(current_user.id, entry_id)
    flash("It is gone from your record.", "done")
    return redirect(url_for("records.read_record"))


def _own(entry_id: int) -> Entry:
    return own_entry(current_user.id, entry_id)


def _drafts(entry_id: int | None) -> dict[str, tuple[str, str]]:
    """What was half typed, by field: the words, and when."""
    keys = {form_key(entry_id, field): field for field in OWN_WORDS}
    kept = drafts_for(current_user.id, list(keys))
    return {keys[key]: (each.body, each.saved_at.isoformat()) for key, each in kept.items()}


def _bodies(drafts: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {field: body for field, (body, _) in drafts.items()}


def _edit(
    form: WordsForm,
    entry: Entry | None = None,
    *,
    drafts: dict[str, tuple[str, str]] | None = None,
    shows_standing: bool = False,
) -> str:
    return render_template(
        "records/edit_entry.html",
        form=form,
        entry=entry,
        is_whole=isinstance(form, EntryForm),
        order=[form[name] for name in ORDER if name in form],
        shows_standing=shows_standing,
        reflection=paragraphs(entry.reflection) if entry else (),
        impact=paragraphs(entry.impact) if entry else (),
        keys={field: form_key(entry.id if entry else None, field) for field in OWN_WORDS},
        saved_at={field: at for field, (_, at) in (drafts or {}).items()},
        today=clock.today(),
        longest={"title": LONGEST_TITLE, "provider": LONGEST_PROVIDER, "link": LONGEST_LINK},
    )


def _to(entry_id: int) -> ResponseReturnValue:
    return redirect(url_for("records.read_entry", entry_id=entry_id))
