"""Keeping and discarding drafts; always a person's own."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts import rules
from learning.drafts.models import Draft
from learning.errors import Conflict, NotFound, Refused

ONE_PER_FORM = ("uq_drafts_person_id_form_key", "drafts.person_id, drafts.form_key")


class NewerDraft(Conflict):
    """Newer words are kept for this form (`theirs`, typed at `saved_at`); they stay."""

    def __init__(self, theirs: str, saved_at: datetime) -> None:
        super().__init__("Newer words were kept from another page. Both are here.", theirs)
        self.saved_at = saved_at


def save_draft(
    person_id: int, form_key: str, *, body: str, typed_at: datetime | None = None
) -> None:
    """The words are kept for this form, in the place of older ones; empty words leave none.

    `typed_at` says when they were typed; without it, now. Raises NotFound for a key that names no
    form, Refused for words over the limit, NewerDraft if the kept ones were typed later.
    """
    if not rules.is_form_key(form_key):
        raise NotFound
    body = rules.as_kept(body)
    if rules.is_too_long(body):
        raise Refused(
            f"This is longer than {rules.LONGEST_TEXT:,} characters, so it is not kept as a draft."
        )
    instant = rules.typed_instant(typed_at, clock.now())
    kept = _kept_draft(person_id, form_key)
    if kept is not None and instant < kept.saved_at and kept.body != body:
        raise NewerDraft(kept.body, kept.saved_at)
    if not body.strip():
        discard_draft(person_id, form_key)
        return
    draft = kept or _new_draft(person_id, form_key, body, instant)
    draft.body, draft.saved_at = body, max(instant, draft.saved_at)
    db.session.flush()
    _give_up_oldest(person_id)


def discard_draft(person_id: int, form_key: str) -> None:
    """No draft is kept for this form."""
    db.session.execute(
        delete(Draft).where(Draft.person_id == person_id, Draft.form_key == form_key)
    )


def discard_drafts(person_id: int, beginning: str) -> None:
    """No draft is kept for any form whose name begins so."""
    begins = func.substr(Draft.form_key, 1, len(beginning)) == beginning
    db.session.execute(
        delete(Draft)
        .where(Draft.person_id == person_id, begins)
        .execution_options(synchronize_session=False)
    )


def _kept_draft(person_id: int, form_key: str) -> Draft | None:
    return db.session.scalar(
        select(Draft)
        .where(Draft.person_id == person_id, Draft.form_key == form_key)
        .with_for_update()
    )


def _new_draft(person_id: int, form_key: str, body: str, instant: datetime) -> Draft:
    """A row for this form; two tabs that begin it in the same moment get the same one."""
    draft = Draft(person_id=person_id, form_key=form_key, body=body, saved_at=instant)
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError as error:
        theirs = _kept_draft(person_id, form_key)
        if theirs is None or not violated_constraint(error, *ONE_PER_FORM):
            raise
        return theirs
    return draft


def _give_up_oldest(person_id: int) -> None:
    oldest = (
        select(Draft.id)
        .where(Draft.person_id == person_id)
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
        .limit(rules.MOST_DRAFTS)
    )
    db.session.execute(
        delete(Draft)
        .where(Draft.person_id == person_id, Draft.id.not_in(oldest))
        .execution_options(synchronize_session=False)
    )
