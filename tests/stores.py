"""A pristine database that each test gets restored: by SQLite's backup, or row by row.

Full isolation even from commits. A SQLite file in memory costs about a millisecond a test.
"""

import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table, create_engine, delete, insert, select, text

from learning.database import Model

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - memory where there is such a place

_numbers = itertools.count(1)


class Store(Protocol):
    """One worker's database."""

    url: str

    def keep(self, engine: Engine) -> None:
        """Remember how everything stands now as the pristine state."""

    def restore(self) -> None:
        """Everything stands as it was when it was kept."""

    def fresh(self, folder: Path) -> AbstractContextManager[str]:
        """The address of another database, empty, there while inside."""

    def close(self) -> None:
        """Nothing of it is left behind."""


def fast_folder() -> Path:
    """Where short-lived files cost nothing to sync."""
    return IN_MEMORY if IN_MEMORY.is_dir() else Path(gettempdir())


class SqliteStore:
    """A SQLite file, restored by SQLite's own backup call."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "test.sqlite3"
        self.url = f"sqlite:///{self.path}"
        self._pristine = sqlite3.connect(":memory:")

    def keep(self, engine: Engine) -> None:
        engine.dispose()
        source = sqlite3.connect(self.path)
        source.backup(self._pristine)
        source.close()

    def restore(self) -> None:
        target = sqlite3.connect(self.path)
        self._pristine.backup(target)
        target.close()

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        name = f"fresh-{next(_numbers)}"
        yield f"sqlite:///{folder / name}.sqlite3"

    def close(self) -> None:
        self._pristine.close()


class PostgresStore:
    """A PostgreSQL database of this worker's own, emptied and filled again in one transaction."""

    def __init__(self, server_url: str, worker: str) -> None:
        self._server = create_engine(server_url, isolation_level="AUTOCOMMIT")
        self._name = f"alongside_test_{worker}"
        self.url = self._made(self._name)
        self._own = create_engine(self.url)
        self._rows: list[tuple[Table, Sequence[dict[str, Any]]]] = []

    def keep(self, engine: Engine) -> None:
        engine.dispose()
        with self._own.connect() as connection:
            for table in Model.metadata.sorted_tables:
                rows = [dict(row) for row in connection.execute(select(table)).mappings()]
                if rows:
                    self._rows.append((table, rows))

    def restore(self) -> None:
        with self._own.begin() as connection:
            self._empty(connection)
            for table, rows in self._rows:
                connection.execute(insert(table), rows)
            self._restart_counting(connection)

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:  # noqa: ARG002 - SQLite needs one
        name = f"{self._name}_{next(_numbers)}"
        yield self._made(name)
        self._drop(name)

    def close(self) -> None:
        self._own.dispose()
        self._drop(self._name)
        self._server.dispose()

    def _empty(self, connection: Connection) -> None:
        """DELETE, not TRUNCATE: on tables this small it is several times faster."""
        tables = reversed(Model.metadata.sorted_tables)
        connection.exec_driver_sql("; ".join(str(delete(table)) for table in tables))

    def _restart_counting(self, connection: Connection) -> None:
        highest = {table.name: max(row["id"] for row in rows) for table, rows in self._rows}
        calls = ", ".join(
            f"setval(pg_get_serial_sequence('{table.name}', 'id'), "
            f"{highest.get(table.name, 1)}, {'true' if table.name in highest else 'false'})"
            for table in Model.metadata.sorted_tables
        )
        connection.exec_driver_sql(f"SELECT {calls}")

    def _made(self, name: str) -> str:
        self._drop(name)
        with self._server.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        return self._server.url.set(database=name).render_as_string(hide_password=False)

    def _drop(self, name: str) -> None:
        with self._server.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))


def open_store(server_url: str, worker: str, folder: Path) -> Store:
    """SQLite unless a server is named."""
    return PostgresStore(server_url, worker) if server_url else SqliteStore(folder)
