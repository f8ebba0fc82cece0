"""What regulation 49 asks, case by case, and on the days around each border."""

from datetime import date, timedelta

import pytest

from learning.cpd.qualifications.rules import (
    Course,
    Facts,
    Missing,
    Qualification,
    Question,
    Reason,
    Setting,
    Stage,
    Status,
    anniversary,
    months_earlier,
    verdict,
)

TODAY = date(2026, 11, 23)
NASENCO, NPQ = Qualification.NASENCO, Qualification.NPQ
DAY = timedelta(days=1)


def facts(**said: object) -> Facts:
    return Facts(**said)


def new_since(day: date, **said: object) -> Facts:
    """Somebody whose first appointment began on that day."""
    return Facts(appointed_on=day, **said)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2009, 8, 31), Status.NOT_REQUIRED),
        (date(2009, 9, 1), Status.OVERDUE),
        (date(2009, 9, 2), Status.OVERDUE),
        (date(2023, 11, 22), Status.OVERDUE),
        (date(2023, 11, 23), Status.DUE),
        (date(2023, 11, 24), Status.DUE),
        (date(2026, 11, 23), Status.DUE),
        (date(2027, 9, 1), Status.DUE),
    ],
)
def test_the_first_day_as_a_senco_decides(day, status):
    """On the third anniversary itself nothing has passed; a day later it has."""
    assert verdict(new_since(day), TODAY).status is status


@pytest.mark.parametrize(
    ("day", "last_day"),
    [
        (date(2025, 9, 1), date(2028, 9, 1)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 28)),
        (date(2025, 8, 31), date(2028, 8, 31)),
        (date(2025, 12, 31), date(2028, 12, 31)),
    ],
)
def test_the_last_day_is_the_third_anniversary(day, last_day):
    """29 February has none in most years: the day before is on the safe side."""
    assert verdict(new_since(day), TODAY).last_day == last_day


@pytest.mark.parametrize(
    ("months", "status", "last_day"),
    [
        (1, Status.DUE, date(2027, 3, 1)),
        (10, Status.DUE, date(2026, 6, 1)),
        (11, Status.ASK, None),
        (12, Status.ASK, None),
        (13, Status.ASK, None),
        (14, Status.NOT_REQUIRED, None),
        (200, Status.NOT_REQUIRED, None),
    ],
)
def test_months_before_the_appointment(months, status, last_day):
    """Around 12 months single days decide, so nobody guesses."""
    appointed = date(2024, 4, 1)
    first = months_earlier(appointed, months) if months < 100 else months_earlier(appointed, 200)
    found = verdict(
        facts(appointed_on=appointed, first_senco_on=first, months_before=months),
        date(2026, 1, 5),
    )
    assert found.status is status
    if status is Status.DUE:
        assert found.last_day == anniversary(first)
    if status is Status.ASK:
        assert found.questions == (Question.MONTHS,)
        assert found.last_day == anniversary(first)


@pytest.mark.parametrize(
    ("first", "reason"),
    [(date(2009, 8, 31), Reason.BEFORE_2009), (date(2009, 9, 1), Reason.TWELVE_MONTHS)],
)
def test_an_exemption_says_on_what_it_rests(first, reason):
    said = facts(appointed_on=date(2025, 9, 1), first_senco_on=first, months_before=100)
    assert verdict(said, TODAY).reason is reason


def test_more_than_twelve_months_before_are_enough_without_the_first_day():
    found = verdict(facts(appointed_on=date(2025, 9, 1), months_before=30), TODAY)
    assert (found.status, found.reason) == (Status.NOT_REQUIRED, Reason.TWELVE_MONTHS)


@pytest.mark.parametrize(
    ("started", "completed", "status"),
    [
        (date(2018, 9, 1), date(2019, 7, 1), Status.HELD),
        (None, date(2019, 7, 1), Status.HELD),
        (None, date(2024, 8, 31), Status.HELD),
        (None, date(2024, 9, 1), Status.UNFINISHED),
        (date(2024, 8, 31), date(2026, 7, 1), Status.HELD),
        (date(2024, 9, 1), date(2026, 7, 1), Status.ASK),
    ],
)
def test_a_nasenco_that_is_completed(started, completed, status):
    found = verdict(
        new_since(
            date(2023, 9, 1), qualification=NASENCO, started_on=started, completed_on=completed
        ),
        TODAY,
    )
    assert found.status is status
    assert (found.reason is Reason.NASENCO) is (status is Status.HELD)


@pytest.mark.parametrize(
    ("completed", "status"),
    [(date(2027, 8, 31), Status.HELD), (date(2027, 9, 1), Status.ASK)],
)
def test_a_nasenco_must_be_completed_before_september_2027(completed, status):
    said = new_since(
        date(2025, 9, 1), qualification=NASENCO, started_on=date(2024, 5, 1), completed_on=completed
    )
    assert verdict(said, date(2027, 10, 1)).status is status


@pytest.mark.parametrize(
    ("today", "status", "stage"),
    [
        (date(2026, 2, 27), Status.DUE, Stage.FAR),
        (date(2026, 2, 28), Status.DUE, Stage.EIGHTEEN),
        (date(2027, 8, 31), Status.DUE, Stage.SIX),
        (date(2027, 9, 1), Status.ASK, Stage.FAR),
    ],
)
def test_a_nasenco_under_way_has_a_hard_stop(today, status, stage):
    said = new_since(date(2025, 9, 1), qualification=NASENCO, started_on=date(2024, 8, 31))
    found = verdict(said, today)
    assert found.status is status
    if status is Status.DUE:
        assert found.hard_stop == date(2027, 8, 31) == found.work_to
        assert found.last_day == date(2028, 9, 1)
        assert found.stage is stage
    else:
        assert found.questions == (Question.NASENCO_ENDED_LATE,)
        assert found.hard_stop is None
        assert found.last_day == date(2028, 9, 1), "the NPQ can still be had by then"


def test_the_third_anniversary_may_come_before_the_hard_stop():
    said = new_since(date(2024, 1, 8), qualification=NASENCO, started_on=date(2024, 5, 1))
    found = verdict(said, TODAY)
    assert found.work_to == date(2027, 1, 8)
    assert found.hard_stop == date(2027, 8, 31)


@pytest.mark.parametrize(
    ("qualification", "started", "question"),
    [
        (NASENCO, date(2024, 8, 31), None),
        (NASENCO, date(2024, 9, 1), Question.NASENCO_BEGUN_LATE),
        (NPQ, date(2024, 8, 31), Question.NPQ_BEGUN_EARLY),
        (NPQ, date(2024, 9, 1), None),
    ],
)
@pytest.mark.parametrize("completed", [None, date(2026, 10, 1)])
def test_which_course_counts_depends_on_the_day_it_began(
    qualification, started, question, completed
):
    said = new_since(
        date(2024, 9, 1), qualification=qualification, started_on=started, completed_on=completed
    )
    found = verdict(said, TODAY)
    if question:
        assert (found.status, found.questions) == (Status.ASK, (question,))
        assert found.last_day == date(2027, 9, 1)
    else:
        assert found.status is (Status.HELD if completed else Status.DUE)


def test_an_npq_needs_the_day_it_began_and_its_outcome():
    said = new_since(date(2025, 9, 1), qualification=NPQ)
    assert verdict(said, TODAY).missing == (Missing.COURSE_START,)
    began = date(2026, 3, 1)
    running = verdict(new_since(date(2025, 9, 1), qualification=NPQ, started_on=began), TODAY)
    assert (running.status, running.course) == (Status.DUE, Course.RUNNING)
    assert running.course_ends == (date(2027, 9, 1), date(2028, 1, 1))
    assert not running.may_come_too_late


def test_a_course_that_may_end_too_late_says_so():
    said = new_since(date(2025, 9, 1), qualification=NPQ, started_on=date(2027, 1, 4))
    found = verdict(said, TODAY)
    assert (found.course, found.may_come_too_late) == (Course.BOOKED, True)


@pytest.mark.parametrize(
    ("more", "question"),
    [
        ({"had_breaks": True}, Question.BREAKS),
        ({"setting": Setting.OTHER}, Question.SETTING),
        ({"is_head": True}, Question.HEAD),
    ],
)
def test_what_needs_asking_is_asked_with_the_safe_day(more, question):
    found = verdict(new_since(date(2025, 9, 1), **more), TODAY)
    assert (found.status, found.questions) == (Status.ASK, (question,))
    assert found.last_day == date(2028, 9, 1)


@pytest.mark.parametrize("more", [{"had_breaks": True}, {"setting": Setting.OTHER}])
def test_an_exemption_is_not_claimed_where_there_is_something_to_ask(more):
    assert verdict(new_since(date(2005, 9, 1), **more), TODAY).status is Status.ASK


def test_whoever_holds_it_has_nothing_to_ask():
    said = new_since(
        date(2015, 9, 1),
        qualification=NASENCO,
        completed_on=date(2017, 7, 1),
        had_breaks=True,
        is_head=True,
        setting=Setting.OTHER,
    )
    assert verdict(said, TODAY).status is Status.HELD


@pytest.mark.parametrize(
    "said",
    [
        {"appointed_on": date(2024, 9, 1), "first_senco_on": date(2025, 9, 1)},
        {
            "appointed_on": date(2024, 9, 1),
            "first_senco_on": date(2024, 3, 1),
            "months_before": 20,
        },
        {
            "appointed_on": date(2024, 9, 1),
            "first_senco_on": date(2024, 9, 1),
            "months_before": 3,
        },
        {
            "appointed_on": date(2024, 9, 1),
            "first_senco_on": date(2020, 9, 1),
            "months_before": 0,
        },
        {"qualification": NPQ, "started_on": date(2026, 1, 1), "completed_on": date(2025, 1, 1)},
        {"qualification": NPQ, "started_on": date(2025, 1, 1), "completed_on": TODAY + DAY},
    ],
)
def test_days_that_contradict_each_other_are_asked_about(said):
    found = verdict(facts(**said), TODAY)
    assert (found.status, found.questions) == (Status.ASK, (Question.DATES,))
    assert found.last_day is None


@pytest.mark.parametrize(
    ("first", "months", "status"),
    [
        (date(2024, 3, 1), 6, Status.DUE),
        (date(2024, 3, 1), 5, Status.DUE),
        (date(2024, 3, 1), 4, Status.ASK),
        (date(2015, 3, 1), 4, Status.ASK),
        (date(2008, 3, 1), 4, Status.ASK),
        (date(2008, 3, 1), 24, Status.NOT_REQUIRED),
    ],
)
def test_a_time_in_between_is_asked_about(first, months, status):
    found = verdict(
        facts(appointed_on=date(2024, 9, 1), first_senco_on=first, months_before=months), TODAY
    )
    assert found.status is status
    if status is Status.ASK:
        assert found.questions == (Question.GAP,)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"appointed_on": date(2024, 9, 1), "months_before": 4}, Missing.FIRST_DAY),
        ({"first_senco_on": date(2024, 3, 1), "months_before": 4}, Missing.APPOINTED),
        ({"months_before": 30}, Missing.APPOINTED),
        (
            {"appointed_on": date(2024, 9, 1), "first_senco_on": date(2024, 3, 1)},
            Missing.MONTHS,
        ),
        (
            {"appointed_on": date(2024, 9, 1), "first_senco_on": date(2008, 3, 1)},
            Missing.MONTHS,
        ),
    ],
)
def test_what_is_missing_is_named_and_no_day_is_guessed(said, missing):
    found = verdict(facts(**said), TODAY)
    assert (found.status, found.missing, found.last_day) == (Status.UNFINISHED, (missing,), None)


def test_nothing_is_due_for_whoever_is_no_senco():
    assert verdict(facts(), TODAY).status is Status.NOT_SENCO
    running = verdict(facts(qualification=NPQ, started_on=date(2026, 9, 1)), TODAY)
    assert (running.status, running.course) == (Status.NOT_SENCO, Course.RUNNING)
    late = facts(qualification=NASENCO, started_on=date(2025, 9, 1))
    assert verdict(late, TODAY).questions == (Question.NASENCO_BEGUN_LATE,)
