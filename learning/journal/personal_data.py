"""What the journal keeps about a person: events under a random key, and whose key it is."""

from sqlalchemy import delete, select

from learning.database import db
from learning.journal.models import Actor, Event

TABLES = {
    "actors": "erased",
    "events": "kept: under a random key that nothing connects with the person any more",
}


def export(person_id: int) -> dict[str, object]:
    """What the person did, oldest first."""
    rows = db.session.scalars(
        select(Event)
        .join(Actor, Actor.key == Event.actor_key)
        .where(Actor.person_id == person_id)
        .order_by(Event.id)
    )
    return {
        "events": [
            {
                "at": row.created_at.isoformat(),
                "what": row.verb.value,
                "about": " ".join(part for part in (row.subject_kind, row.subject_key) if part),
                "detail": row.detail,
            }
            for row in rows
        ]
    }


def erase(person_id: int) -> None:
    """No entry of the journal can be traced to the person."""
    db.session.execute(delete(Actor).where(Actor.person_id == person_id))
