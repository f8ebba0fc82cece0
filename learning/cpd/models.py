"""Tables of the ledger, of protected time, of training to be renewed, of records brought along."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.cpd.rules import CpdKind, Lost
from learning.database import Model, PersonKey, choice

__all__ = [
    "CarriedRecord",
    "CpdEntry",
    "CpdKind",
    "Lost",
    "ProtectedTime",
    "Training",
    "TrainingTime",
]


class CpdEntry(Model):
    """One row: something a person did on a day, with the minutes it counts for.

    `source_kind` and `source_key` name what made it, so that it is written once; for an entry of
    one's own the key is that of its form. `need_type` is a slug of the needs that modules name.
    `impact`: what difference it made, asked for later, and not before `ask_on`.
    """

    __tablename__ = "cpd_entries"
    __table_args__ = (
        UniqueConstraint("person_id", "source_kind", "source_key"),
        CheckConstraint("minutes >= 0", name="minutes_not_negative"),
        Index(None, "person_id", "happened_on"),
    )

    person_id: Mapped[PersonKey]
    kind: Mapped[CpdKind] = mapped_column(choice(CpdKind))
    title: Mapped[str] = mapped_column(String(300))
    happened_on: Mapped[date]
    minutes: Mapped[int]
    impact: Mapped[str] = mapped_column(Text, default="")
    source_kind: Mapped[str] = mapped_column(String(30))
    source_key: Mapped[str] = mapped_column(String(200))
    provider: Mapped[str] = mapped_column(String(200), default="", server_default="")
    need_type: Mapped[str] = mapped_column(String(60), default="", server_default="")
    reflection: Mapped[str] = mapped_column(Text, default="", server_default="")
    evidence_link: Mapped[str] = mapped_column(String(500), default="", server_default="")
    impact_at: Mapped[datetime | None]
    ask_on: Mapped[date | None]
    edition: Mapped[int] = mapped_column(default=1, server_default="1")


class ProtectedTime(Model):
    """One row: time for learning was set aside; afterwards, how much of it was had (source A10).

    `used_minutes` is empty until its owner has said. With `starts_at` it has an hour of the day.
    """

    __tablename__ = "protected_times"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id"),
        CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes_possible"),
        CheckConstraint(
            "used_minutes IS NULL OR used_minutes BETWEEN 0 AND 720", name="used_possible"
        ),
        Index(None, "person_id", "day"),
    )

    person_id: Mapped[PersonKey]
    day: Mapped[date]
    starts_at: Mapped[datetime | None]
    minutes: Mapped[int]
    purpose: Mapped[str] = mapped_column(String(300), default="")
    used_minutes: Mapped[int | None]
    lost_to: Mapped[Lost | None] = mapped_column(choice(Lost))
    note: Mapped[str] = mapped_column(String(300), default="")
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class Training(Model):
    """One row: a training that somebody renews after so many months, until `ended_on`.

    `module_slug`: finishing that module counts as it. A session names it by its title.
    `runs_out_on`: the last day on which it is in date, worked out from its times when they change.
    """

    __tablename__ = "trainings"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id"),
        CheckConstraint("every_months BETWEEN 1 AND 120", name="every_possible"),
    )

    person_id: Mapped[PersonKey]
    title: Mapped[str] = mapped_column(String(200))
    every_months: Mapped[int]
    module_slug: Mapped[str] = mapped_column(String(100), default="")
    runs_out_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class TrainingTime(Model):
    """One row: a training was done on a day. A renewal is another row; none is ever replaced."""

    __tablename__ = "training_times"
    __table_args__ = (UniqueConstraint("training_id", "done_on"), Index(None, "cpd_entry_id"))

    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"))
    done_on: Mapped[date]
    provider: Mapped[str] = mapped_column(String(200), default="")
    cpd_entry_id: Mapped[int | None] = mapped_column(
        ForeignKey("cpd_entries.id", ondelete="SET NULL")
    )


class CarriedRecord(Model):
    """One row: a part of a record that a school signed, brought along by its owner.

    `body` is kept as it was signed, so that it can be carried on. `issuer_key` is the public key
    (hexadecimal) under which its signature holds. Until its owner has confirmed it (`brought_at`)
    nothing of it counts; `brought_as` is the name they had then, beside the one it was signed for.
    """

    __tablename__ = "carried_records"
    __table_args__ = (UniqueConstraint("person_id", "digest"),)

    person_id: Mapped[PersonKey]
    digest: Mapped[str] = mapped_column(String(64))
    issuer_name: Mapped[str] = mapped_column(String(200))
    issuer_key: Mapped[str] = mapped_column(String(64))
    holder_name: Mapped[str] = mapped_column(String(200))
    issued_on: Mapped[date]
    body: Mapped[str] = mapped_column(Text)
    brought_as: Mapped[str] = mapped_column(String(200), default="")
    brought_at: Mapped[datetime | None]
