"""Step 0005: what stood in the ledger before counts each minute once, and nothing is lost."""

from datetime import date

import flask_migrate
import pytest
from sqlalchemy import column, insert, inspect, select, table

from learning.cpd.models import CpdEntry
from learning.database import Model, db, schema
from tests.rows import add_row, default_of, valid_row

pytestmark = pytest.mark.database

LEDGER = (
    ("lesson", "autism/one", date(2025, 7, 1), 8),
    ("lesson", "autism/two", date(2025, 9, 2), 9),
    ("lesson", "autism/three", date(2025, 9, 3), 10),
    ("module", "autism@1", date(2025, 9, 3), 0),
    ("lesson", "autism/four", date(2025, 11, 3), 5),
    ("module", "autism@2", date(2025, 11, 3), 0),
    ("lesson", "autism/five", date(2025, 12, 3), 4),
    ("lesson", "autism-girls/one", date(2025, 9, 2), 7),
)
AFTERWARDS = [
    ("lesson", "autism/one", 8),
    ("lesson", "autism-girls/one", 7),
    ("module", "autism@1", 19),
    ("module", "autism@2", 5),
    ("lesson", "autism/five", 4),
]


def earlier(connection, name, **values):
    """A row in a table as it was at this step."""
    now = Model.metadata.tables[name]
    there = {each["name"] for each in inspect(connection).get_columns(name)}
    then = table(name, *(column(c.name, c.type) for c in now.c if c.name in there))
    own = {c.name: default_of(c) for c in now.columns if c.default is not None}
    whole = {**own, **valid_row(connection, now, **values)}
    made = insert(then).values({k: v for k, v in whole.items() if k in there})
    return connection.execute(made.returning(then.c.id) if "id" in there else made).scalar()


@pytest.fixture
def at_step_4(empty_url, standing_on):
    with standing_on(empty_url()):
        flask_migrate.upgrade(directory=str(schema.MIGRATIONS), revision="0004")
        yield


def a_person(connection):
    return add_row(connection, Model.metadata.tables["people"])


def ledger(connection, person):
    rows = connection.execute(
        select(CpdEntry.source_kind, CpdEntry.source_key, CpdEntry.minutes)
        .where(CpdEntry.person_id == person)
        .order_by(CpdEntry.happened_on, CpdEntry.id)
    )
    return [tuple(row) for row in rows]


def test_modules_take_the_minutes_of_their_lessons_of_that_year(at_step_4):
    with db.engine.begin() as connection:
        people = [a_person(connection) for _ in range(2)]
        for person in people:
            for kind, key, day, minutes in LEDGER:
                earlier(
                    connection,
                    "cpd_entries",
                    person_id=person,
                    kind=kind,
                    title=key,
                    happened_on=day,
                    minutes=minutes,
                    source_kind=kind,
                    source_key=key,
                )
    schema.bring_up_to_date()
    with db.engine.connect() as connection:
        for person in people:
            found = ledger(connection, person)
            assert sorted(found) == sorted(AFTERWARDS)
            assert sum(each[2] for each in found) == sum(each[3] for each in LEDGER)


def test_qualifications_and_reviews_from_before_stand_in_the_ledger(at_step_4):
    with db.engine.begin() as connection:
        person = a_person(connection)
        common = {"person_id": person}
        record = earlier(
            connection,
            "qualification_records",
            **common,
            qualification="npq",
            completed_on=date(2026, 3, 1),
        )
        plan = earlier(connection, "plans", **common, heading="My year")
        review = earlier(
            connection, "plan_reviews", plan_id=plan, reviewed_on=date(2026, 4, 1), moved="Much"
        )
        other = a_person(connection)
        earlier(connection, "qualification_records", person_id=other, qualification="npq")
    schema.bring_up_to_date()
    with db.engine.connect() as connection:
        assert ledger(connection, person) == [
            ("qualification", str(record), 0),
            ("plan_review", str(review), 0),
        ]
        assert ledger(connection, other) == []
        titles = connection.scalars(select(CpdEntry.title).order_by(CpdEntry.id)).all()
        assert titles == ["NPQ for SENCOs", "Plan review: My year"]
