"""What reflections keep about a person: theirs alone, exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.database import db
from learning.reflections.models import JointMember, Reflection

TABLES = {
    "reflections": "erased",
    "joint_members": "erased",
    "joint_reflections": "kept: the other one's, too; it goes with the last of the two",
}


def export(person_id: int) -> dict[str, object]:
    """Everything the person has written, with the questions as they stood, oldest first."""
    rows = db.session.scalars(
        select(Reflection)
        .where(Reflection.person_id == person_id)
        .order_by(Reflection.created_at, Reflection.id)
    )
    return {"reflections": [_exported(row) for row in rows]}


def _exported(row: Reflection) -> dict[str, object]:
    return {
        "number": row.id,
        "context": row.context_kind.value,
        "place": row.context_ref,
        "question": row.prompt,
        "text": row.body,
        "written_at": row.created_at.isoformat(),
        "edited_at": row.edited_at.isoformat() if row.edited_at else None,
        "come_back_on": row.revisit_on.isoformat() if row.revisit_on else None,
        "comes_back_to": row.revisits_id,
    }


def erase(person_id: int) -> None:
    """No reflection of the person is left."""
    db.session.execute(delete(JointMember).where(JointMember.person_id == person_id))
    db.session.execute(delete(Reflection).where(Reflection.person_id == person_id))
