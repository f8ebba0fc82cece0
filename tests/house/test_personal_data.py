"""Every table with a person behind it is registered, exported and erased, or kept for a reason."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import ForeignKey, Table, func, select

import learning
from learning.database import Model, db
from tests.rows import add_row

ERASED = "erased"
KEPT = "kept: "
ACTOR = "actor_key"
WHOLE_PEOPLE = "people"


def _registers() -> dict[str, ModuleType]:
    names = (
        f"learning.{each.name}.personal_data" for each in pkgutil.iter_modules(learning.__path__)
    )
    found = {}
    for name in names:
        try:
            found[name] = importlib.import_module(name)
        except ModuleNotFoundError as missing:
            if missing.name not in (name, name.removesuffix(".personal_data")):
                raise
    return found


REGISTERS = _registers()
FATES = {table: fate for each in REGISTERS.values() for table, fate in each.TABLES.items()}


def _personal(table: Table, seen: frozenset[str] = frozenset()) -> bool:
    """Whether rows of this table lead to a person, by a key of theirs or of a table that does."""
    if table.name == WHOLE_PEOPLE or ACTOR in table.columns:
        return True
    return any(
        _personal(key.column.table, seen | {table.name})
        for key in table.foreign_keys
        if key.column.table.name not in seen | {table.name}
    )


PERSONAL = [table for table in Model.metadata.sorted_tables if _personal(table)]


def test_every_table_with_a_person_behind_it_is_registered():
    assert {table.name for table in PERSONAL} == set(FATES)


def test_no_table_is_registered_twice():
    every = [table for each in REGISTERS.values() for table in each.TABLES]
    assert len(every) == len(set(every))


def test_a_fate_is_erased_or_has_a_reason():
    odd = {t: f for t, f in FATES.items() if f != ERASED and not f.startswith(KEPT)}
    assert not odd


@pytest.mark.parametrize("name", REGISTERS)
def test_each_domain_exports_and_erases(name):
    assert callable(REGISTERS[name].export)
    assert callable(REGISTERS[name].erase)


def _rows_of(person_id: int) -> dict[str, list[int]]:
    """The keys of one row of this person in every personal table."""
    keys: dict[str, list[int]] = {WHOLE_PEOPLE: [person_id]}
    with db.engine.begin() as connection:
        for table in PERSONAL:
            if table.name != WHOLE_PEOPLE:
                pointing: dict[str, Any] = {
                    key.parent.name: keys[key.column.table.name][0]
                    for key in table.foreign_keys
                    if key.column.table.name in keys and not _names_another(key)
                }
                keys[table.name] = [add_row(connection, table, **pointing)]
    return keys


def _names_another(key: ForeignKey) -> bool:
    """Whether it leads to somebody else than whose row it is: a host, a leader, a nominator."""
    to_people = (each for each in key.parent.table.foreign_keys if each.column is key.column)
    has_owner = any(not each.parent.nullable for each in to_people)
    is_to_people = key.column.table.name == WHOLE_PEOPLE
    return is_to_people and bool(key.parent.nullable) and has_owner


def _left(keys: dict[str, list[int]]) -> set[str]:
    db.session.rollback()
    return {
        table.name
        for table in PERSONAL
        if db.session.scalar(
            select(func.count()).select_from(table).where(table.c.id.in_(keys[table.name]))
        )
    }


@pytest.fixture
def nadia(app):
    """Somebody with one row in every table that could hold one."""
    with db.engine.begin() as connection:
        person_id = add_row(connection, Model.metadata.tables[WHOLE_PEOPLE])
    return _rows_of(person_id)


def test_erasing_leaves_what_is_kept_and_nothing_else(nadia):
    (person_id,) = nadia[WHOLE_PEOPLE]
    for name in sorted(REGISTERS, key=lambda name: name == "learning.people.personal_data"):
        REGISTERS[name].erase(person_id)
    db.session.commit()
    assert _left(nadia) == {table for table, fate in FATES.items() if fate.startswith(KEPT)}


def test_erasing_touches_nobody_else(nadia, cast):
    others = _rows_of(cast.tom.id)
    for name in sorted(REGISTERS, key=lambda name: name == "learning.people.personal_data"):
        REGISTERS[name].erase(nadia[WHOLE_PEOPLE][0])
    db.session.commit()
    assert _left(others) == {table.name for table in PERSONAL}


@pytest.mark.parametrize("name", REGISTERS)
def test_each_domain_exports_all_its_tables(nadia, name):
    exported = REGISTERS[name].export(nadia[WHOLE_PEOPLE][0])
    assert exported, "nothing was exported of somebody with a row in every table"
