"""What a person has seen on their placements: exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.database import db
from learning.shadowing.models import ExperienceSeen, Placement

TABLES: dict[str, str] = {"experiences_seen": "erased"}


def export(person_id: int) -> dict[str, object]:
    """What the person ticked as seen, oldest first."""
    rows = db.session.scalars(
        select(ExperienceSeen)
        .join(Placement, Placement.id == ExperienceSeen.placement_id)
        .where(Placement.visitor_id == person_id)
        .order_by(ExperienceSeen.seen_on, ExperienceSeen.id)
    )
    return {
        "experiences_seen": [
            {
                "placement": row.placement_id,
                "visit": row.visit_id,
                "experience": row.experience_slug,
                "seen_on": row.seen_on.isoformat(),
            }
            for row in rows
        ]
    }


def erase(person_id: int) -> None:
    """Nothing of what the person saw is left."""
    own = select(Placement.id).where(Placement.visitor_id == person_id)
    db.session.execute(delete(ExperienceSeen).where(ExperienceSeen.placement_id.in_(own)))
