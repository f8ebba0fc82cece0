"""Tables of sharing: what is shared with whom, and who has looked."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.sharing.rules import SubjectKind


class Share(Model):
    """One row: a person lets another see parts of a thing until a day, or until they take it back.

    `title` is what the thing was called then; `parts` are fixed words with a comma between.
    """

    __tablename__ = "shares"
    __table_args__ = (
        Index(
            "uq_shares_open",
            "subject_kind",
            "subject_id",
            "with_person_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(None, "with_person_id", "subject_kind"),
        Index(None, "owner_id"),
    )

    owner_id: Mapped[PersonKey]
    with_person_id: Mapped[PersonKey]
    subject_kind: Mapped[SubjectKind] = mapped_column(choice(SubjectKind))
    subject_id: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    parts: Mapped[str] = mapped_column(String(500))
    ends_on: Mapped[date]
    withdrawn_at: Mapped[datetime | None]


class Look(Model):
    """One row: whoever a thing is shared with opened it (`created_at`); its owner sees when."""

    __tablename__ = "looks"
    __table_args__ = (Index(None, "share_id", "created_at"),)

    share_id: Mapped[int] = mapped_column(ForeignKey("shares.id", ondelete="CASCADE"))
