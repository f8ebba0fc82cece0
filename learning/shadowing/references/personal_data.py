"""What references keep about a person: what was written about them, and what they wrote."""

from sqlalchemy import or_, select

from learning.database import db
from learning.shadowing.models import Placement, Reference
from learning.shadowing.references.services import forget_writer

TABLES: dict[str, str] = {"placement_references": "erased"}
"""References about the person go with their placements; what they wrote about others loses its
words and their name."""


def export(person_id: int) -> dict[str, object]:
    """References about the person, and those they wrote or were asked for, without names."""
    rows = db.session.execute(
        select(Reference, Placement.visitor_id)
        .join(Placement, Placement.id == Reference.placement_id)
        .where(or_(Placement.visitor_id == person_id, Reference.writer_id == person_id))
        .order_by(Reference.id)
    )
    return {
        "references": [
            {
                "placement": row.placement_id,
                "is_about_me": visitor_id == person_id,
                "asked_at": row.created_at.isoformat(),
                "written_at": row.written_at.isoformat() if row.written_at else None,
                "declined_at": row.declined_at.isoformat() if row.declined_at else None,
                "words": row.body,
            }
            for row, visitor_id in rows
        ]
    }


def erase(person_id: int) -> None:
    """What the person wrote about others is gone; what is about them goes with the placement."""
    forget_writer(person_id)
