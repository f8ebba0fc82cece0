"""Counting and judging the SQL that is really sent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine, event

NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b", re.IGNORECASE)
WRITES = re.compile(
    r"\s*(WITH\b.*\b)?(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass
class Counted:
    """The statements sent, in order. BEGIN, COMMIT, ROLLBACK, SAVEPOINT and PRAGMA are not."""

    statements: list[str] = field(default_factory=list)
    unkept: list[str] = field(default_factory=list)
    """Writes that neither a commit nor a rollback has followed yet."""

    def __len__(self) -> int:
        return len(self.statements)

    @property
    def writes(self) -> list[str]:
        return [each for each in self.statements if WRITES.match(each)]


@contextmanager
def counting(engine: Engine) -> Iterator[Counted]:
    """What is sent to the database inside."""
    counted = Counted()

    def sent(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not NOT_COUNTED.match(statement):
            counted.statements.append(statement)
            if WRITES.match(statement):
                counted.unkept.append(statement)

    def ended(_connection: object) -> None:
        counted.unkept.clear()

    listeners = (("before_cursor_execute", sent), ("commit", ended), ("rollback", ended))
    for name, listener in listeners:
        event.listen(engine, name, listener)
    try:
        yield counted
    finally:
        for name, listener in listeners:
            event.remove(engine, name, listener)
