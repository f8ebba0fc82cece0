"""What the keys of schools keep about a person: who added one. Nothing of it is the person's."""

from sqlalchemy import select

from learning.database import db
from learning.records.models import RecognisedKey

TABLES: dict[str, str] = {
    "recognised_keys": "kept: the school's; who added it is forgotten",
}


def export(person_id: int) -> dict[str, object]:
    """The keys of other schools that the person has added."""
    added = db.session.scalars(
        select(RecognisedKey)
        .where(RecognisedKey.added_by_id == person_id)
        .order_by(RecognisedKey.id)
    )
    return {
        "recognised_keys": [
            {"school": each.school_name, "added_at": each.created_at.isoformat()} for each in added
        ]
    }


def erase(person_id: int) -> None:
    """The rows forget by themselves who added them."""
