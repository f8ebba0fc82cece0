"""Writing the ledger. Every domain that knows of some development writes it here, once."""

from datetime import date

from sqlalchemy import delete

from learning.cpd.models import CpdEntry, CpdKind
from learning.database import add_once, db, insert_once

LONGEST_TITLE = 300


def add_entry(
    person_id: int,
    *,
    kind: CpdKind,
    title: str,
    happened_on: date,
    minutes: int,
    source: tuple[str, str],
) -> None:
    """The ledger holds what `source` (a kind and a key) made; a second call changes nothing.

    `minutes` may be nought: it happened, and counts for no time of its own.
    """
    add_once(
        _ENTRY,
        person_id=person_id,
        kind=kind,
        title=title[:LONGEST_TITLE],
        happened_on=happened_on,
        minutes=minutes,
        impact="",
        source_kind=source[0],
        source_key=source[1],
    )


_ENTRY = insert_once(CpdEntry.__tablename__, "person_id", "source_kind", "source_key")


def remove_entry(person_id: int, *, source: tuple[str, str]) -> None:
    """The ledger holds nothing that `source` made: it turned out not to have happened."""
    db.session.execute(
        delete(CpdEntry).where(
            CpdEntry.person_id == person_id,
            CpdEntry.source_kind == source[0],
            CpdEntry.source_key == source[1],
        )
    )
