"""Preparing a session on one page; every button that only changes the page keeps nothing."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import drafts_for
from learning.errors import NotFound, Refused
from learning.inset.blueprint import blueprint
from learning.inset.models import InsetSession
from learning.inset.rules import BETWEEN_A_FEW, KIND_NAMES, SessionKind
from learning.inset.sessions import services, shaping
from learning.inset.sessions.checking import draft_keys, prepared_of
from learning.inset.sessions.forms import SessionForm, filled_session, number_sent
from learning.inset.sessions.half_made import keep_page, kept_page
from learning.inset.sessions.kinds import KIND_HINTS, Time, fields_of
from learning.inset.sessions.queries import managed_session
from learning.inset.sessions.rows import PartRow, with_module
from learning.inset.sessions.rules import LONGEST_LINK, LONGEST_PLACE, LONGEST_TITLE
from learning.inset.sessions.staff import askable, preparing_hat
from learning.inset.sessions.timings import difference, length_for
from learning.web.library import library

USUAL_MINUTES = 60
PLACES = {"module": "from", **{f"kind-{kind}": "from" for kind in SessionKind}}
"""Where on the page somebody goes on after a button of it; after the others, at the parts."""
LONG_TEXTS = ("aim", "facilitator_note")


@blueprint.get("/sessions/prepare")
@login_required
def prepare_session() -> str:
    """One page: a module or none, when, where, for whom, and its parts with their minutes."""
    hat = preparing_hat(current_user)
    arranged_before = kept_page(current_user.id, None, request.args.get("draft", ""))
    if arranged_before:
        return form_page(arranged_before, hat.organisation_id)
    like = number_sent(request.args.get("like"))
    form = _like(like) if like else _new(request.args.get("kind"), request.args.get("module"))
    return form_page(form, hat.organisation_id, restores=like is None)


@blueprint.post("/sessions/prepare")
@login_required
@writes
def make_session() -> ResponseReturnValue:
    """The session stands; or the page again, with what a button of it has changed."""
    hat = preparing_hat(current_user)
    form = SessionForm()
    like_id = number_sent(form.like.data)
    if like_id:
        _copied(like_id)
    if shaping.shape(form, request.form.get("do", ""), library()):
        return arranged(form, hat.organisation_id)
    if not form.validate():
        return form_page(form, hat.organisation_id), 422
    try:
        shaping.check_module(form, library())
        row = services.make_session(current_user.id, hat.organisation_id, form.prepared)
    except Refused as refused:
        shaping.refuse(form, refused)
        return form_page(form, hat.organisation_id), 422
    flash("The session is ready. Everybody invited sees it among their sessions.", "done")
    return redirect(url_for("inset.read_session", session_id=row.id))


def arranged(
    form: SessionForm, organisation_id: int, row: InsetSession | None = None
) -> ResponseReturnValue:
    """On to the page as a button of it has changed it; nothing but a draft is kept."""
    try:
        name = keep_page(current_user.id, row.id if row else None, form)
    except Refused as refused:
        form.refuse(refused)
        return form_page(form, organisation_id, row), 422
    place = PLACES.get(request.form.get("do", ""), "parts")
    if row:
        return redirect(url_for("inset.edit_session", session_id=row.id, draft=name, _anchor=place))
    return redirect(url_for("inset.prepare_session", draft=name, _anchor=place))


def form_page(
    form: SessionForm,
    organisation_id: int,
    row: InsetSession | None = None,
    *,
    restores: bool = False,
    standing: object = None,
) -> str:
    """The page around the form. `restores`: long texts are as they were last typed."""
    form.offer(askable(organisation_id, clock.today()), library())
    form.name_parts(library())
    kind = form.session_kind
    keys = draft_keys(row.id if row else None)
    saved = _restored(form, keys) if restores else {}
    return render_template(
        "inset/prepare.html",
        form=form,
        row=row,
        standing=standing,
        kind=kind,
        kind_name=KIND_NAMES[kind],
        other_kinds=[] if row or form.like.data else _others(kind),
        difference=difference(form.taken, form.length) if form.length else "",
        fitting_length=length_for(each.part for each in form.sent_rows if each.is_in),
        asked=form.asked(kind, Time.BEFORE),
        carried=[] if row else form.carried(kind),
        drafts=keys,
        saved=saved,
        longest={"title": LONGEST_TITLE, "place": LONGEST_PLACE, "link": LONGEST_LINK},
    )


def _restored(form: SessionForm, keys: str) -> dict[str, str]:
    """Long texts as they were last typed, with when that was."""
    names = (*LONG_TEXTS, *(f"note-{each.slug}" for each in fields_of(form.session_kind)))
    kept = drafts_for(current_user.id, [f"{keys}{name}" for name in names])
    found = {}
    for name in names:
        draft = kept.get(f"{keys}{name}")
        if draft:
            form[name].data = draft.body
            found[name] = draft.saved_at.isoformat()
    return found


def _new(kind: str | None, module: str | None) -> SessionForm:
    chosen = SessionKind(kind) if kind in tuple(SessionKind) else SessionKind.INSET
    slug = module or ""
    rows = with_module((), slug, library()) if library().module(slug) else ()
    found = library().module(slug)
    minutes = length_for(row.part for row in rows) if rows else USUAL_MINUTES
    form = SessionForm(
        formdata=None,
        data={
            "kind": chosen.value,
            "module": found.slug if found else "",
            "shown_module": found.slug if found else "",
            "title": found.title if found else "",
            "minutes": str(minutes),
        },
    )
    form.put(rows, library())
    return form


def _like(session_id: int) -> SessionForm:
    """The form with a session that is managed, for another group: without its day and its people.

    What was written after it took place stays with that session. What is between a few is never
    copied to others.
    """
    row = _copied(session_id)
    before = {each.slug for each in fields_of(row.kind, Time.BEFORE)}
    prepared = prepared_of(row)
    form = filled_session(
        replace(
            prepared,
            notes={slug: text for slug, text in prepared.notes.items() if slug in before},
            is_for_everyone=False,
            group_ids=frozenset(),
            invitee_ids=frozenset(),
        ),
        day=None,
        like=str(row.id),
    )
    form.put([PartRow(part=part) for part in prepared.parts], library())
    return form


def _copied(session_id: int) -> InsetSession:
    row = managed_session(current_user, session_id)
    if row.kind in BETWEEN_A_FEW:
        raise NotFound
    return row


def _others(kind: SessionKind) -> list[tuple[str, str, str]]:
    return [
        (each.value, name, KIND_HINTS[each]) for each, name in KIND_NAMES.items() if each != kind
    ]
