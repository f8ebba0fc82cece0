"""The table of drafts."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning import clock
from learning.database import Model, PersonKey


class Draft(Model):
    """One row: what a person has typed into one form and not yet sent."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("person_id", "form_key"),)

    person_id: Mapped[PersonKey]
    form_key: Mapped[str] = mapped_column(String(260))
    body: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(default=clock.now)
