"""Tables of the journal. A person stands in it by a random key that is deleted on erasure."""

import secrets

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.journal.rules import Verb


def new_actor_key() -> str:
    """A random key under which the journal will know a person."""
    return secrets.token_hex(8)


class Actor(Model):
    """One row: the key under which the journal knows a person, until they are erased."""

    __tablename__ = "actors"

    person_id: Mapped[PersonKey] = mapped_column(unique=True)
    key: Mapped[str] = mapped_column(String(16), unique=True, default=new_actor_key)


class Event(Model):
    """One row: something happened (`created_at`), done by an actor, about a subject.

    `detail` holds fixed words and numbers only, never free text.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "organisation_id", "created_at"),
        Index(None, "subject_kind", "subject_key"),
        Index(None, "actor_key", "created_at"),
    )

    actor_key: Mapped[str | None] = mapped_column(String(16))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    verb: Mapped[Verb] = mapped_column(choice(Verb))
    subject_kind: Mapped[str] = mapped_column(String(30), default="")
    subject_key: Mapped[str] = mapped_column(String(120), default="")
    detail: Mapped[str] = mapped_column(String(200), default="")
