"""Whether the tables are as this version needs them, and bringing them there."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import Migrate, upgrade

from learning.database.model import db

MIGRATIONS = Path(__file__).parent / "migrations"

migrate = Migrate(
    directory=str(MIGRATIONS), render_as_batch=True, compare_type=True, user_module_prefix=""
)


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
    """Every step has been taken; says whether any was needed."""
    if is_current():
        return False
    upgrade(directory=str(MIGRATIONS))
    return True
