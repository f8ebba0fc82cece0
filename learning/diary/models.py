"""Tables of the time diary."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.diary.rules import Mode, Span


class DiaryEntry(Model):
    """One row: minutes that went into one mode on a day, or over a week from memory.

    `form_id` and mode and protection make a form sent twice the same rows.
    """

    __tablename__ = "diary_entries"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id", "mode", "is_protected"),
        CheckConstraint("minutes > 0", name="minutes_positive"),
        Index(None, "person_id", "day"),
    )

    person_id: Mapped[PersonKey]
    day: Mapped[date]
    span: Mapped[Span] = mapped_column(choice(Span), default=Span.DAY)
    mode: Mapped[Mode] = mapped_column(choice(Mode))
    minutes: Mapped[int]
    is_protected: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(400), default="")
    form_id: Mapped[str] = mapped_column(String(32))


class DiaryIntention(Model):
    """One row: the share of their time a person would like to go into one mode, in percent.

    Protected time is intended in minutes a week, kept with each of the rows.
    """

    __tablename__ = "diary_intentions"
    __table_args__ = (
        UniqueConstraint("person_id", "mode"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent_possible"),
        CheckConstraint("protected_minutes >= 0", name="protected_minutes_possible"),
    )

    person_id: Mapped[PersonKey]
    mode: Mapped[Mode] = mapped_column(choice(Mode))
    percent: Mapped[int]
    protected_minutes: Mapped[int] = mapped_column(default=0)
