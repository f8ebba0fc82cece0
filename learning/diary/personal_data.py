"""What a diary keeps about a person: theirs alone, exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.database import db
from learning.diary.models import DiaryEntry, DiaryIntention

TABLES: dict[str, str] = {"diary_entries": "erased", "diary_intentions": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Every entry, oldest first, and what the person would like their time to go into."""
    entries = db.session.scalars(
        select(DiaryEntry)
        .where(DiaryEntry.person_id == person_id)
        .order_by(DiaryEntry.day, DiaryEntry.id)
    )
    intentions = db.session.scalars(
        select(DiaryIntention)
        .where(DiaryIntention.person_id == person_id)
        .order_by(DiaryIntention.id)
    )
    return {
        "diary_entries": [_exported(row) for row in entries],
        "diary_intentions": [
            {
                "mode": row.mode.value,
                "percent": row.percent,
                "protected_minutes_a_week": row.protected_minutes,
            }
            for row in intentions
        ],
    }


def _exported(row: DiaryEntry) -> dict[str, object]:
    return {
        "day": row.day.isoformat(),
        "is_whole_week_from_memory": row.span.value == "week",
        "mode": row.mode.value,
        "minutes": row.minutes,
        "protected": row.is_protected,
        "words": row.note,
        "noted_at": row.created_at.isoformat(),
    }


def erase(person_id: int) -> None:
    """Nothing of the person's diary is left."""
    for table in (DiaryEntry, DiaryIntention):
        db.session.execute(delete(table).where(table.person_id == person_id))
