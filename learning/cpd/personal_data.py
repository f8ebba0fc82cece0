"""One person's rows of the ledger: all exported to them, all erased with them."""

from sqlalchemy import delete

from learning.cpd import queries
from learning.cpd.models import CpdEntry, Training
from learning.cpd.protected import personal_data as protected
from learning.cpd.qualifications import personal_data as qualifications
from learning.cpd.trainings import personal_data as trainings
from learning.database import db

TABLES: dict[str, str] = {
    **qualifications.TABLES,
    **protected.TABLES,
    "cpd_entries": "erased",
    "trainings": "erased",
    "training_times": "erased",
}
"""What becomes of each table with a person behind it when that person is erased."""


def export(person_id: int) -> dict[str, object]:
    """The person's ledger, oldest first, and their qualification, in plain values."""
    return {
        **qualifications.export(person_id),
        **trainings.export(person_id),
        **protected.export(person_id),
        "cpd_entries": [
            {
                "kind": entry.kind.value,
                "title": entry.title,
                "happened_on": entry.happened_on.isoformat(),
                "minutes": entry.minutes,
                "provider": entry.provider,
                "area_of_need": entry.area_words,
                "reflection": entry.reflection,
                "impact": entry.impact,
                "impact_said_at": entry.impact_at.isoformat() if entry.impact_at else None,
                "asked_on": entry.ask_on.isoformat() if entry.ask_on else None,
                "evidence_link": entry.evidence_link,
            }
            for entry in queries.entries(person_id)
        ],
    }


def erase(person_id: int) -> None:
    """Nothing of the person is left in the ledger, nor of their qualification."""
    qualifications.erase(person_id)
    protected.erase(person_id)
    for table in (Training, CpdEntry):
        db.session.execute(delete(table).where(table.person_id == person_id))
