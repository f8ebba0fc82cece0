"""What drafts keep about a person: theirs alone, exported whole, erased whole."""

from sqlalchemy import delete, select

from learning.database import db
from learning.drafts.models import Draft

TABLES = {"drafts": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Everything the person has typed and not yet sent, newest first."""
    rows = db.session.scalars(
        select(Draft)
        .where(Draft.person_id == person_id)
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
    )
    return {
        "drafts": [
            {"form": row.form_key, "text": row.body, "saved_at": row.saved_at.isoformat()}
            for row in rows
        ]
    }


def erase(person_id: int) -> None:
    """No draft of the person is left."""
    db.session.execute(delete(Draft).where(Draft.person_id == person_id))
