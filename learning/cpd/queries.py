"""Reading the ledger of one person, who is the only one to see it."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import bindparam, func, select

from learning.cpd.areas import area_name
from learning.cpd.models import CpdEntry, CpdKind
from learning.cpd.rules import LAPSES, OWN_SOURCE
from learning.database import rows_of
from learning.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger. `source_key` names what made it, such as `autism/sensory`.

    `need_type` is a slug of `cpd/areas`, or nothing. `impact_at`: when its owner said what
    difference it made; `ask_on`: not before that day they are asked, None for never.
    """

    id: int
    created_at: datetime
    kind: CpdKind
    title: str
    happened_on: date
    minutes: int
    impact: str
    source_kind: str
    source_key: str
    provider: str
    need_type: str
    reflection: str
    evidence_link: str
    impact_at: datetime | None
    ask_on: date | None
    edition: int

    @property
    def is_own(self) -> bool:
        """Whether its owner entered it, so that all of it is theirs to change."""
        return self.source_kind == OWN_SOURCE

    @property
    def area_words(self) -> str:
        """What area of need it was about; nothing if none is named."""
        return area_name(self.need_type) if self.need_type else ""


_MINUTES = select(func.coalesce(func.sum(CpdEntry.minutes), 0)).where(
    CpdEntry.person_id == bindparam("person_id"),
    CpdEntry.happened_on.between(bindparam("first_day"), bindparam("last_day")),
)

_ENTRIES = (
    select(*(getattr(CpdEntry, each.name) for each in fields(Entry)))
    .where(CpdEntry.person_id == bindparam("person_id"))
    .order_by(CpdEntry.happened_on, CpdEntry.id)
)
_ONE = _ENTRIES.where(CpdEntry.id == bindparam("entry_id"))


def entries(person_id: int) -> tuple[Entry, ...]:
    """Everything in the person's ledger, oldest first. One statement."""
    return tuple(Entry(**row._mapping) for row in rows_of(_ENTRIES, person_id=person_id))


def own_entry(person_id: int, entry_id: int) -> Entry:
    """One line of the person's ledger, whatever made it; raises NotFound for anybody else's."""
    for row in rows_of(_ONE, person_id=person_id, entry_id=entry_id):
        return Entry(**row._mapping)
    raise NotFound


def minutes_between(person_id: int, first_day: date, last_day: date) -> int:
    """The minutes the person's development counts for from the first day to the last, both in."""
    return int(rows_of(_MINUTES, person_id=person_id, first_day=first_day, last_day=last_day)[0][0])


_ASKED = (
    _ENTRIES.where(
        CpdEntry.impact_at.is_(None),
        CpdEntry.ask_on >= bindparam("lapsed"),
        CpdEntry.ask_on <= bindparam("today"),
    )
    .order_by(None)
    .order_by(CpdEntry.ask_on, CpdEntry.id)
    .limit(1)
)


def to_ask_about(person_id: int, today: date) -> Entry | None:
    """The one entry about which the person is asked today what difference it made, if any."""
    rows = rows_of(_ASKED, person_id=person_id, today=today, lapsed=today - LAPSES)
    return next((Entry(**row._mapping) for row in rows), None)
