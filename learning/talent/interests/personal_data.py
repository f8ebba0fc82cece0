"""Interests: exported whole to their owner, erased with them."""

from sqlalchemy import delete, select, update

from learning.database import db
from learning.people.models import Person
from learning.talent.models import Interest

TABLES: dict[str, str] = {"interests": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Every interest of the person, oldest first, with who had invited them."""
    rows = db.session.execute(
        select(Interest, Person.name)
        .outerjoin(Person, Person.id == Interest.nominated_by_id)
        .where(Interest.person_id == person_id)
        .order_by(Interest.created_at, Interest.id)
    ).all()
    return {"interests": [_exported(row, invited_by) for row, invited_by in rows]}


def erase(person_id: int) -> None:
    """No interest of the person is left, and nobody’s says that this person had invited them."""
    db.session.execute(delete(Interest).where(Interest.person_id == person_id))
    db.session.execute(
        update(Interest).where(Interest.nominated_by_id == person_id).values(nominated_by_id=None)
    )


def _exported(row: Interest, invited_by: str | None) -> dict[str, object]:
    return {
        "said_at": row.created_at.isoformat(),
        "why": row.why,
        "for_those_i_share_with": row.for_others,
        "counts_in_numbers": row.counts,
        "invited_by": invited_by,
        "edited_at": row.edited_at.isoformat() if row.edited_at else None,
        "set_aside_at": row.closed_at.isoformat() if row.closed_at else None,
    }
