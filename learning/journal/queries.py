"""Reading the journal. Knows keys, not people: whoever asks has found out that they may."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from learning.database import db
from learning.journal.models import Event
from learning.journal.rules import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to a subject."""

    happened_at: datetime
    verb: Verb
    detail: str


def entries_about(subject_kind: str, subject_key: str, *, since: datetime) -> tuple[Entry, ...]:
    """What happened to this subject since then, oldest first.

    Rows may come to reuse the key of an erased one, so give the instant the subject was made.
    """
    rows = db.session.execute(
        select(Event.created_at, Event.verb, Event.detail)
        .where(
            Event.subject_kind == subject_kind,
            Event.subject_key == subject_key,
            Event.created_at >= since,
        )
        .order_by(Event.created_at, Event.id)
    )
    return tuple(Entry(happened_at=row[0], verb=row[1], detail=row[2]) for row in rows)
