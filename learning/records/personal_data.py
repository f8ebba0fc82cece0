"""What records keep about a person: who added a key, which is the school's; what they brought."""

from sqlalchemy import select

from learning.database import db
from learning.records.carrying import personal_data as carrying
from learning.records.models import RecognisedKey

TABLES: dict[str, str] = carrying.TABLES | {
    "recognised_keys": "kept: the school's; who added it is forgotten",
}


def export(person_id: int) -> dict[str, object]:
    """The keys of other schools that the person has added, and what they brought along."""
    added = db.session.scalars(
        select(RecognisedKey)
        .where(RecognisedKey.added_by_id == person_id)
        .order_by(RecognisedKey.id)
    )
    return {
        "recognised_keys": [
            {"school": each.school_name, "added_at": each.created_at.isoformat()} for each in added
        ],
        **carrying.export(person_id),
    }


def erase(person_id: int) -> None:
    """Nothing that the person brought is left; keys forget by themselves who added them."""
    carrying.erase(person_id)
