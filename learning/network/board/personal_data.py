"""What the board keeps about a person: what they posted. Who looks is kept nowhere."""

from sqlalchemy import delete, select

from learning.database import db
from learning.network.models import Opportunity

TABLES: dict[str, str] = {"opportunities": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Everything the person posted, oldest first."""
    rows = db.session.scalars(
        select(Opportunity)
        .where(Opportunity.posted_by_id == person_id)
        .order_by(Opportunity.created_at, Opportunity.id)
    )
    return {"opportunities": [_exported(row) for row in rows]}


def _exported(row: Opportunity) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "title": row.title,
        "text": row.text,
        "posted_at": row.created_at.isoformat(),
        "open_until": row.open_until.isoformat(),
        "closed_at": row.closed_at.isoformat() if row.closed_at else None,
    }


def erase(person_id: int) -> None:
    """Nothing the person posted is left."""
    db.session.execute(delete(Opportunity).where(Opportunity.posted_by_id == person_id))
