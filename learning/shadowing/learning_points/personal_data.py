"""What a person learnt on their placements: exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.database import db
from learning.shadowing.models import LearningPoint, Placement

TABLES: dict[str, str] = {"learning_points": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Every learning point of the person, with what it is joined to, oldest first."""
    rows = db.session.scalars(
        select(LearningPoint)
        .join(Placement, Placement.id == LearningPoint.placement_id)
        .where(Placement.visitor_id == person_id)
        .order_by(LearningPoint.created_at, LearningPoint.id)
    )
    return {"learning_points": [_exported(row) for row in rows]}


def _exported(row: LearningPoint) -> dict[str, object]:
    return {
        "placement": row.placement_id,
        "visit": row.visit_id,
        "text": row.text,
        "framework": row.framework_slug,
        "statement": row.statement_slug,
        "module": row.module_slug,
        "lesson": row.lesson_slug,
        "written_at": row.created_at.isoformat(),
    }


def erase(person_id: int) -> None:
    """No learning point of the person is left."""
    own = select(Placement.id).where(Placement.visitor_id == person_id)
    db.session.execute(delete(LearningPoint).where(LearningPoint.placement_id.in_(own)))
