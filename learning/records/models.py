"""Tables of the keys with which schools sign what their staff take along."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model


class SigningKey(Model):
    """One row: a key with which a school signs records, until it is retired.

    `public_key` is hexadecimal; `sealed_key` is the private one, readable with the secret key of
    the settings only, so that a copy of the database alone signs nothing.
    """

    __tablename__ = "signing_keys"
    __table_args__ = (
        Index(
            "uq_signing_keys_one_in_use",
            "organisation_id",
            unique=True,
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    public_key: Mapped[str] = mapped_column(String(64), unique=True)
    sealed_key: Mapped[str] = mapped_column(Text)
    retired_at: Mapped[datetime | None]


class RecognisedKey(Model):
    """One row: an administrator of an organisation knows whose key this is."""

    __tablename__ = "recognised_keys"
    __table_args__ = (
        UniqueConstraint("organisation_id", "public_key"),
        Index(None, "added_by_id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    public_key: Mapped[str] = mapped_column(String(64))
    school_name: Mapped[str] = mapped_column(String(200))
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
