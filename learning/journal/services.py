"""Adding to the journal."""

from sqlalchemy import select

from learning.database import db
from learning.journal.models import Actor, Event, new_actor_key
from learning.journal.rules import Verb


def note(
    verb: Verb,
    person_id: int | None,
    *,
    organisation_id: int | None = None,
    subject: tuple[str, str] = ("", ""),
    detail: str = "",
) -> None:
    """One entry stands in the journal: who (None for nobody signed in), what, about what.

    `subject` is a kind and a key, such as ("module", "autism"). `detail` takes fixed words only.
    """
    db.session.add(
        Event(
            verb=verb,
            actor_key=None if person_id is None else actor_key(person_id),
            organisation_id=organisation_id,
            subject_kind=subject[0],
            subject_key=subject[1],
            detail=detail,
        )
    )


def actor_key(person_id: int) -> str:
    """The key under which the journal knows this person, made when first needed."""
    known = db.session.scalar(select(Actor.key).where(Actor.person_id == person_id))
    if known is not None:
        return known
    key = new_actor_key()
    db.session.add(Actor(person_id=person_id, key=key))
    return key
