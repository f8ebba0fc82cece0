"""The server starts on a whole schema of its own version, or says why it does not."""

import pytest
from sqlalchemy import text

from learning.database import db, schema
from learning.database.schema import WrongSchema

pytestmark = pytest.mark.database


@pytest.fixture
def whole(empty_url, standing_on):
    """An application on a database of its own with every step taken."""
    with standing_on(empty_url()) as app:
        schema.bring_up_to_date()
        yield app


def changed(*statements: str) -> None:
    for statement in statements:
        db.session.execute(text(statement))
    db.session.commit()


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["DROP TABLE drafts"], "lacks drafts.id, drafts.created_at"),
        (["ALTER TABLE people DROP COLUMN reading_settings"], "lacks people.reading_settings. "),
        (["UPDATE alembic_version SET version_num = '9999'"], "A newer version .* 9999"),
        (["DELETE FROM alembic_version"], "does not say which version"),
    ],
)
def test_half_a_schema_is_refused_and_named(whole, statements, said):
    changed(*statements)
    with pytest.raises(WrongSchema, match=said):
        schema.bring_up_to_date()


def test_the_server_says_so_in_one_line_and_does_not_start(whole):
    changed("DROP TABLE drafts")
    result = whole.test_cli_runner().invoke(args=["alongside", "serve"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The database is not whole: it lacks drafts.id")
    assert "Traceback" not in result.output


def test_what_is_no_database_is_said_in_one_line(standing_on, tmp_path):
    (tmp_path / "notes.sqlite3").write_text("This is a shopping list. " * 200)
    with standing_on(f"sqlite:///{tmp_path / 'notes.sqlite3'}") as app:
        result = app.test_cli_runner().invoke(args=["alongside", "serve"])
    assert result.exit_code == 1
    assert result.output == "Error: The database cannot be used: file is not a database.\n"
