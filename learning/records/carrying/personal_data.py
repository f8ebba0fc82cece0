"""What a person has brought along from other schools: all exported to them, all erased."""

import json

from sqlalchemy import delete, select

from learning.cpd.models import CarriedRecord
from learning.database import db

TABLES: dict[str, str] = {"carried_records": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Everything the person has brought, with the blocks as they were signed."""
    rows = db.session.scalars(
        select(CarriedRecord).where(CarriedRecord.person_id == person_id).order_by(CarriedRecord.id)
    )
    return {
        "carried_records": [
            {
                "school": row.issuer_name,
                "signed_for": row.holder_name,
                "signed_on": row.issued_on.isoformat(),
                "brought_as": row.brought_as,
                "brought_at": row.brought_at.isoformat() if row.brought_at else None,
                "as_it_was_signed": _signed(row.body),
            }
            for row in rows
        ]
    }


def _signed(body: str) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return body


def erase(person_id: int) -> None:
    """Nothing that the person brought is left."""
    db.session.execute(delete(CarriedRecord).where(CarriedRecord.person_id == person_id))
