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


class JointState(StrEnum):
    """Where one of the two stands with a joint reflection."""

    ASKED = "asked"
    AGREED = "agreed"
    LEFT = "left"


class JointReflection(Model):
    """One row: one page that two who work together write and own together (source A10).

    `edition` counts changes, so that neither overwrites the other unawares.
    """

    __tablename__ = "joint_reflections"
    __table_args__ = (UniqueConstraint("form_id"), Index(None, "edited_by_id"))

    topic: Mapped[str] = mapped_column(String(200))
    noticed: Mapped[str] = mapped_column(Text, default="")
    thinking: Mapped[str] = mapped_column(Text, default="")
    agreed: Mapped[str] = mapped_column(Text, default="")
    meet_on: Mapped[date | None]
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    edited_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class JointMember(Model):
    """One row: one of the two, and whether they have agreed to write together."""

    __tablename__ = "joint_members"
    __table_args__ = (
        UniqueConstraint("joint_reflection_id", "person_id"),
        Index(None, "person_id", "state"),
    )

    joint_reflection_id: Mapped[int] = mapped_column(
        ForeignKey("joint_reflections.id", ondelete="CASCADE")
    )
    person_id: Mapped[PersonKey]
    state: Mapped[JointState] = mapped_column(choice(JointState))
    has_asked: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None]
