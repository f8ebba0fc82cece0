"""Writing the ledger. Every domain that knows of some development writes it here, once."""

from datetime import date

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from learning.cpd.models import CpdEntry, CpdKind
from learning.database import db, violated_constraint

LONGEST_TITLE = 300
ONCE_PER_SOURCE = (
    "uq_cpd_entries_person_id",
    "cpd_entries.person_id, cpd_entries.source_kind, cpd_entries.source_key",
)


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
    entry = CpdEntry(
        person_id=person_id,
        kind=kind,
        title=title[:LONGEST_TITLE],
        happened_on=happened_on,
        minutes=minutes,
        source_kind=source[0],
        source_key=source[1],
    )
    try:
        with db.session.begin_nested():
            db.session.add(entry)
    except IntegrityError as error:
        if not violated_constraint(error, *ONCE_PER_SOURCE):
            raise


def remove_entry(person_id: int, *, source: tuple[str, str]) -> None:
    """The ledger holds nothing that `source` made: it turned out not to have happened."""
    db.session.execute(
        delete(CpdEntry).where(
            CpdEntry.person_id == person_id,
            CpdEntry.source_kind == source[0],
            CpdEntry.source_key == source[1],
        )
    )
