"""One marked write: everything a view changes is kept at once, or nothing is."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError, OperationalError

from learning.database.engine import BUSY_MILLISECONDS
from learning.database.model import db

P = ParamSpec("P")
R = TypeVar("R")

_TURNS = threading.RLock()


@contextmanager
def writing() -> Iterator[None]:
    """What happens inside is committed once at the end, or rolled back if anything is raised.

    SQLite takes its write lock at the beginning: a transaction that reads first and writes later
    fails as 'locked' at once, whatever its busy timeout. Whatever was read before is let go.
    """
    db.session.rollback()
    with _turn():
        db.session.connection(execution_options={"takes_write_lock": True})
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise


@contextmanager
def _turn() -> Iterator[None]:
    """Threads of one process wait for SQLite's lock in a queue, not by asking again and again.

    Whoever waits too long is told what SQLite would say, without waiting for it as long once more.
    """
    if db.engine.dialect.name != "sqlite":
        yield
        return
    if not _TURNS.acquire(timeout=BUSY_MILLISECONDS / 1000):
        busy = sqlite3.OperationalError("database is locked")
        raise OperationalError("BEGIN IMMEDIATE", None, busy)
    try:
        yield
    finally:
        _TURNS.release()


def writes(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a view or command that changes things; the innermost decorator, below `login_required`.

    Who is asking is read before the lock is taken, so that others wait for the change alone.
    """

    @wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> R:
        with writing():
            return view(*args, **kwargs)

    marked.is_marked_write = True  # type: ignore[attr-defined]
    return marked


def violated_constraint(error: IntegrityError, *names: str) -> bool:
    """Whether the database refused a row because of one of these constraints.

    PostgreSQL tells a constraint by its name; SQLite by `table.column, …` for unique ones, so
    names may be given in either manner.
    """
    said = str(error.orig)
    diagnostics = getattr(error.orig, "diag", None)
    named = getattr(diagnostics, "constraint_name", None)
    return any(name == named or name in said for name in names)
