"""What the demonstration tells of sessions and records is there, and reads as it is told."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.app import create_app
from learning.clock import LONDON
from learning.config import PROJECT
from learning.cpd.models import CpdEntry, ProtectedTime
from learning.cpd.rules import CpdKind
from learning.database import db, writing
from learning.demonstration import queries, services
from learning.inset.models import (
    Attendance,
    Booking,
    Evaluation,
    FollowUp,
    InsetSession,
    Poll,
    PollAnswer,
    RoomQuestion,
)
from learning.inset.rules import SessionKind, SessionState
from learning.people.models import Person
from learning.reflections.models import JointReflection
from learning.web.library import library
from tests.browser import Browser

CONCERN = "Say it early: from noticing to a concern"
BESIDE = "Beside the teacher, not instead"
BEGINNINGS = "Three ways to begin a lesson"
GROUPS = "Groups that end"
WALK = "What do pupils do in the first minute?"
COACHING = "Calmer transitions"
NOW = "Ten minutes on giving instructions"
TOLD = (
    select(InsetSession.title, InsetSession.starts_at, InsetSession.state, InsetSession.ended_at),
    select(Person.email, Attendance.arrived_at, Attendance.how, Attendance.minutes).join(
        Person, Person.id == Attendance.person_id
    ),
    select(Evaluation.useful, Evaluation.trying, Evaluation.helps, Evaluation.shares_words),
    select(FollowUp.weeks, FollowUp.tried, FollowUp.changed, FollowUp.shares_words),
    select(Person.email, Booking.state, Booking.said_at).join(
        Person, Person.id == Booking.person_id
    ),
    select(Poll.number, Poll.step_key, Poll.shown_at),
    select(PollAnswer.chosen, PollAnswer.answered_at),
    select(RoomQuestion.body, RoomQuestion.asked_at),
    select(ProtectedTime.day, ProtectedTime.minutes, ProtectedTime.used_minutes),
    select(CpdEntry.kind, CpdEntry.title, CpdEntry.happened_on, CpdEntry.minutes),
    select(JointReflection.topic, JointReflection.noticed, JointReflection.agreed),
)


def _make() -> None:
    with writing():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
        services.make(library())


@pytest.fixture
def demonstration(app, config, clock):
    """An application in demonstration mode, its trust made as the server makes it."""
    made = create_app(replace(config, demonstration=True, content_roots=(PROJECT / "modules",)))
    with made.app_context():
        _make()
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def be(demonstration):
    """`be("Priya")`: a browser in which one is somebody of the cast."""

    def chosen(name: str) -> Browser:
        browser = Browser(demonstration)
        browser.get("/demonstration")
        browser.submit(f"Be {name}")
        return browser

    return chosen


def _sessions(window):
    window.get("home.read_home")
    return window.follow("Sessions")


def _session(window, title):
    _sessions(window)
    return window.follow(title)


def _key(name: str) -> int:
    return next(each.person_id for each in queries.cast_members() if each.name == name)


def test_a_term_of_sessions_in_lists_and_results(be):
    priya = be("Priya")
    page = _sessions(priya)
    assert page.headings(2) == ["You lead", "Past"]
    led, past = _under(page, "You lead"), _under(page, "Past")
    assert led[0] == NOW
    assert "A predictable day" in led
    assert led.count(GROUPS) == 2, "a series"
    held = (CONCERN, BESIDE, BEGINNINGS, WALK, COACHING)
    assert set(held) <= set(past)
    states = set(db.session.scalars(select(InsetSession.state)))
    assert states == {SessionState.PLANNED, SessionState.ENDED, SessionState.CANCELLED}
    kinds = set(db.session.scalars(select(InsetSession.kind)))
    assert kinds == set(SessionKind) - {SessionKind.PEER_OBSERVATION}
    assert COACHING not in _sessions(be("Margaret")), "it is between two"
    assert "One song, the same every day." in _session(be("Rosa"), COACHING)
    _results_are_totals(be, CONCERN)


def _under(page, heading):
    """The sessions under a heading of the list, by title."""
    part = page.html[page.html.index(f">{heading}</h2>") :].split("</section>")[0]
    found = re.findall(r'<a href="/sessions/\d+">([^<]+)</a>', part)
    return [each.replace("&amp;", "&") for each in found]


def _results_are_totals(be, title):
    """With words of those who share them, and no name of anybody who was there."""
    for window in (be("Priya"), be("Margaret")):
        _session(window, title)
        page = window.follow("Results")
        assert "After six weeks" in page
        assert "After two weeks" in page
        assert page.table("How useful it was")
        assert "What was asked in the room" in page.headings(2)
        assert any("in their own words" in each for each in page.headings(2))
        there = select(Person.name).join(Attendance, Attendance.person_id == Person.id)
        main = page.region("main")[0]
        assert not [name for name in db.session.scalars(there) if name in main]


def test_home_asks_rosa_after_six_weeks_kwame_after_two_and_margaret_at_once(be):
    rosa, kwame, margaret = be("Rosa"), be("Kwame"), be("Margaret")
    rosa.get("home.read_home")
    page = rosa.follow(f"Did you try it? “{CONCERN}”, six weeks on")
    assert page.h1.startswith("Six weeks on")
    page = rosa.submit("Yes")
    assert "Kept." in page.notices[0]
    assert not [each for each in rosa.get("home.read_home").links if "Did you try" in each.text]
    kwame.get("home.read_home")
    page = kwame.follow(f"Did you try it? “{BESIDE}”, two weeks on")
    assert page.h1.startswith("Two weeks on")
    margaret.get("home.read_home")
    page = margaret.follow(f"What did you make of “{BEGINNINGS}”?")
    assert page.h1 == "What did you make of it?"


def test_one_place_more_goes_to_the_first_who_waits(be):
    priya = be("Priya")
    page = _sessions(priya)
    page = priya.get(next(each.path for each in page.links if each.text == GROUPS))
    assert "There are 6 places in the room." in page
    (going, waiting) = _who(page, "Coming"), _who(page, "Waiting, in this order")
    assert (len(going), len(waiting)) == (6, 3)
    priya.follow("Change")
    page = priya.submit("Save the change", places="7")
    assert _who(page, "Waiting, in this order") == waiting[1:]
    assert set(_who(page, "Coming")) == {*going, waiting[0]}


def _who(page, words):
    """The names behind what was said, in their order."""
    (found,) = re.findall(rf"<dt>{words}: \d+</dt><dd>([^<]*)</dd>", page.html)
    return found.split(", ")


def test_the_session_of_right_now_can_be_joined(be, clock):
    rosa = be("Rosa")
    page = rosa.get("home.read_home")
    assert NOW in page
    rosa.follow(f"Join {NOW}")
    rosa.submit("Join as Rosa Delgado")
    assert "You are on the attendance list as Rosa Delgado." in rosa.page
    row = db.session.scalars(select(InsetSession).where(InsetSession.title == NOW)).one()
    begins = row.starts_at.astimezone(LONDON)
    assert begins.minute % 15 == 0
    clock.shift(timedelta(minutes=20))
    priya = be("Priya")
    priya.get("home.read_home")
    page = priya.follow(f"Attendance {NOW}")
    assert "Rosa Delgado" in page
    assert "1 person on the list." in page


def test_records_hold_sessions_courses_and_protected_time(be):
    rosa = be("Rosa")
    rosa.get("home.read_home")
    page = rosa.follow("My record")
    kinds = {row["Kind"] for row in page.table("By kind")}
    assert {"INSET session", "Coaching", "Course", "Reading"} <= kinds
    assert "Certificates" in page.headings(2)
    page = rosa.follow("Protected time")
    assert "40 minutes went to something else" in page
    rosa.get("reflections.list_joint")
    page = rosa.follow("When does group work go well after lunch, and when not?")
    assert "Kwame Mensah changed it last" in page
    rosa.get("records.list_trainings")
    assert "Paediatric first aid" in rosa.page
    assert "SEND update for all staff" in rosa.page
    mine = select(CpdEntry.id).where(
        CpdEntry.person_id == _key("Rosa Delgado"), CpdEntry.kind == CpdKind.COACHING
    )
    be("Margaret").get(f"/record/entries/{db.session.scalars(mine).one()}", status=404)


def _told():
    """What the story holds, each kind in the order of its values: rows have none of their own."""
    return [sorted(db.session.execute(each).all(), key=repr) for each in TOLD]


def test_it_is_told_alike_every_time(demonstration):
    before = _told()
    _make()
    assert _told() == before
    assert all(before)
