"""Adding to the journal."""

from sqlalchemy import bindparam, insert, select

from learning import clock
from learning.database import Model, add_once, counted, insert_once, rows_of, run
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
    values = {
        "created_at": clock.now(),
        "verb": verb,
        "organisation_id": organisation_id,
        "subject_kind": subject[0],
        "subject_key": subject[1],
        "detail": detail,
    }
    if person_id is None:
        run(_NEW_EVENT, actor_key=None, **values)
    elif not run(_NEW_EVENT_OF, person_id=person_id, **values):
        run(_NEW_EVENT, actor_key=actor_key(person_id), **values)


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


_EVENTS = Model.metadata.tables[Event.__tablename__]
_NEW_EVENT = insert(_EVENTS)
_GIVEN = [each for each in _EVENTS.c if each.name not in ("id", "actor_key")]
# Of somebody whom the journal knows, under the key they have; of nobody else.
_NEW_EVENT_OF = counted(
    insert(_EVENTS).from_select(
        [*(each.name for each in _GIVEN), "actor_key"],
        select(*(bindparam(each.name, type_=each.type) for each in _GIVEN), Actor.key).where(
            Actor.person_id == bindparam("person_id")
        ),
    )
)
_NEW_KEY = insert_once(Actor.__tablename__, "person_id")
_KEY_OF = select(Actor.key).where(Actor.person_id == bindparam("person_id"))
