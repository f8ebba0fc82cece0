"""The database: one typed base, one marked way to write. Knows no domain."""

from learning.database.engine import database_answers
from learning.database.model import Model, PersonKey, UtcDateTime, choice, db
from learning.database.transactions import violated_constraint, writes, writing

__all__ = [
    "Model",
    "PersonKey",
    "UtcDateTime",
    "choice",
    "database_answers",
    "db",
    "violated_constraint",
    "writes",
    "writing",
]
