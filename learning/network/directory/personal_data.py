"""What the directory keeps about a person: their entry as SENCo, and the words they agreed to."""

from sqlalchemy import delete, select

from learning.database import db
from learning.network.models import DirectoryEntry, DirectoryTopic

TABLES: dict[str, str] = {"directory_entries": "erased", "directory_topics": "erased"}


def export(person_id: int) -> dict[str, object]:
    """The person's entry with its topics; no entry if there is none."""
    row = db.session.scalar(select(DirectoryEntry).where(DirectoryEntry.person_id == person_id))
    if row is None:
        return {}
    topics = db.session.scalars(
        select(DirectoryTopic.topic_slug)
        .where(DirectoryTopic.entry_id == row.id)
        .order_by(DirectoryTopic.topic_slug)
    )
    return {
        "directory_entry": {
            "i_agreed_to": row.wording,
            "about_me": row.about,
            "topics": list(topics),
            "welcomes_visitors": row.welcomes_visitors,
            "listed_at": row.created_at.isoformat(),
            "changed_at": row.edited_at.isoformat() if row.edited_at else None,
        }
    }


def erase(person_id: int) -> None:
    """No entry of the person is left; its topics go with it."""
    db.session.execute(delete(DirectoryEntry).where(DirectoryEntry.person_id == person_id))
