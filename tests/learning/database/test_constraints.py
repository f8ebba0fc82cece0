"""Every constraint of every table is broken once; found in the metadata, so none is forgotten."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Enum,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Table,
    UniqueConstraint,
    Update,
    insert,
    null,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from learning.database import Model, db
from tests.rows import add_row, another_value, valid_row

pytestmark = pytest.mark.database

NINE = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
NOBODY = 2_000_000_000
TABLES = tuple(Model.metadata.sorted_tables)

BREAKS_CHECK: Mapping[str, Mapping[str, Any]] = {
    "ck_memberships_ends_after_start": {
        "starts_on": date(2026, 9, 2),
        "ends_on": date(2026, 9, 1),
    },
    "ck_terms_ends_after_start": {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 9, 1)},
    "ck_attempts_score_within": {"score": 3, "out_of": 2},
    "ck_cpd_entries_minutes_not_negative": {"minutes": -1},
    "ck_audit_rounds_pupils_positive": {"pupils": 0},
    "ck_ratings_target_a_level": {"target": 5},
    "ck_ratings_suggested_target_a_level": {"suggested_target": 0},
    "ck_ratings_level_a_level": {"answer": "rated", "level": 5},
    "ck_ratings_level_if_rated": {"answer": "not_my_role", "level": 2},
    "ck_mentor_ratings_level_a_level": {"level": 5},
    "ck_statement_settings_target_a_level": {"target": 5},
    "ck_own_statements_target_a_level": {"target": 0},
    "ck_plans_ends_after_start": {"starts_on": date(2026, 9, 2), "ends_on": date(2026, 9, 1)},
    "ck_plan_actions_protected_minutes_positive": {"protected_minutes": 0},
    "ck_diary_entries_minutes_positive": {"minutes": 0},
    "ck_diary_intentions_percent_possible": {"percent": 101},
    "ck_diary_intentions_protected_minutes_possible": {"protected_minutes": -1},
    "ck_qualification_records_months_before_not_negative": {"months_before": -1},
    "ck_qualification_records_completed_after_start": {
        "started_on": date(2026, 9, 2),
        "completed_on": date(2026, 9, 1),
    },
    "ck_placements_ends_after_start": {
        "starts_on": date(2026, 9, 2),
        "ends_on": date(2026, 9, 1),
    },
    "ck_placements_host_is_another": {"visitor_id": 1, "host_id": 1},
    "ck_placements_leader_is_another": {"visitor_id": 1, "home_leader_id": 1},
    "ck_placements_protected_minutes_positive": {"protected_minutes": 0},
    "ck_expected_shares_percent_possible": {"percent": 101},
    "ck_visits_ends_after_start": {"starts_at": NINE, "ends_at": NINE},
    "ck_observations_minutes_positive": {"started_at": None, "minutes": 0},
    "ck_observations_times_or_minutes": {"started_at": None, "minutes": None},
    "ck_observations_ends_after_start": {
        "started_at": NINE,
        "ended_at": NINE - timedelta(minutes=1),
        "minutes": None,
    },
    "ck_readiness_reviews_outcome_when_closed": {"closed_at": NINE, "outcome": None},
    "ck_trials_ends_after_start": {"starts_on": date(2026, 9, 2), "ends_on": date(2026, 9, 1)},
    "ck_trials_protected_minutes_positive": {"protected_minutes": 0},
    "ck_attendances_somebody": {"person_id": None, "visitor_name": ""},
    "ck_attendances_minutes_not_negative": {"minutes": -1},
    "ck_follow_ups_weeks_positive": {"weeks": 0},
    "ck_follow_ups_answered_or_aside": {"tried": None, "put_aside_at": None},
    "ck_inset_sessions_lasted_possible": {"lasted": 0},
    "ck_inset_sessions_minutes_possible": {"minutes": 4},
    "ck_inset_sessions_places_possible": {"places": 0},
    "ck_inset_sessions_renews_possible": {"renews_months": 0},
    "ck_leaves_ends_after_start": {"starts_on": date(2026, 9, 2), "ends_on": date(2026, 9, 1)},
    "ck_protected_times_minutes_possible": {"minutes": 4},
    "ck_protected_times_used_possible": {"used_minutes": -1},
    "ck_session_parts_minutes_not_negative": {"minutes": -1},
    "ck_trainings_every_possible": {"every_months": 0},
    "ck_affiliations_not_itself": {"school_id": 2, "group_id": 2},
}
"""What breaks each CHECK that is no mere vocabulary."""

COUNTS_WHERE: Mapping[str, Mapping[str, Any]] = {
    "uq_actions_open_from_one_place": {"context_kind": "lesson", "done_at": None},
    "uq_audit_rounds_open": {"completed_at": None},
    "uq_plans_open": {"state": "draft"},
    "uq_shares_open": {"withdrawn_at": None},
    "uq_interests_open": {"closed_at": None},
    "uq_readiness_reviews_open": {"closed_at": None, "outcome": None},
    "uq_second_views_of_attributes": {"review_id": None},
    "uq_trials_open": {"state": "draft"},
    "uq_polls_one_open": {"closed_at": None},
    "uq_signing_keys_one_in_use": {"retired_at": None},
}
"""What a row must be for a partial unique index to count it."""


@pytest.fixture
def connection(app):
    with db.engine.connect() as connection:
        yield connection
        connection.rollback()


def _name(constraint: Any) -> str:
    return str(constraint.name)


def _all(kind: type) -> list[Any]:
    found = [c for table in TABLES for c in table.constraints if isinstance(c, kind)]
    return sorted(found, key=_name)


def _vocabularies() -> list[Any]:
    return [c for table in TABLES for c in table.columns if isinstance(c.type, Enum)]


def _is_vocabulary(check: CheckConstraint) -> bool:
    names = {column.type.name for column in check.table.columns if isinstance(column.type, Enum)}
    return any(_name(check) == f"ck_{check.table.name}_{name}" for name in names)


def _unique_indexes() -> list[Index]:
    found = [index for table in TABLES for index in table.indexes if index.unique]
    return sorted(found, key=_name)


def _refuses(connection: Connection, table: Table, row: Mapping[str, Any]) -> str:
    """What the database says when it does not take a row."""
    with pytest.raises((IntegrityError, DBAPIError)) as refused, connection.begin_nested():
        connection.execute(insert(table).values(row))
    return str(refused.value.orig)


def _change(column: Column[Any], key: int, value: Any) -> Update:
    return update(column.table).where(column.table.c.id == key).values({column.name: value})


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_as_it_should_be_is_taken(connection, table):
    add_row(connection, table)


@pytest.mark.parametrize(
    "check", [c for c in _all(CheckConstraint) if not _is_vocabulary(c)], ids=_name
)
def test_a_row_that_makes_no_sense_is_refused(connection, check):
    assert _name(check) in BREAKS_CHECK, "say in BREAKS_CHECK what breaks it"
    row = valid_row(connection, check.table, **BREAKS_CHECK[_name(check)])
    assert _name(check) in _refuses(connection, check.table, row)


def test_no_break_outlives_its_check():
    assert set(BREAKS_CHECK) <= {_name(check) for check in _all(CheckConstraint)}
    assert set(COUNTS_WHERE) <= {_name(index) for index in _unique_indexes()}


@pytest.mark.parametrize("column", _vocabularies(), ids=str)
def test_a_word_outside_the_vocabulary_is_refused(connection, column):
    key = add_row(connection, column.table)
    change = _change(column, key, text("'nonsense'"))
    with pytest.raises(IntegrityError) as refused, connection.begin_nested():
        connection.execute(change)
    assert f"ck_{column.table.name}_{column.type.name}" in str(refused.value.orig)


def _twice(connection: Connection, table: Table, columns: list[str], **more: Any) -> str:
    """What the database says to a second row that is the same in these columns only."""
    same = {name: another_value(connection, table.c[name]) for name in columns}
    same = {**same, **{name: value for name, value in more.items() if name in columns}}
    add_row(connection, table, **{**more, **same})
    return _refuses(connection, table, valid_row(connection, table, **{**more, **same}))


def _blames(said: str, name: str, table: Table, columns: list[str]) -> bool:
    by_columns = "UNIQUE constraint failed: " + ", ".join(f"{table.name}.{c}" for c in columns)
    return name in said or said == by_columns


@pytest.mark.parametrize("unique", _all(UniqueConstraint), ids=_name)
def test_nothing_unique_is_there_twice(connection, unique):
    columns = [column.name for column in unique.columns]
    said = _twice(connection, unique.table, columns)
    assert _blames(said, _name(unique), unique.table, columns)


@pytest.mark.parametrize("index", _unique_indexes(), ids=_name)
def test_nothing_unique_in_part_is_there_twice(connection, index):
    is_partial = index.dialect_options["sqlite"]["where"] is not None
    assert is_partial == (_name(index) in COUNTS_WHERE), "say in COUNTS_WHERE which rows count"
    columns = [column.name for column in index.columns]
    said = _twice(connection, index.table, columns, **COUNTS_WHERE.get(_name(index), {}))
    assert _blames(said, _name(index), index.table, columns)


@pytest.mark.parametrize("index", _unique_indexes(), ids=_name)
def test_a_partial_index_means_the_same_on_both_databases(index):
    where = {name: index.dialect_options[name]["where"] for name in ("sqlite", "postgresql")}
    assert str(where["sqlite"]) == str(where["postgresql"])


@pytest.mark.parametrize("key", _all(ForeignKeyConstraint), ids=_name)
def test_nothing_points_to_what_is_not_there(connection, key):
    (column,) = key.columns
    row = valid_row(connection, key.table, **{column.name: NOBODY})
    said = _refuses(connection, key.table, row)
    assert _name(key) in said or "FOREIGN KEY constraint failed" in said


@pytest.mark.parametrize("key", _all(ForeignKeyConstraint), ids=_name)
def test_what_is_pointed_to_goes_as_the_table_says(connection, key):
    (element,) = key.elements
    parent = element.column.table
    own = add_row(
        connection, key.table, **{element.parent.name: (up := add_row(connection, parent))}
    )
    removal = parent.delete().where(parent.c.id == up)
    if key.ondelete is None:
        with pytest.raises(IntegrityError), connection.begin_nested():
            connection.execute(removal)
        return
    connection.execute(removal)
    left = connection.execute(select(element.parent).where(key.table.c.id == own)).all()
    assert left == ([] if key.ondelete == "CASCADE" else [(None,)])


@pytest.mark.parametrize(
    "column",
    [c for table in TABLES for c in table.columns if not c.nullable and not c.primary_key],
    ids=str,
)
def test_nothing_needed_is_left_out(connection, column):
    key = add_row(connection, column.table)
    change = _change(column, key, null())
    with pytest.raises(IntegrityError), connection.begin_nested():
        connection.execute(change)


def test_every_foreign_key_has_an_index():
    """Without one, deleting a person reads whole tables."""
    bare = []
    for key in _all(ForeignKeyConstraint):
        column = next(iter(key.columns)).name
        indexed = [next(iter(index.columns)).name for index in key.table.indexes]
        indexed += [
            next(iter(u.columns)).name for u in _all(UniqueConstraint) if u.table is key.table
        ]
        if column not in indexed:
            bare.append(_name(key))
    assert not bare


def test_every_constraint_has_a_name_of_its_own():
    metadata: MetaData = Model.metadata
    names = [_name(c) for t in metadata.sorted_tables for c in (*t.constraints, *t.indexes)]
    assert "None" not in names
    assert len(names) == len(set(names))
    assert not [name for name in names if len(name) > 63]  # PostgreSQL cuts longer ones
