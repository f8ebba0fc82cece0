"""Reading the journal. Names no person: whoever asks says which keys or school they mean."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from learning.database import db
from learning.journal.models import Actor, Event
from learning.journal.rules import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened."""

    happened_at: datetime
    verb: Verb
    subject_kind: str
    subject_key: str
    detail: str


def entries_by(person_id: int) -> tuple[Entry, ...]:
    """Everything the journal says this person did, oldest first; for themselves only."""
    rows = db.session.execute(
        select(
            Event.created_at.label("happened_at"),
            Event.verb,
            Event.subject_kind,
            Event.subject_key,
            Event.detail,
        )
        .join(Actor, Actor.key == Event.actor_key)
        .where(Actor.person_id == person_id)
        .order_by(Event.created_at, Event.id)
    )
    return tuple(Entry(**row._mapping) for row in rows)
