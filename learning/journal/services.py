"""Adding to the journal."""

from sqlalchemy import bindparam, insert, select

from learning.database import Model, add_once, insert_once, rows_of, run
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
    run(
        _NEW_EVENT,
        verb=verb,
        actor_key=None if person_id is None else actor_key(person_id),
        organisation_id=organisation_id,
        subject_kind=subject[0],
        subject_key=subject[1],
        detail=detail,
    )


def actor_key(person_id: int) -> str:
    """The key under which the journal knows this person, made when first needed."""
    known = rows_of(_KEY_OF, person_id=person_id)
    if known:
        return str(known[0].key)
    key = new_actor_key()
    if add_once(_NEW_KEY, person_id=person_id, key=key):
        return key
    # Somebody else made it at this very moment.
    return str(rows_of(_KEY_OF, person_id=person_id)[0].key)


_NEW_EVENT = insert(Model.metadata.tables[Event.__tablename__])
_NEW_KEY = insert_once(Actor.__tablename__, "person_id")
_KEY_OF = select(Actor.key).where(Actor.person_id == bindparam("person_id"))
