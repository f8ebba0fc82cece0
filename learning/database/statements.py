"""The quick way to ask: a statement built once, when its module is read, and used many times.

Building a statement costs ten times what running it does, so what happens on every page, or in
every change, keeps its statements. What was added in this session and not yet sent is sent first.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Executable, Insert, Row, String, bindparam, func, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from learning.database.model import Model, db


def rows_of(statement: Executable, **values: object) -> Sequence[Row[Any]]:
    """The rows of a statement whose `bindparam`s take these values."""
    db.session.flush()
    return db.session.connection().execute(statement, values).all()


def run(statement: Executable, **values: object) -> int:
    """The statement has been run with these values; how many rows it has changed or added.

    For added ones it must say that it wants to know (`counted`).
    """
    db.session.flush()
    return db.session.connection().execute(statement, values).rowcount


def counted(statement: Insert) -> Insert:
    """The statement, saying how many rows it adds instead of which keys they get."""
    return statement.inline().execution_options(preserve_rowcount=True)


def insert_once(table: str, *unique: str) -> Mapping[str, Executable]:
    """For each kind of database, how a row is added unless one stands with the same `unique`."""
    rows = Model.metadata.tables[table]
    return {
        dialect: counted(insert(rows).on_conflict_do_nothing(index_elements=unique))
        for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
    }


def add_once(statements: Mapping[str, Executable], **values: object) -> bool:
    """The row of `insert_once` stands; whether it was added now."""
    return run(statements[db.engine.dialect.name], **values) > 0


def begins_with_any(
    column: InstrumentedAttribute[str], name: str, count: int
) -> ColumnElement[bool]:
    """Whether a column begins with one of `count` values, each bound as `name_N`."""
    starts = (bindparam(f"{name}_{number}", type_=String) for number in range(count))
    return or_(*(func.substr(column, 1, func.length(each)) == each for each in starts))
