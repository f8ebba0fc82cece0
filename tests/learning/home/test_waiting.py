"""What of one's own development Home names in a line."""

from datetime import date, datetime, timedelta

import pytest

from learning import clock as alongside_clock
from learning.database import db
from learning.home.waiting.lines import Kind
from learning.home.waiting.queries import waiting_for
from learning.people.models import Person
from learning.plans.rules import ActionKind, GoalState, PlanKind, PlanState
from tests.factories import some_progress
from tests.rows import add_row

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def row(table, **values):
    """A valid row with these values; its key."""
    db.session.rollback()
    with db.engine.begin() as connection:
        return add_row(connection, db.metadata.tables[table], **values)


def kinds(person):
    db.session.rollback()
    return [each.kind for each in waiting_for(person.id, TODAY)]


def a_round(person, *answers, **more):
    key = row(
        "audit_rounds", person_id=person.id, **{"completed_at": None, "statement_set": ""} | more
    )
    for position, answer in enumerate(answers):
        row(
            "ratings",
            round_id=key,
            position=position,
            statement_slug=f"s{position}",
            answer=answer,
            level=3 if answer == "rated" else None,
        )
    return key


def a_step(person, **more):
    state = more.pop("plan_state", PlanState.ACTIVE)
    goal_state = more.pop("goal_state", GoalState.OPEN)
    plan = row(
        "plans",
        person_id=person.id,
        kind=more.pop("plan_kind", PlanKind.OWN),
        state=state,
        heading="",
        next_review_on=more.pop("next_review_on", None),
        starts_on=TODAY,
        ends_on=None,
    )
    goal = row("goals", plan_id=plan, state=goal_state)
    usual = {"kind": ActionKind.OWN, "due_on": TODAY, "done_on": None, "dropped_on": None}
    row("plan_actions", goal_id=goal, **usual | more)
    return plan


def a_request(rater, owner, **more):
    ends_on, withdrawn_at = more.pop("ends_on", TODAY), more.pop("withdrawn_at", None)
    about = a_round(owner)
    share = row(
        "shares",
        owner_id=owner.id,
        with_person_id=rater.id,
        subject_kind="rating",
        subject_id=about,
        ends_on=ends_on,
        withdrawn_at=withdrawn_at,
    )
    usual = {"accepted_at": None, "declined_at": None, "finished_at": None}
    return row("rating_requests", rater_id=rater.id, round_id=about, share_id=share, **usual | more)


def test_nothing_waits_for_whoever_has_begun_nothing(cast):
    a_round(cast.tom)
    a_step(cast.tom)
    assert waiting_for(cast.amina.id, TODAY) == ()


def test_an_open_round_says_how_far_it_is(cast):
    key = a_round(cast.priya, "rated", "not_my_role", None, None)
    (line,) = waiting_for(cast.priya.id, TODAY)
    assert (line.kind, line.key, line.done, line.out_of) == (Kind.ROUND, key, 2, 4)


def test_a_finished_round_and_one_of_a_set_are_not_named(cast):
    a_round(cast.priya, "rated", completed_at=alongside_clock.now())
    a_round(cast.daniel, "rated", None, statement_set="aspiring")
    assert kinds(cast.priya) == kinds(cast.daniel) == []


@pytest.mark.parametrize(
    ("more", "is_named"),
    [
        ({}, True),
        ({"due_on": YESTERDAY}, True),
        ({"due_on": TOMORROW}, False),
        ({"due_on": None}, False),
        ({"done_on": YESTERDAY}, False),
        ({"dropped_on": YESTERDAY}, False),
        ({"goal_state": GoalState.DROPPED}, False),
        ({"plan_state": PlanState.CLOSED}, False),
        ({"plan_state": PlanState.DRAFT}, True),
    ],
)
def test_a_step_is_named_when_its_day_has_come(cast, more, is_named):
    a_step(cast.priya, **more)
    assert bool(kinds(cast.priya)) is is_named


def test_a_lesson_that_has_been_read_is_no_step_any_more(cast, db_session):
    a_step(cast.priya, kind=ActionKind.LESSON, module_slug="first-steps", lesson_slug="noticing")
    assert kinds(cast.priya) == [Kind.STEP]
    some_progress(cast.priya.id, done=True)
    db_session.commit()
    assert kinds(cast.priya) == []


def test_of_several_steps_the_earliest_is_named_and_the_others_are_counted(cast):
    a_step(cast.priya, text="Second")
    a_step(cast.priya, text="First", due_on=YESTERDAY, plan_kind=PlanKind.INCLUSION)
    (line,) = waiting_for(cast.priya.id, TODAY)
    assert (line.text, line.more, line.is_overdue) == ("First", 1, True)


@pytest.mark.parametrize(
    ("day", "state", "is_named"),
    [
        (TODAY, PlanState.ACTIVE, True),
        (YESTERDAY, PlanState.REVIEWED, True),
        (TOMORROW, PlanState.ACTIVE, False),
        (TODAY, PlanState.DRAFT, False),
        (TODAY, PlanState.CLOSED, False),
    ],
)
def test_a_review_is_named_when_its_day_has_come(cast, day, state, is_named):
    a_step(cast.priya, due_on=None, next_review_on=day, plan_state=state)
    assert kinds(cast.priya) == ([Kind.REVIEW] if is_named else [])


@pytest.mark.parametrize(
    ("more", "is_named"),
    [
        ({}, True),
        ({"accepted_at": datetime(2026, 11, 20, tzinfo=alongside_clock.LONDON)}, True),
        ({"declined_at": datetime(2026, 11, 20, tzinfo=alongside_clock.LONDON)}, False),
        ({"finished_at": datetime(2026, 11, 20, tzinfo=alongside_clock.LONDON)}, False),
        ({"ends_on": YESTERDAY}, False),
        ({"withdrawn_at": datetime(2026, 11, 20, tzinfo=alongside_clock.LONDON)}, False),
    ],
)
def test_whoever_is_asked_sees_who_asks_until_it_is_over(cast, more, is_named):
    a_request(cast.ruth, cast.priya, **more)
    lines = waiting_for(cast.ruth.id, TODAY)
    assert [line.text for line in lines] == (["Priya Nair"] if is_named else [])


def test_nobody_waits_for_an_answer_who_is_deactivated(cast, db_session):
    a_request(cast.ruth, cast.priya)
    db_session.get_one(Person, cast.priya.id).deactivated_at = alongside_clock.now()
    db_session.commit()
    assert kinds(cast.ruth) == []


def test_everything_at_once_is_one_statement(cast, statements):
    a_round(cast.ruth, None)
    a_step(cast.ruth, next_review_on=TODAY)
    a_request(cast.ruth, cast.priya)
    a_request(cast.ruth, cast.lena)
    an_invitation(cast.ruth, cast.lena)
    with statements() as counted:
        lines = waiting_for(cast.ruth.id, TODAY)
    kinds_of_lines = [Kind.INVITATION, Kind.REQUEST, Kind.REVIEW, Kind.ROUND, Kind.STEP]
    assert [line.kind for line in lines] == kinds_of_lines
    assert lines[1].more == 1
    assert len(counted) == 1


def an_invitation(person, by, **more):
    usual = {"expires_on": TODAY, "words": "You waited."}
    row("nominations", person_id=person.id, nominated_by_id=by.id, **usual | more)


def test_an_invitation_is_one_line_that_says_nothing_of_what_it_is(cast):
    an_invitation(cast.tom, cast.helen)
    an_invitation(cast.tom, cast.priya)
    an_invitation(cast.amina, cast.priya, expires_on=YESTERDAY)
    db.session.rollback()
    (line,) = waiting_for(cast.tom.id, TODAY)
    assert (line.kind, line.text, line.day) == (Kind.INVITATION, "", None)
    assert waiting_for(cast.amina.id, TODAY) == ()
