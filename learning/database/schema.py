"""Whether the tables are as this version needs them, and bringing them there."""

from collections.abc import Iterable
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from flask_migrate import Migrate, upgrade
from sqlalchemy import inspect

from learning.database.model import db

MIGRATIONS = Path(__file__).parent / "migrations"

migrate = Migrate(
    directory=str(MIGRATIONS), render_as_batch=True, compare_type=True, user_module_prefix=""
)


MOST_NAMED = 5
"""Tables or columns in a message; more of them tell nobody more."""


class WrongSchema(RuntimeError):  # noqa: N818 - it names what was found
    """The tables are not those of this version and cannot be made so; the message says why."""


def newest_step() -> str | None:
    """The last step of the migrations that came with this version."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def present_step() -> str | None:
    """The step the database stands at; None for an empty one."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current() -> bool:
    """Whether the database has every step of this version."""
    return present_step() == newest_step()


def bring_up_to_date() -> bool:
    """Every step has been taken and nothing is missing; says whether any step was needed.

    Raises WrongSchema for a database of a newer version, or with parts of a schema only.
    """
    present = present_step()
    if present is None:
        _hold_empty()
    elif present not in {step.revision for step in _steps()}:
        raise WrongSchema(
            f"A newer version of Alongside made this database (its step is {present}). "
            "Start that version, or restore a backup made before it."
        )
    is_needed = present != newest_step()
    if is_needed:
        upgrade(directory=str(MIGRATIONS))
    _hold_whole()
    return is_needed


def _steps() -> Iterable[Script]:
    return ScriptDirectory(str(MIGRATIONS)).walk_revisions()


def _hold_empty() -> None:
    """A database that names no step has none of our tables."""
    known = sorted(set(inspect(db.engine).get_table_names()) & set(db.metadata.tables))
    # Asked once more after looking: another process may have made them at this very moment.
    if known and present_step() is None:
        raise WrongSchema(
            f"The database has tables ({', '.join(known[:MOST_NAMED])}) and does not say which "
            "version made them. Restore a backup, or begin with an empty database."
        )


def _hold_whole() -> None:
    """Every table and column that this version knows is there."""
    columns = inspect(db.engine).get_multi_columns()
    present = {f"{table[1]}.{each['name']}" for table, found in columns.items() for each in found}
    needed = (
        f"{table.name}.{each.name}" for table in db.metadata.sorted_tables for each in table.c
    )
    missing = [name for name in needed if name not in present]
    if missing:
        raise WrongSchema(
            f"The database is not whole: it lacks {', '.join(missing[:MOST_NAMED])}"
            f"{' and more' if len(missing) > MOST_NAMED else ''}. Restore a backup."
        )
