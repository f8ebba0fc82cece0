"""Runs the migration steps on the application's own engine, one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from learning.database.model import db

LOCK = 7_305_611
"""Any fixed number: PostgreSQL lets one process at a time hold it."""


def run(connection: Connection) -> None:
    """Take every step inside one transaction: all of them hold, or none does."""
    options = current_app.extensions["migrate"].configure_args
    context.configure(connection=connection, target_metadata=db.metadata, **options)
    with context.begin_transaction():
        context.run_migrations()


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by building it anew, which foreign keys to it would forbid.

    The switch works only outside a transaction, so it is set on the driver's own connection.
    """
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def main() -> None:
    """Hold the lock of this database while the steps run."""
    if db.engine.dialect.name == "sqlite":
        with (
            db.engine.connect().execution_options(takes_write_lock=True) as connection,
            foreign_keys_off(connection),
            connection.begin(),
        ):
            run(connection)
        return
    with db.engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        run(connection)


main()
