"""Changing keys: a school's own is made when first needed; others are recognised or no longer."""

from sqlalchemy import delete, select

from learning import clock
from learning.database import add_once, db, insert_once
from learning.errors import Refused
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.queries import permitted_organisation
from learning.people.rules import Role, clean_name
from learning.people.schools.services import lock_school
from learning.people.viewers import Viewer
from learning.records.keys import queries, rules
from learning.records.keys.sealing import sealed, unsealed
from learning.records.keys.signing import KeyPair, new_key_pair
from learning.records.models import RecognisedKey, SigningKey


def signing_pair(organisation_id: int, secret_key: str) -> KeyPair:
    """The key with which the school signs, made now if it has none that can be opened.

    One that was sealed with a former secret key is retired: what it has signed still holds.
    """
    lock_school(organisation_id)
    row = db.session.scalar(
        select(SigningKey).where(
            SigningKey.organisation_id == organisation_id, SigningKey.retired_at.is_(None)
        )
    )
    pair = unsealed(row.sealed_key, secret_key) if row else None
    if pair is not None:
        return pair
    if row is not None:
        row.retired_at = clock.now()
        db.session.flush()
    made = new_key_pair()
    db.session.add(
        SigningKey(
            organisation_id=organisation_id,
            public_key=made.public_key,
            sealed_key=sealed(made, secret_key),
        )
    )
    db.session.flush()
    return made


def make_own_key(viewer: Viewer, secret_key: str) -> None:
    """The viewer's school has a key to sign with; NotAllowed for anybody but an administrator."""
    signing_pair(permitted_organisation(viewer, Role.ADMINISTRATOR), secret_key)


def recognise(viewer: Viewer, *, name: str, text: str) -> str:
    """The key in a text is recognised as that school's; its fingerprint comes back.

    Refused, in words, for a text without a key, and for one that is known here already.
    """
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    key = rules.pasted_key(text)
    school_name = clean_name(name)
    here = queries.school_here(key)
    if here is not None:
        raise Refused(f"This is the key of {here}, which is on this server. It needs no adding.")
    is_new = add_once(
        _RECOGNISED,
        organisation_id=organisation_id,
        public_key=key,
        school_name=school_name,
        added_by_id=viewer.id,
    )
    if not is_new:
        known = queries.known_keys((organisation_id,))[key]
        raise Refused(f"You recognise this key already, as that of {known}.", "text")
    note(
        Verb.RECOGNISED_KEY,
        viewer.id,
        organisation_id=organisation_id,
        subject=("key", rules.fingerprint(key)),
    )
    return rules.fingerprint(key)


def forget(viewer: Viewer, key_id: int) -> str:
    """The key is recognised no longer; the name it had comes back. NotFound for any other's."""
    found = queries.recognised_key(viewer, key_id)
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    db.session.execute(delete(RecognisedKey).where(RecognisedKey.id == found.key_id))
    note(
        Verb.REMOVED_KEY,
        viewer.id,
        organisation_id=organisation_id,
        subject=("key", found.fingerprint),
    )
    return found.school_name


_RECOGNISED = insert_once(RecognisedKey.__tablename__, "organisation_id", "public_key")
