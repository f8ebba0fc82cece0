from datetime import UTC, date, datetime, timedelta

import pytest

from learning.database import db
from learning.inset.following.queries import follow_ups_due, to_answer
from learning.inset.models import FollowUp
from learning.inset.rules import SessionKind, SessionState
from learning.people.models import Leave, Membership, Person
from tests.cast import MARSH_LANE_ID, TRUST_ID
from tests.learning.inset.following.after import THURSDAY, a_session, says, tells, there

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

DAY = date(2026, 11, 19)


def asked(person, day):
    return [each.what for each in to_answer(person.id, day)]


def after(days):
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "what"),
    [
        (-1, []),
        (0, ["evaluation"]),
        (13, ["evaluation"]),
        (14, ["evaluation", 2]),
        (41, ["evaluation", 2]),
        (42, ["evaluation", 6]),
        (43, [6]),
        (69, [6]),
        (70, []),
    ],
)
def test_each_thing_is_asked_in_its_time(cast, days, what):
    there(a_session(), cast.amina.id)
    assert asked(cast.amina, after(days)) == what


def test_it_says_of_which_session_and_since_when(cast):
    session = a_session()
    there(session, cast.amina.id)
    evaluation, follow_up = to_answer(cast.amina.id, after(14))
    assert (evaluation.session_id, evaluation.title) == (session.id, "Looking closely")
    assert (evaluation.since, follow_up.since) == (DAY, after(14))


@pytest.mark.parametrize(
    ("starts_at", "day"),
    [
        (datetime(2026, 10, 11, 23, 30, tzinfo=UTC), date(2026, 10, 12)),
        (datetime(2026, 10, 24, 22, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2028, 2, 15, 9, 0, tzinfo=UTC), date(2028, 2, 15)),
    ],
)
def test_days_are_those_of_london_whatever_the_clocks_do(cast, starts_at, day):
    there(a_session(starts_at=starts_at), cast.amina.id)
    assert 2 not in asked(cast.amina, day + timedelta(days=13))
    assert 2 in asked(cast.amina, day + timedelta(days=14))
    assert 2 in asked(cast.amina, day + timedelta(days=41))
    assert 6 in asked(cast.amina, day + timedelta(days=42))


def test_what_was_said_or_put_aside_is_not_asked_again(cast, db_session):
    session = a_session()
    mine = there(session, cast.amina.id)
    says(mine)
    tells(mine, 2)
    assert asked(cast.amina, after(14)) == []
    assert asked(cast.amina, after(42)) == [6]
    db_session.add(FollowUp(attendance_id=mine.id, weeks=6, put_aside_at=THURSDAY))
    db_session.commit()
    assert asked(cast.amina, after(42)) == []


@pytest.mark.parametrize(
    ("state", "days", "is_asked"),
    [
        (SessionState.OPEN, 0, False),
        (SessionState.OPEN, 1, True),
        (SessionState.ENDED, 0, True),
        (SessionState.PLANNED, 1, False),
        (SessionState.CANCELLED, 1, False),
    ],
)
def test_home_asks_once_it_is_over_or_was_forgotten_to_be_ended(cast, state, days, is_asked):
    there(a_session(state=state), cast.amina.id)
    assert bool(asked(cast.amina, after(days))) is is_asked


def test_whoever_was_not_there_or_was_taken_off_is_asked_nothing(cast):
    session = a_session()
    there(session, cast.amina.id, withdrawn_at=THURSDAY)
    assert asked(cast.amina, DAY) == asked(cast.tom, DAY) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_asked"),
    [
        (DAY, None, False),
        (DAY, DAY, False),
        (DAY - timedelta(days=9), DAY - timedelta(days=1), True),
        (DAY + timedelta(days=1), None, True),
    ],
)
def test_nobody_on_leave_is_asked(cast, db_session, starts_on, ends_on, is_asked):
    there(a_session(), cast.amina.id)
    db_session.add(
        Leave(membership_id=cast.amina.membership_id, starts_on=starts_on, ends_on=ends_on)
    )
    db_session.commit()
    assert bool(asked(cast.amina, DAY)) is is_asked


def test_whoever_has_left_the_school_is_asked_nothing(cast, db_session):
    there(a_session(), cast.amina.id, cast.owen.id)
    assert asked(cast.owen, DAY) == []
    db_session.get_one(Membership, cast.amina.membership_id).ends_on = DAY
    db_session.commit()
    assert asked(cast.amina, DAY) == ["evaluation"]
    assert asked(cast.amina, after(14)) == []


def test_a_colleague_of_another_school_who_came_is_asked(cast, db_session):
    there(a_session(), cast.ruth.id)
    assert asked(cast.ruth, DAY) == ["evaluation"]
    db_session.add(Leave(membership_id=cast.ruth.membership_id, starts_on=DAY, ends_on=None))
    db_session.commit()
    assert asked(cast.ruth, DAY) == []


def test_whoever_left_one_school_and_works_at_another_is_asked_of_the_trusts_alone(
    cast, db_session
):
    """Lena works at Marsh Lane, and did at Seaview."""
    there(a_session(), cast.lena.id)
    there(a_session(organisation_id=TRUST_ID, title="Of the trust"), cast.lena.id)
    db_session.get_one(Membership, 12).ends_on = DAY - timedelta(days=1)
    db_session.commit()
    (line,) = to_answer(cast.lena.id, DAY)
    assert line.title == "Of the trust"


def test_everything_at_once_is_one_statement(cast, statements):
    for _ in range(3):
        there(a_session(), cast.amina.id)
    db.session.rollback()
    with statements() as counted:
        assert len(to_answer(cast.amina.id, after(20))) == 6
    assert len(counted) == 1


def test_reminders_know_everybody_of_whom_a_follow_up_is_due(cast, db_session):
    session = a_session(kind=SessionKind.COACHING)
    mine = there(session, cast.amina.id)
    there(session, cast.tom.id)
    away = a_session(organisation_id=MARSH_LANE_ID, led_by_id=cast.lena.id)
    there(away, cast.ruth.id, withdrawn_at=THURSDAY)
    db_session.get_one(Person, cast.tom.id).deactivated_at = THURSDAY
    db_session.commit()
    assert follow_ups_due(after(13)) == ()
    (due,) = follow_ups_due(after(14))
    assert (due.person_id, due.attendance_id, due.weeks) == (cast.amina.id, mine.id, 2)
    assert (due.email, due.kind) == (cast.amina.email, SessionKind.COACHING)
