"""How connections behave: nothing acknowledged is lost, nobody waits for a reader."""

import sqlite3
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from learning.database import db, writing
from learning.database.engine import engine_options
from tests.factories import a_person

pytestmark = pytest.mark.database


@pytest.fixture
def on_sqlite(app):
    """Whether this run is on SQLite; what is asked here has no meaning elsewhere."""
    return db.engine.dialect.name == "sqlite"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)],
)
def test_every_sqlite_connection_is_safe(on_sqlite, pragma, value):
    if on_sqlite:
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_foreign_keys_are_held(app):
    with pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO drafts (created_at, person_id, form_key, body, saved_at) "
                "VALUES ('2026-01-01', 999999, 'x', 'x', '2026-01-01')"
            )
        )


def test_a_writer_holds_off_the_next_from_its_first_moment(on_sqlite, config):
    """Otherwise one that has read could never write: SQLite says `locked` at once."""
    if not on_sqlite:
        return
    with writing():
        other = sqlite3.connect(config.database_url.removeprefix("sqlite:///"), timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_readers_are_not_held_off_by_a_writer(app, cast):
    with writing():
        a_person("Nadia Ali")
        with db.engine.connect() as reader:
            assert reader.execute(text("SELECT count(*) FROM people")).scalar() == len(
                cast.everybody
            )


def test_many_writers_at_once_all_get_their_turn(app_template, app, db_session):
    """Each reads, then writes: the manner that fails without the lock at the beginning."""
    failed = []

    def write(number: int) -> None:
        try:
            with app_template.app_context(), writing():
                db.session.execute(text("SELECT count(*) FROM people")).scalar()
                a_person(f"Person {number}")
        except OperationalError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not failed
    named = "SELECT count(*) FROM people WHERE name LIKE 'Person %'"
    assert db_session.execute(text(named)).scalar() == 8


def test_postgresql_connections_are_tried_before_use():
    assert engine_options("postgresql+psycopg://db.example/x")["pool_pre_ping"]
