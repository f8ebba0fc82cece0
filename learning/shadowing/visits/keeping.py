"""How entries of a visit are kept: all that stand, one moment, three statements at most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update

from learning.database import Model, db
from learning.errors import Refused
from learning.shadowing.models import Observation
from learning.shadowing.rules import MOST_OBSERVATIONS
from learning.shadowing.visits.activities import Entry, merged
from learning.shadowing.visits.queries import entry_of, others_kept

_TABLE: Table = Model.metadata.tables[Observation.__tablename__]
_COLUMNS = (
    "client_key",
    "merged_keys",
    "started_at",
    "ended_at",
    "minutes",
    "category_slug",
    "mode",
    "energy",
    "tag",
    "note",
    "is_deleted",
    "changed_at",
)
_INSERT = insert(_TABLE)
_UPDATE = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row_id"))
    .values({name: bindparam(f"new_{name}") for name in _COLUMNS})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that stands for a visit: its entries, with the keys of their rows."""

    visit_id: int
    row_ids: Mapping[str, int]
    entries: tuple[Entry, ...]

    @property
    def by_key(self) -> Mapping[str, Entry]:
        """The entries by every key that means them."""
        return {key: entry for entry in self.entries for key in entry.keys}


def standing_of(visit_id: int) -> Standing:
    """Everything that stands for a visit, deleted ones too. One statement.

    Whoever goes on to change it holds the visit's row (`queries.held_visit`).
    """
    rows = db.session.scalars(
        select(Observation).where(Observation.visit_id == visit_id).order_by(Observation.id)
    ).all()
    return Standing(
        visit_id=visit_id,
        row_ids={row.client_key: row.id for row in rows},
        entries=tuple(entry_of(row) for row in rows),
    )


def keep(standing: Standing, arriving: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries stand, merged with what stood; all of them, as they stand now.

    What has arrived before changes nothing. At most three statements, however many there are.
    Raises Refused when a visit has more than it can.
    """
    entries = merged((*standing.entries, *arriving))
    if len(entries) > max(MOST_OBSERVATIONS, len(standing.entries)):
        raise Refused(
            f"A visit has {MOST_OBSERVATIONS} activities at most. Delete some that you do not need."
        )
    before = {entry.key: entry for entry in standing.entries}
    rows = _rows_for(entries, standing.row_ids)
    gone = set(standing.row_ids.values()) - set(rows.values())
    if gone:
        db.session.execute(
            delete(_TABLE).where(_TABLE.c.id.in_(gone)),
            execution_options={"synchronize_session": False},
        )
    changed = [each for each in entries if each.key in rows and before.get(each.key) != each]
    new = [each for each in entries if each.key not in rows]
    _send(_UPDATE, [{"row_id": rows[each.key], **_values(each, "new_")} for each in changed])
    _send(_INSERT, [{"visit_id": standing.visit_id, **_values(each)} for each in new])
    return entries


def _rows_for(entries: Sequence[Entry], row_ids: Mapping[str, int]) -> dict[str, int]:
    """For each entry that has a row, under its own key or another of its keys, that row."""
    found = {}
    for entry in entries:
        known = [row_ids[key] for key in entry.keys if key in row_ids]
        if known:
            found[entry.key] = known[0]
    return found


def _send(statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.session.connection().execute(statement, rows)


def _values(entry: Entry, prefix: str = "") -> dict[str, Any]:
    values = {
        "client_key": entry.key,
        "merged_keys": others_kept(entry.others),
        "started_at": entry.started_at,
        "ended_at": entry.ended_at,
        "minutes": entry.minutes,
        "category_slug": entry.category_slug,
        "mode": entry.mode,
        "energy": entry.energy,
        "tag": entry.tag,
        "note": entry.note,
        "is_deleted": entry.is_deleted,
        "changed_at": entry.changed_at,
    }
    return {prefix + name: value for name, value in values.items()}
