"""The days around a verdict: warnings, the clock in London, months as they are counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.clock import london_day
from learning.cpd.qualifications.rules import (
    Facts,
    Qualification,
    Setting,
    Stage,
    Status,
    months_earlier,
    stage_of,
    verdict,
    whole_months,
)

TODAY = date(2026, 11, 23)


def new_since(day: date) -> Facts:
    """Somebody whose first appointment began on that day."""
    return Facts(appointed_on=day)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2027, 2, 28), Stage.FAR),
        (date(2027, 3, 1), Stage.EIGHTEEN),
        (date(2027, 8, 31), Stage.EIGHTEEN),
        (date(2027, 9, 1), Stage.TWELVE),
        (date(2028, 2, 29), Stage.TWELVE),
        (date(2028, 3, 1), Stage.SIX),
        (date(2028, 9, 1), Stage.SIX),
        (date(2028, 9, 2), Stage.PASSED),
    ],
)
def test_the_warnings_begin_18_12_and_6_months_before(today, stage):
    assert verdict(new_since(date(2025, 9, 1)), today).stage is stage


def test_the_npq_is_to_be_begun_22_and_at_the_latest_18_months_before():
    found = verdict(new_since(date(2025, 9, 1)), TODAY)
    assert found.starts_by == (date(2026, 11, 1), date(2027, 3, 1))
    assert found.reminders == (
        (18, date(2027, 3, 1)),
        (12, date(2027, 9, 1)),
        (6, date(2028, 3, 1)),
    )


@pytest.mark.parametrize(
    ("instant", "status"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), Status.DUE),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), Status.DUE),
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), Status.DUE),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), Status.DUE),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), Status.OVERDUE),
    ],
)
def test_the_day_after_begins_at_midnight_in_london(instant, status):
    """In summer time that is an hour before midnight UTC."""
    assert verdict(new_since(date(2023, 3, 29)), london_day(instant)).status is status


@pytest.mark.parametrize("instant", [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)])
@pytest.mark.parametrize("hour", [0, 1])
def test_the_hour_that_comes_twice_is_one_day(instant, hour):
    today = london_day(instant + timedelta(hours=hour))
    assert verdict(new_since(date(2023, 10, 25)), today).status is Status.DUE
    assert verdict(new_since(date(2023, 10, 24)), today).status is Status.OVERDUE


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2027, 8, 31), 18, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 1, 31), 11, date(2026, 2, 28)),
        (date(2026, 3, 1), -18, date(2027, 9, 1)),
    ],
)
def test_months_before_a_day_keep_to_the_end_of_the_month(day, months, earlier):
    assert months_earlier(day, months) == earlier


def test_whole_months():
    assert whole_months(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert whole_months(date(2026, 1, 15), date(2026, 3, 15)) == 2
    assert whole_months(date(2026, 1, 15), date(2026, 3, 14)) == 1


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2035, 12, 31))


@given(
    said=st.builds(
        Facts,
        appointed_on=DAYS,
        first_senco_on=DAYS,
        months_before=st.none() | st.integers(0, 600),
        qualification=st.sampled_from(Qualification),
        started_on=DAYS,
        completed_on=DAYS,
        had_breaks=st.booleans(),
        setting=st.sampled_from(Setting),
        is_head=st.booleans(),
    ),
    today=st.dates(date(2024, 1, 1), date(2033, 12, 31)),
)
def test_whatever_is_entered_there_is_one_verdict_that_fits_itself(said, today):
    found = verdict(said, today)
    assert (found.status is Status.ASK) == bool(found.questions)
    assert (found.status is Status.UNFINISHED) == bool(found.missing)
    assert (found.reason is not None) == (found.status in (Status.HELD, Status.NOT_REQUIRED))
    if found.status in (Status.DUE, Status.OVERDUE):
        assert found.last_day is not None
        assert (found.status is Status.OVERDUE) == (today > found.last_day)
        assert stage_of(found.work_to, today) is found.stage
