"""Meetings and reviews of a trial, written by its owner or by the SENCo it is shared with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.plans.half_typed import HalfTyped, half_typed
from learning.talent.blueprint import blueprint
from learning.talent.models import Trial
from learning.talent.rules import TrialEntryKind
from learning.talent.trials import rules, services
from learning.talent.trials.forms import EntryForm
from learning.talent.trials.pages import EntryLine, TrialPage
from learning.talent.trials.views.own import own_page
from learning.talent.trials.views.shared import opened_trial, standing_trial
from learning.web.library import library

LONG_TEXTS = ("went_well", "next_steps")


@dataclass(frozen=True, slots=True)
class Desk:
    """From where somebody writes: their own trial, or one they are the SENCo of (`share_id`)."""

    page: TrialPage
    share_id: int | None = None

    @property
    def back_url(self) -> str:
        """The page of the trial, for whoever writes."""
        if self.share_id is None:
            return url_for("talent.read_trial", trial_id=self.page.trial_id)
        return url_for("talent.read_shared_trial", share_id=self.share_id)

    def url(self, action: str, entry_id: int | None = None) -> str:
        """The address of one of the pages below."""
        values: dict[str, Any] = {"entry_id": entry_id} if entry_id else {}
        if self.share_id is None:
            return url_for(f"talent.{action}", trial_id=self.page.trial_id, **values)
        return url_for(f"talent.{action}_as_senco", share_id=self.share_id, **values)

    def trial(self) -> Trial:
        """The trial to write in; raises NotFound once it is out of reach."""
        return services.own_trial(self.page.owner_id, self.page.trial_id)


_OWN = "/becoming-a-senco/trial/<int(max=2147483647):trial_id>/entries"
_SHARED = "/becoming-a-senco/shared/<int(max=2147483647):share_id>/trial/entries"
_ENTRY = "/<int(max=2147483647):entry_id>"


@blueprint.get(_OWN)
@login_required
def begin_entry(trial_id: int) -> str:
    """A form for a meeting or a review."""
    return _begin(Desk(own_page(trial_id)))


@blueprint.post(_OWN)
@login_required
@writes
def note_entry(trial_id: int) -> ResponseReturnValue:
    """It is kept."""
    return _note(Desk(own_page(trial_id)))


@blueprint.get(_OWN + _ENTRY)
@login_required
def edit_entry(trial_id: int, entry_id: int) -> str:
    """What one wrote oneself, in a form."""
    return _edit(Desk(own_page(trial_id)), entry_id)


@blueprint.post(_OWN + _ENTRY)
@login_required
@writes
def save_entry(trial_id: int, entry_id: int) -> ResponseReturnValue:
    """It stands in these words."""
    return _save(Desk(own_page(trial_id)), entry_id)


@blueprint.post(_OWN + _ENTRY + "/delete")
@login_required
@writes
def delete_entry(trial_id: int, entry_id: int) -> ResponseReturnValue:
    """It is gone."""
    return _delete(Desk(own_page(trial_id)), entry_id)


@blueprint.get(_SHARED)
@login_required
def begin_entry_as_senco(share_id: int) -> ResponseReturnValue:
    """The same for the SENCo."""
    desk = _desk(share_id)
    return _begin(desk) if desk else _cover(share_id)


@blueprint.post(_SHARED)
@login_required
@writes
def note_entry_as_senco(share_id: int) -> ResponseReturnValue:
    """It is kept, and the owner sees it."""
    return _note(_writing_desk(share_id))


@blueprint.get(_SHARED + _ENTRY)
@login_required
def edit_entry_as_senco(share_id: int, entry_id: int) -> ResponseReturnValue:
    """What the SENCo wrote, in a form."""
    desk = _desk(share_id)
    return _edit(desk, entry_id) if desk else _cover(share_id)


@blueprint.post(_SHARED + _ENTRY)
@login_required
@writes
def save_entry_as_senco(share_id: int, entry_id: int) -> ResponseReturnValue:
    """It stands in these words."""
    return _save(_writing_desk(share_id), entry_id)


@blueprint.post(_SHARED + _ENTRY + "/delete")
@login_required
@writes
def delete_entry_as_senco(share_id: int, entry_id: int) -> ResponseReturnValue:
    """It is gone."""
    return _delete(_writing_desk(share_id), entry_id)


def _desk(share_id: int) -> Desk | None:
    """Where the trial's SENCo writes; None before the cover. Others who read it: NotFound."""
    found = opened_trial(share_id)
    return _of_senco(found[0], share_id) if found else None


def _writing_desk(share_id: int) -> Desk:
    """The same for what the SENCo sends; their hour may be over."""
    return _of_senco(standing_trial(share_id), share_id)


def _of_senco(page: TrialPage, share_id: int) -> Desk:
    if page.senco_id != current_user.id:
        raise NotFound
    return Desk(page, share_id)


def _begin(desk: Desk) -> str:
    asked = request.args.get("kind", "")
    known = [kind.value for kind in TrialEntryKind]
    drafts = _drafts(desk, None)
    form = EntryForm(
        formdata=None,
        kind=asked if asked in known else TrialEntryKind.MEETING.value,
        held_on=clock.today(),
        **drafts.words,
    )
    return _page(desk, form, drafts=drafts)


def _note(desk: Desk) -> ResponseReturnValue:
    form = EntryForm()
    if not form.validate():
        return _page(desk, form), 422
    try:
        services.note_entry(
            current_user.id,
            desk.trial(),
            form.typed(),
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(desk, form), 422
    flash("Kept. Both of you can read it.", "done")
    return redirect(desk.back_url)


def _edit(desk: Desk, entry_id: int) -> str:
    entry = _own_entry(desk, entry_id)
    drafts = _drafts(desk, entry_id)
    values: dict[str, str | date] = {
        "kind": entry.kind.value,
        "held_on": entry.held_on,
        "went_well": entry.went_well,
        "next_steps": entry.next_steps,
        "edition": entry.edition,
    }
    form = EntryForm(formdata=None, **{**values, **drafts.words})
    return _page(desk, form, entry=entry, drafts=drafts)


def _save(desk: Desk, entry_id: int) -> ResponseReturnValue:
    entry = _own_entry(desk, entry_id)
    form = EntryForm()
    if not form.validate():
        return _page(desk, form, entry=entry), 422
    try:
        services.change_entry(
            current_user.id,
            desk.trial(),
            entry_id,
            form.typed(),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = entry.edition
        return _page(desk, form, entry=entry, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _page(desk, form, entry=entry), 422
    flash("Changed.", "done")
    return redirect(desk.back_url)


def _delete(desk: Desk, entry_id: int) -> ResponseReturnValue:
    services.delete_entry(current_user.id, desk.trial(), entry_id)
    flash("Deleted.", "done")
    return redirect(desk.back_url)


def _own_entry(desk: Desk, entry_id: int) -> EntryLine:
    entry = desk.page.entry(entry_id)
    if entry is None:
        raise NotFound
    return entry


def _page(
    desk: Desk,
    form: EntryForm,
    *,
    entry: EntryLine | None = None,
    drafts: HalfTyped | None = None,
    shows_standing: bool = False,
) -> str:
    return render_template(
        "talent/trial_entry.html",
        desk=desk,
        page=desk.page,
        form=form,
        entry=entry,
        drafts=drafts or HalfTyped(_keys(desk, entry.entry_id if entry else None)),
        guide=library().shadowing.trial,
        shows_standing=shows_standing,
    )


def _drafts(desk: Desk, entry_id: int | None) -> HalfTyped:
    return half_typed(current_user.id, _keys(desk, entry_id))


def _keys(desk: Desk, entry_id: int | None) -> dict[str, str]:
    trial_id = desk.page.trial_id
    return {name: rules.entry_form_key(trial_id, entry_id, name) for name in LONG_TEXTS}


def _cover(share_id: int) -> ResponseReturnValue:
    return redirect(url_for("sharing.read_cover", share_id=share_id))
