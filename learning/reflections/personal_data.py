"""What reflections keep about a person: theirs alone, exported whole, erased whole."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from learning.database import db
from learning.reflections.joint.services import remove_ownerless
from learning.reflections.models import JointMember, JointReflection, JointState, Reflection

TABLES: dict[str, str] = {
    "reflections": "erased",
    "joint_members": "erased",
    "joint_reflections": "erased",
}
"""A joint reflection is the other one's, too: it goes with the last of the two."""


def export(person_id: int) -> dict[str, object]:
    """Everything the person has written, with the questions as they stood, oldest first."""
    rows = db.session.scalars(
        select(Reflection)
        .where(Reflection.person_id == person_id)
        .order_by(Reflection.created_at, Reflection.id)
    )
    return {
        "reflections": [_exported(row) for row in rows],
        "joint_reflections": [_joint(row) for row in _joint_pages(person_id)],
    }


def _joint_pages(person_id: int) -> Sequence[JointReflection]:
    return db.session.scalars(
        select(JointReflection)
        .join(JointMember, JointMember.joint_reflection_id == JointReflection.id)
        .where(JointMember.person_id == person_id, JointMember.state != JointState.LEFT)
        .order_by(JointReflection.id)
    ).all()


def _joint(row: JointReflection) -> dict[str, object]:
    return {
        "topic": row.topic,
        "noticed": row.noticed,
        "thinking": row.thinking,
        "agreed": row.agreed,
        "meet_on": row.meet_on.isoformat() if row.meet_on else None,
        "begun_at": row.created_at.isoformat(),
    }


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
    """No reflection of the person is left; what they wrote with another stays that one's."""
    db.session.execute(delete(JointMember).where(JointMember.person_id == person_id))
    remove_ownerless()
    db.session.execute(delete(Reflection).where(Reflection.person_id == person_id))
