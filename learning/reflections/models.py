"""The table of reflections."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice


class ReflectionContext(StrEnum):
    """Where a reflection was written."""

    LESSON = "lesson"
    VISIT = "visit"


class Reflection(Model):
    """One row: what a person wrote under a prompt, or on coming back to it (`revisits_id`).

    `prompt` keeps the question as it stood then; `form_id` makes a form sent twice one row.
    `context_ref` is `module/lesson#slug` for a lesson, `visit/7#slug` for a visit.
    """

    __tablename__ = "reflections"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id"),
        Index(None, "person_id", "context_kind", "context_ref"),
        Index(None, "person_id", "revisit_on"),
    )

    person_id: Mapped[PersonKey]
    prompt: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    context_kind: Mapped[ReflectionContext] = mapped_column(choice(ReflectionContext))
    context_ref: Mapped[str] = mapped_column(String(260))
    revisit_on: Mapped[date | None]
    revisits_id: Mapped[int | None] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), index=True
    )
    edited_at: Mapped[datetime | None]
    form_id: Mapped[str] = mapped_column(String(32))
