"""Minutes are counted for days, the first and the last included."""

from datetime import date

import pytest

from learning.cpd import queries, services
from learning.cpd.models import CpdKind
from tests.cast import Cast

pytestmark = pytest.mark.database

DAYS = (date(2026, 8, 31), date(2026, 9, 1), date(2027, 8, 31), date(2027, 9, 1))


@pytest.fixture
def ledger(app: object, cast: Cast) -> None:
    for number, day in enumerate(reversed(DAYS)):
        services.add_entry(
            cast.amina.id,
            kind=CpdKind.LESSON,
            title=f"Lesson of {day}",
            happened_on=day,
            minutes=10**number,
            source=("lesson", str(number)),
        )


def test_both_ends_of_a_school_year_count_and_the_days_beside_them_do_not(
    ledger: None, cast: Cast
) -> None:
    assert queries.minutes_between(cast.amina.id, DAYS[1], DAYS[2]) == 110


def test_whoever_did_nothing_has_no_minutes(ledger: None, cast: Cast) -> None:
    assert queries.minutes_between(cast.tom.id, DAYS[0], DAYS[3]) == 0


def test_entries_come_by_the_day_they_happened(ledger: None, cast: Cast) -> None:
    assert [entry.happened_on for entry in queries.entries(cast.amina.id)] == list(DAYS)
