"""The steps of the migrations build what the models say, and survive what happens to them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, column, event, insert, inspect, select, table
from sqlalchemy.exc import IntegrityError

from learning.database import Model, db, schema
from tests.rows import add_row, default_of, valid_row
from tests.statements import counting

pytestmark = pytest.mark.database

STEPS = [each.revision for each in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()][::-1]
BRING_UP_TO_DATE = """
from learning.app import create_app
from learning.database import schema

with create_app().app_context():
    schema.bring_up_to_date()
    assert schema.is_current()
"""


class Interruption(Exception):  # noqa: N818 - named as what it stands for
    """Stands for a cut cable."""


def _described(name: str) -> dict[str, Any]:
    """Everything the database says of one table, in an order that does not depend on it."""
    look = inspect(db.engine)
    options = ("options", "deferrable", "initially")
    return {
        "columns": {
            c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in look.get_columns(name)
        },
        "key": (
            look.get_pk_constraint(name)["name"],
            look.get_pk_constraint(name)["constrained_columns"],
        ),
        "unique": {u["name"]: u["column_names"] for u in look.get_unique_constraints(name)},
        "checks": {c["name"]: c["sqltext"] for c in look.get_check_constraints(name)},
        "keys": {
            k["name"]: (
                k["constrained_columns"],
                k["referred_table"],
                k["referred_columns"],
                {name: k[name] for name in options if name in k},
            )
            for k in look.get_foreign_keys(name)
        },
        "indexes": {
            i["name"]: (i["column_names"], bool(i["unique"]), _where(i))
            for i in look.get_indexes(name)
        },
    }


def _where(index: Any) -> str:
    options = index.get("dialect_options", {})
    return " ".join(
        str(value) for name, value in sorted(options.items()) if name.endswith("_where")
    )


def _schema() -> dict[str, dict[str, Any]]:
    names = sorted(inspect(db.engine).get_table_names())
    return {name: _described(name) for name in names if name != "alembic_version"}


def _tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_the_steps_build_exactly_what_the_models_say(empty_url, standing_on):
    with standing_on(empty_url()):
        Model.metadata.create_all(db.engine)
        by_models = _schema()
    with standing_on(empty_url()):
        assert schema.bring_up_to_date()
        by_steps = _schema()
    assert by_steps.keys() == by_models.keys()
    for name, described in by_models.items():
        assert by_steps[name] == described, name


def test_nothing_is_left_to_migrate(empty_url, standing_on):
    with standing_on(empty_url()):
        schema.bring_up_to_date()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []


def test_a_second_run_has_nothing_to_do(empty_url, standing_on):
    with standing_on(empty_url()):
        assert not schema.is_current()
        assert schema.bring_up_to_date()
        assert schema.is_current()
        assert not schema.bring_up_to_date()


def test_the_steps_form_one_line():
    assert STEPS, "there is no migration yet"
    assert len(ScriptDirectory(str(schema.MIGRATIONS)).get_heads()) == 1


@pytest.mark.parametrize("step", STEPS)
def test_rows_of_an_earlier_version_are_still_there(empty_url, standing_on, step):
    with standing_on(empty_url()):
        flask_migrate.upgrade(directory=str(schema.MIGRATIONS), revision=step)
        with db.engine.begin() as connection:
            kept = _two_rows_in_every_table(connection)
        schema.bring_up_to_date()
        with db.engine.connect() as connection:
            for name, keys in kept.items():
                there = connection.scalars(select(Model.metadata.tables[name].c.id))
                assert set(keys) <= set(there), name


def _two_rows_in_every_table(connection: Connection) -> dict[str, list[int]]:
    """The keys of rows in all tables of today that there are at this step."""
    kept: dict[str, list[int]] = {}
    for now in Model.metadata.sorted_tables:
        if now.name in _tables():
            there = {each["name"] for each in inspect(connection).get_columns(now.name)}
            then = table(now.name, *(column(c.name, c.type) for c in now.c if c.name in there))
            for number in (1, 2):
                values = {"id": number, **_values(connection, now, kept, number)}
                connection.execute(
                    insert(then).values({k: v for k, v in values.items() if k in there})
                )
                kept.setdefault(now.name, []).append(number)
    return kept


def _values(
    connection: Connection, now: Table, kept: dict[str, list[int]], number: int
) -> dict[str, Any]:
    """Values for every column, each key that is needed pointing to a different row."""
    needed = [each for each in now.columns if each.foreign_keys and not each.nullable]
    pointing = {
        each.name: kept[next(iter(each.foreign_keys)).column.table.name][(number + place) % 2]
        for place, each in enumerate(needed)
    }
    own = {each.name: default_of(each) for each in now.columns if each.default is not None}
    return {**own, **valid_row(connection, now, **pointing)}


def test_an_interrupted_run_leaves_nothing_and_can_be_repeated(empty_url, standing_on):
    with standing_on(empty_url()), counting(db.engine) as counted:
        schema.bring_up_to_date()
    halfway = len(counted) // 2
    with standing_on(empty_url()):
        with _interrupted_after(halfway), pytest.raises(Interruption):
            schema.bring_up_to_date()
        assert _tables() == set()
        assert schema.present_step() is None
        assert schema.bring_up_to_date()
        assert _tables() == {table.name for table in Model.metadata.sorted_tables}


@contextmanager
def _interrupted_after(number: int) -> Iterator[None]:
    """Inside, only so many statements are sent."""
    left = iter(range(number))

    def sent(*_statement: object) -> None:
        if next(left, None) is None:
            raise Interruption

    event.listen(db.engine, "before_cursor_execute", sent)
    yield
    event.remove(db.engine, "before_cursor_execute", sent)


def test_two_processes_at_once_do_it_once(empty_url, standing_on, tmp_path):
    url = empty_url()
    environment = {
        **os.environ,
        "ALONGSIDE_DATABASE_URL": url,
        "ALONGSIDE_INSTANCE": str(tmp_path),
    }
    command = [sys.executable, "-c", BRING_UP_TO_DATE]
    running = [
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    ended = [(process.communicate()[1], process.returncode) for process in running]
    assert [code for _said, code in ended] == [0, 0], "\n".join(said for said, _code in ended)
    with standing_on(url):
        assert schema.is_current()
        assert _tables() == {table.name for table in Model.metadata.sorted_tables}


def test_a_longer_vocabulary_keeps_rows_and_never_gives_a_key_again(empty_url, standing_on):
    shares, looks = (Model.metadata.tables[name] for name in ("shares", "looks"))
    with standing_on(empty_url()):
        flask_migrate.upgrade(directory=str(schema.MIGRATIONS), revision="0003")
        with db.engine.begin() as connection:
            first = add_row(connection, shares)
            last = add_row(connection, shares)
            add_row(connection, looks, share_id=first)
            connection.execute(shares.delete().where(shares.c.id == last))
        schema.bring_up_to_date()
        with db.engine.begin() as connection:
            assert connection.scalars(select(looks.c.share_id)).all() == [first]
            assert add_row(connection, shares, subject_kind="interest") > last
            indexes = {each["name"] for each in inspect(connection).get_indexes("shares")}
            assert "uq_shares_open" in indexes
        with db.engine.connect() as connection, pytest.raises(IntegrityError):
            add_row(connection, looks, share_id=last)
