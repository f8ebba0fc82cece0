"""The table of qualification records."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.cpd.qualifications.rules import Qualification, Setting
from learning.database import Model, PersonKey, choice


class QualificationRecord(Model):
    """One row: what a person says of their time as a SENCo and of the qualification.

    `months_before` counts earlier months as a SENCo, before the present appointment; `edition` the
    changes, so that two windows do not undo one another.
    """

    __tablename__ = "qualification_records"
    __table_args__ = (
        CheckConstraint("months_before >= 0", name="months_before_not_negative"),
        CheckConstraint(
            "completed_on IS NULL OR started_on IS NULL OR completed_on >= started_on",
            name="completed_after_start",
        ),
    )

    person_id: Mapped[PersonKey] = mapped_column(unique=True)
    appointed_on: Mapped[date | None]
    first_senco_on: Mapped[date | None]
    months_before: Mapped[int | None]
    qualification: Mapped[Qualification] = mapped_column(
        choice(Qualification), default=Qualification.NONE
    )
    started_on: Mapped[date | None]
    completed_on: Mapped[date | None]
    had_breaks: Mapped[bool] = mapped_column(default=False)
    setting: Mapped[Setting] = mapped_column(choice(Setting), default=Setting.MAINSTREAM)
    is_head: Mapped[bool] = mapped_column(default=False)
    edition: Mapped[int] = mapped_column(default=1)
