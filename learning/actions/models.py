"""The table of actions."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice


class ActionContext(StrEnum):
    """Where an action came from."""

    LESSON = "lesson"
    OWN = "own"
    SESSION = "session"


class Action(Model):
    """One row: something a person means to do, by a day if they chose one, until done or let go.

    `context_ref` is `module/lesson#slug` for a lesson's action; an open one is adopted only once.
    For what somebody means to try after an INSET session it is `session/7`.
    `form_id` makes a form for an own action sent twice one row.
    """

    __tablename__ = "actions"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id"),
        Index(
            "uq_actions_open_from_one_place",
            "person_id",
            "context_ref",
            unique=True,
            sqlite_where=text("done_at IS NULL AND context_kind = 'lesson'"),
            postgresql_where=text("done_at IS NULL AND context_kind = 'lesson'"),
        ),
        Index(None, "person_id", "done_at", "due_on"),
    )

    person_id: Mapped[PersonKey]
    text: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    context_kind: Mapped[ActionContext] = mapped_column(choice(ActionContext))
    context_ref: Mapped[str] = mapped_column(String(260), default="")
    due_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    form_id: Mapped[str | None] = mapped_column(String(32))
