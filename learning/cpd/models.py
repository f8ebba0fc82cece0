"""The table of the ledger."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice


class CpdKind(StrEnum):
    """What sort of development it was."""

    LESSON = "lesson"
    MODULE = "module"


class CpdEntry(Model):
    """One row: something a person did on a day, with the minutes it counts for.

    `source_kind` and `source_key` name what made it, so that it is written once. A module's entry
    counts no minutes of its own beyond those its lessons have not counted.
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
