"""Reading drafts; always a person's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from learning.database import db
from learning.drafts.models import Draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """Words typed into a form and not yet sent, and when they were typed."""

    body: str
    saved_at: datetime


def drafts_for(person_id: int, form_keys: Collection[str]) -> Mapping[str, KeptDraft]:
    """A person's drafts for these forms, by form key; a form without one is absent."""
    rows = db.session.execute(
        select(Draft.form_key, Draft.body, Draft.saved_at)
        .where(Draft.person_id == person_id, Draft.form_key.in_(form_keys))
        .order_by(Draft.form_key)
    )
    return {key: KeptDraft(body, saved_at) for key, body, saved_at in rows}


def draft_for(person_id: int, form_key: str) -> KeptDraft | None:
    """A person's draft for one form, if there is one."""
    return drafts_for(person_id, (form_key,)).get(form_key)
