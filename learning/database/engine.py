"""How connections behave: SQLite made safe (WAL, FULL, foreign keys, its write lock at once)."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from learning.database.model import db

BUSY_MILLISECONDS = 10_000


def database_answers() -> bool:
    """Whether the database can be asked anything at all."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def engine_options(database_url: str) -> dict[str, Any]:
    """What SQLAlchemy should know about this kind of database."""
    # A failed statement is logged; what somebody wrote, which it was to keep, is not.
    private = {"hide_parameters": True}
    if database_url.startswith("sqlite"):
        connection = {"timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False}
        return {**private, "connect_args": connection}
    return {**private, "pool_pre_ping": True, "pool_size": 10}


def prepare(engine: Engine) -> None:
    """Make every connection of this engine behave as this module says."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("takes_write_lock"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        # Straight to the driver: it waits for nothing, and every page begins with it.
        connection.connection.cursor().execute("BEGIN")
