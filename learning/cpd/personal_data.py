"""One person's rows of the ledger: all exported to them, all erased with them."""

from sqlalchemy import delete

from learning.cpd import queries
from learning.cpd.models import CarriedRecord, CpdEntry, ProtectedTime, Training
from learning.cpd.qualifications import personal_data as qualifications
from learning.database import db

TABLES: dict[str, str] = qualifications.TABLES | {
    "cpd_entries": "erased",
    "protected_times": "erased",
    "trainings": "erased",
    "training_times": "erased",
    "carried_records": "erased",
}
"""What becomes of each table with a person behind it when that person is erased."""


def export(person_id: int) -> dict[str, object]:
    """The person's ledger, oldest first, and their qualification, in plain values."""
    return {
        **qualifications.export(person_id),
        "cpd_entries": [
            {
                "kind": entry.kind.value,
                "title": entry.title,
                "happened_on": entry.happened_on.isoformat(),
                "minutes": entry.minutes,
                "impact": entry.impact,
            }
            for entry in queries.entries(person_id)
        ],
    }


def erase(person_id: int) -> None:
    """Nothing of the person is left in the ledger, nor of their qualification."""
    qualifications.erase(person_id)
    for table in (Training, ProtectedTime, CarriedRecord, CpdEntry):
        db.session.execute(delete(table).where(table.person_id == person_id))
