"""What protected time keeps about a person: all exported to them, all erased with them."""

from sqlalchemy import delete

from learning.cpd.models import ProtectedTime
from learning.cpd.protected import queries
from learning.database import db

TABLES: dict[str, str] = {"protected_times": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Every booking, the earliest first, with what its owner said of it."""
    return {
        "protected_times": [
            {
                "day": each.day.isoformat(),
                "starts_at": each.starts_at.isoformat() if each.starts_at else None,
                "minutes": each.minutes,
                "purpose": each.purpose,
                "had_minutes": each.used_minutes,
                "lost_to": each.lost_to.value if each.lost_to else None,
                "note": each.note,
            }
            for each in queries.bookings_of(person_id)
        ]
    }


def erase(person_id: int) -> None:
    """No booking of the person is left."""
    db.session.execute(delete(ProtectedTime).where(ProtectedTime.person_id == person_id))
