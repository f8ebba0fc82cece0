"""Letting a column take more words than before, in a migration step.

PostgreSQL changes a CHECK in its place. SQLite cannot: the table is built anew with the longer
list, and its rows, its indexes and the last key it gave are carried over. The step runs with
foreign keys off there (see `migrations/env.py`), so nothing that points to it is touched.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text


def widen(
    connection: Connection, table: str, column: str, check: str, words: Sequence[str]
) -> None:
    """The column takes all of `words` from now on; `check` is the name of the constraint.

    Raises LookupError if the table has no such constraint.
    """
    listed = ", ".join(f"'{word}'" for word in words)
    condition = f"{column} IN ({listed})"
    if connection.dialect.name == "sqlite":
        _build_anew(connection, table, check, condition)
        return
    connection.execute(text(f'ALTER TABLE "{table}" DROP CONSTRAINT "{check}"'))
    connection.execute(text(f'ALTER TABLE "{table}" ADD CONSTRAINT "{check}" CHECK ({condition})'))


def _build_anew(connection: Connection, table: str, check: str, condition: str) -> None:
    made, indexes = _statements_of(connection, table)
    found = re.search(rf"CONSTRAINT {re.escape(check)} CHECK \([^()]*\([^()]*\)\)", made)
    if found is None:
        raise LookupError(f"{table} has no constraint {check}")
    wider = made.replace(found[0], f"CONSTRAINT {check} CHECK ({condition})")
    beside = f"{table}_wider"
    new = re.sub(rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE {beside}", wider)
    last = connection.execute(
        text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table}
    ).scalar()
    steps = (
        new,
        f"INSERT INTO {beside} SELECT * FROM {table}",  # noqa: S608 - names from a step's own code
        f"DROP TABLE {table}",
        f"ALTER TABLE {beside} RENAME TO {table}",
    )
    for statement in (*steps, *indexes):
        connection.exec_driver_sql(statement)
    if last is not None:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
        connection.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
            {"name": table, "last": last},
        )


def _statements_of(connection: Connection, table: str) -> tuple[str, tuple[str, ...]]:
    """What made the table, and what made its indexes."""
    rows = connection.execute(
        text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL"),
        {"name": table},
    ).all()
    made = next(row.sql for row in rows if row.type == "table")
    return made, tuple(row.sql for row in rows if row.type == "index")
