"""Tables of nudges: who would like them by e-mail, and which have been sent."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.reminders.rules import NudgeKind


class NudgeChoice(Model):
    """One row: a person has asked for nudges by e-mail. Without a row there are none."""

    __tablename__ = "nudge_choices"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[PersonKey]


class Nudge(Model):
    """One row: a person has been reminded of one thing, and is not reminded of it again."""

    __tablename__ = "nudges"
    __table_args__ = (UniqueConstraint("person_id", "kind", "subject_key"),)

    person_id: Mapped[PersonKey]
    kind: Mapped[NudgeKind] = mapped_column(choice(NudgeKind))
    subject_key: Mapped[str] = mapped_column(String(160))
