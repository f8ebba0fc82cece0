"""Entries of the directory as tests make them."""

from collections.abc import Iterable

from learning.database import db
from learning.network.directory.rules import CONSENT
from learning.network.models import DirectoryEntry, DirectoryTopic
from tests.cast import Member


def listed(
    person: Member, topics: Iterable[str] = ("early-years",), **more: object
) -> DirectoryEntry:
    """Somebody agreed to be asked about these topics."""
    row = DirectoryEntry(**{"person_id": person.id, "wording": CONSENT, **more})
    db.session.add(row)
    db.session.flush()
    db.session.add_all(DirectoryTopic(entry_id=row.id, topic_slug=slug) for slug in topics)
    db.session.commit()
    return row
