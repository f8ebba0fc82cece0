"""What qualifications keep about a person: one record, exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.cpd.qualifications.models import QualificationRecord
from learning.database import db

TABLES: dict[str, str] = {"qualification_records": "erased"}


def export(person_id: int) -> dict[str, object]:
    """The person's record; no entry if there is none."""
    row = db.session.scalar(
        select(QualificationRecord).where(QualificationRecord.person_id == person_id)
    )
    return {} if row is None else {"qualification_record": _exported(row)}


def _exported(row: QualificationRecord) -> dict[str, object]:
    days = ("appointed_on", "first_senco_on", "started_on", "completed_on")
    return {
        **{name: each.isoformat() if (each := getattr(row, name)) else None for name in days},
        "months_as_senco_before": row.months_before,
        "qualification": row.qualification.value,
        "had_breaks": row.had_breaks,
        "setting": row.setting.value,
        "is_head_teacher": row.is_head,
    }


def erase(person_id: int) -> None:
    """No record of the person is left."""
    db.session.execute(
        delete(QualificationRecord).where(QualificationRecord.person_id == person_id)
    )
