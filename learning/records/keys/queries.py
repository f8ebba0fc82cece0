"""Reading keys: a school's own, those its administrators recognise, whose key one is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from learning.database import db
from learning.errors import NotFound
from learning.people.models import Organisation, Person
from learning.people.queries import permitted_organisation, possible_key
from learning.people.rules import Role
from learning.people.viewers import Viewer
from learning.records.keys import rules
from learning.records.keys.sealing import unsealed
from learning.records.models import RecognisedKey, SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """A key of the school itself. `can_sign`: the server's secret still opens it."""

    public_key: str
    made_at: datetime
    retired_at: datetime | None
    can_sign: bool

    @property
    def fingerprint(self) -> str:
        """The key in short."""
        return rules.fingerprint(self.public_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A key of another school that an administrator has added."""

    key_id: int
    school_name: str
    public_key: str
    added_at: datetime
    added_by: str | None

    @property
    def fingerprint(self) -> str:
        """The key in short."""
        return rules.fingerprint(self.public_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPage:
    """Everything an administrator sees of keys; nothing of anybody's record is among it."""

    school_name: str
    own: OwnKey | None
    retired: tuple[OwnKey, ...]
    text_to_send: str
    recognised: tuple[Recognised, ...]


def keys_page(viewer: Viewer, secret_key: str) -> KeysPage:
    """The keys of the viewer's school; NotAllowed for anybody but an administrator."""
    school = _school(permitted_organisation(viewer, Role.ADMINISTRATOR))
    keys = _own_keys(school.id, secret_key)
    own = next((each for each in keys if each.retired_at is None), None)
    return KeysPage(
        school_name=school.name,
        own=own,
        retired=tuple(each for each in keys if each.retired_at is not None),
        text_to_send=rules.text_to_send(school.name, school.urn, own.public_key) if own else "",
        recognised=_recognised(school.id),
    )


def recognised_key(viewer: Viewer, key_id: int) -> Recognised:
    """A key that the viewer's school recognises; NotFound for any other."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    wanted = possible_key(key_id)
    for each in _recognised(organisation_id):
        if each.key_id == wanted:
            return each
    raise NotFound


def known_keys(organisation_ids: Collection[int]) -> Mapping[str, str]:
    """Whose key each is that these schools recognise: the key, and the name of its school.

    Every school on this server is recognised by itself, by its keys of all times.
    """
    added = select(RecognisedKey.public_key, RecognisedKey.school_name).where(
        RecognisedKey.organisation_id.in_(organisation_ids)
    )
    here = select(SigningKey.public_key, Organisation.name).join(
        Organisation, Organisation.id == SigningKey.organisation_id
    )
    return {key: name for found in (added, here) for key, name in db.session.execute(found)}


def school_here(public_key: str) -> str | None:
    """The name of the school on this server that signs, or signed, with this key."""
    return known_keys(()).get(public_key)


def _school(organisation_id: int) -> Organisation:
    return db.session.get_one(Organisation, organisation_id)


def _own_keys(organisation_id: int, secret_key: str) -> tuple[OwnKey, ...]:
    """All of a school's keys, the newest first."""
    rows = db.session.scalars(
        select(SigningKey)
        .where(SigningKey.organisation_id == organisation_id)
        .order_by(SigningKey.id.desc())
    )
    return tuple(
        OwnKey(
            public_key=row.public_key,
            made_at=row.created_at,
            retired_at=row.retired_at,
            can_sign=row.retired_at is None and unsealed(row.sealed_key, secret_key) is not None,
        )
        for row in rows
    )


def _recognised(organisation_id: int) -> tuple[Recognised, ...]:
    rows = db.session.execute(
        select(RecognisedKey, Person.name)
        .outerjoin(Person, Person.id == RecognisedKey.added_by_id)
        .where(RecognisedKey.organisation_id == organisation_id)
        .order_by(RecognisedKey.school_name, RecognisedKey.id)
    )
    return tuple(
        Recognised(
            key_id=row.id,
            school_name=row.school_name,
            public_key=row.public_key,
            added_at=row.created_at,
            added_by=name,
        )
        for row, name in rows
    )
