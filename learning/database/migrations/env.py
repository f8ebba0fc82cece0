"""Runs the migration steps on the application's own engine, one process at a time."""

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


def main() -> None:
    """Hold the lock of this database while the steps run."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as plain:
            plain.exec_driver_sql("PRAGMA foreign_keys=OFF")
            plain.rollback()
            with plain.execution_options(takes_write_lock=True).begin():
                run(plain)
        return
    with db.engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        run(connection)


main()
