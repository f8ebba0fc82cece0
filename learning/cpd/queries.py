"""Reading the ledger of one person, who is the only one to see it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func, select

from learning.cpd.models import CpdEntry, CpdKind
from learning.database import db, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger. `source_key` names what made it, such as `autism/sensory`."""

    kind: CpdKind
    title: str
    happened_on: date
    minutes: int
    impact: str
    source_kind: str
    source_key: str


_MINUTES = select(func.coalesce(func.sum(CpdEntry.minutes), 0)).where(
    CpdEntry.person_id == bindparam("person_id"),
    CpdEntry.happened_on.between(bindparam("first_day"), bindparam("last_day")),
)


def entries(person_id: int) -> tuple[Entry, ...]:
    """Everything in the person's ledger, oldest first."""
    rows = db.session.execute(
        select(
            CpdEntry.kind,
            CpdEntry.title,
            CpdEntry.happened_on,
            CpdEntry.minutes,
            CpdEntry.impact,
            CpdEntry.source_kind,
            CpdEntry.source_key,
        )
        .where(CpdEntry.person_id == person_id)
        .order_by(CpdEntry.happened_on, CpdEntry.id)
    )
    return tuple(Entry(**row._mapping) for row in rows)


def minutes_between(person_id: int, first_day: date, last_day: date) -> int:
    """The minutes the person's development counts for from the first day to the last, both in."""
    return int(rows_of(_MINUTES, person_id=person_id, first_day=first_day, last_day=last_day)[0][0])
