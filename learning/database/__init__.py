"""The database: one typed base, one marked way to write. Knows no domain."""

from learning.database.engine import database_answers
from learning.database.model import Model, PersonKey, UtcDateTime, choice, db
from learning.database.statements import (
    add_once,
    begins_with_any,
    counted,
    insert_once,
    rows_of,
    run,
)
from learning.database.transactions import violated_constraint, writes, writing

__all__ = [
    "Model",
    "PersonKey",
    "UtcDateTime",
    "add_once",
    "begins_with_any",
    "choice",
    "counted",
    "database_answers",
    "db",
    "insert_once",
    "rows_of",
    "run",
    "violated_constraint",
    "writes",
    "writing",
]
