"""The table of outgoing e-mail."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from learning import clock
from learning.database import Model


class OutgoingMessage(Model):
    """One row: an e-mail waiting to be sent, tried again later if the mail server refuses it.

    Rows are deleted once sent: they may carry a single-use link.
    """

    __tablename__ = "outgoing_messages"
    __table_args__ = (Index(None, "due_at"), Index(None, "person_id"))

    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(String(200), default="")
