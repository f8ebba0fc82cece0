"""One valid row for any table, made from what the table says of itself; parents come with it."""

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Integer, String, Table, insert
from sqlalchemy import Enum as EnumColumn

from learning.database import UtcDateTime

_numbers = itertools.count(1000)
A_DAY = date(2026, 10, 5)
AN_INSTANT = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
SPECIAL: dict[str, Mapping[str, Any]] = {
    "terms": {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 12, 18)},
    "actions": {"context_kind": "own"},
    "attempts": {"score": 1, "out_of": 2},
    "audit_rounds": {"completed_at": AN_INSTANT},
    "plans": {"state": "closed"},
    "ratings": {"target": 3, "suggested_target": 3},
    "own_statements": {"target": 3},
    "diary_intentions": {"percent": 25},
    "expected_shares": {"percent": 25},
    "visits": {"ends_at": AN_INSTANT + timedelta(hours=3)},
    "observations": {"started_at": AN_INSTANT},
    "interests": {"closed_at": AN_INSTANT},
    "readiness_reviews": {"closed_at": AN_INSTANT, "outcome": "ready"},
    "trials": {"state": "ended"},
    "inset_sessions": {"minutes": 60},
    "protected_times": {"minutes": 60},
    "trainings": {"every_months": 12},
    "polls": {"closed_at": AN_INSTANT},
    "signing_keys": {"retired_at": AN_INSTANT},
    "attendances": {"visitor_name": "A visitor"},
    "follow_ups": {"weeks": 2, "tried": "yes"},
}
"""Values that only make sense together."""


def valid_row(connection: Connection, table: Table, **wanted: Any) -> dict[str, Any]:
    """Values for a row that the database will take, none equal to another row's."""
    row = {**SPECIAL.get(table.name, {}), **wanted}
    for column in table.columns:
        if column.name not in row and _is_needed(column):
            row[column.name] = _value(connection, column)
    return row


def add_row(connection: Connection, table: Table, **wanted: Any) -> int:
    """Such a row stands in the table; its key."""
    added = connection.execute(insert(table).values(valid_row(connection, table, **wanted)))
    key: int = added.inserted_primary_key[0]
    return key


def _is_needed(column: Column[Any]) -> bool:
    has_own = column.default is not None or column.server_default is not None
    return not (column.primary_key or column.nullable or has_own)


def another_value(connection: Connection, column: Column[Any]) -> Any:
    """A value this column takes."""
    return _value(connection, column)


def default_of(column: Column[Any]) -> Any:
    """What the models would put into this column of a new row."""
    default: Any = column.default
    return default.arg(None) if default.is_callable else default.arg


def _value(connection: Connection, column: Column[Any]) -> Any:
    for key in column.foreign_keys:
        return add_row(connection, key.column.table)
    for kind, make in _KINDS:
        if isinstance(column.type, kind):
            return make(column.type)
    raise AssertionError(f"no value known for {column}: {column.type}")


def _word(kind: Any) -> str:
    return f"w{next(_numbers)}"[: kind.length or 100]


_KINDS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (EnumColumn, lambda kind: next(iter(kind.enum_class))),
    (Boolean, lambda _kind: True),
    (Integer, lambda _kind: next(_numbers)),
    (Date, lambda _kind: A_DAY),
    (UtcDateTime, lambda _kind: AN_INSTANT),
    (String, _word),
)
"""In this order: a vocabulary is text too."""
