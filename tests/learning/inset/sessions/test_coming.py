"""Who comes: places, those who wait, who moves up; and what is told to whom."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from learning.database import db, writing
from learning.errors import NotFound, Refused
from learning.inset.models import Booking, InsetSession
from learning.inset.rules import BookingState, SessionState
from learning.inset.sessions.coming import Answer, own_answer, promote, say
from learning.inset.sessions.services import change_session
from learning.people.models import GroupMember, Membership
from tests.cast import LEFT_ON
from tests.factories import a_person
from tests.learning.inset.sessions.preparing import a_plan, a_session, looking

A_MINUTE = timedelta(minutes=1)
GOING, WAITING = BookingState.GOING, BookingState.WAITING


def answer(member, row, said=Answer.COMING):
    with writing():
        return say(looking(member), row.id, said)


def state_of(row, member):
    own = own_answer(row, member.id)
    return own.state if own else None


def test_who_comes_first_has_the_place_and_the_next_waits(cast, app, clock):
    row = a_session(places=1)
    assert answer(cast.tom, row).state is GOING
    clock.shift(A_MINUTE)
    own = answer(cast.amina, row)
    assert (own.state, own.waits_behind) == (WAITING, 0)


def test_a_place_let_go_passes_on_at_once_to_who_waited_longest(cast, app, clock):
    row = a_session(places=1, is_for_everyone=True)
    for member in (cast.tom, cast.amina, cast.daniel):
        answer(member, row)
        clock.shift(A_MINUTE)
    assert own_answer(row, cast.daniel.id).waits_behind == 1
    answer(cast.tom, row, Answer.NOT_COMING)
    assert state_of(row, cast.amina) is GOING
    assert state_of(row, cast.daniel) is WAITING
    assert own_answer(row, cast.daniel.id).waits_behind == 0


def test_whoever_joins_remotely_takes_no_place_and_lets_theirs_go(cast, app, clock):
    row = a_session(places=1, joining_link="https://meet.example.org/a")
    answer(cast.tom, row)
    clock.shift(A_MINUTE)
    answer(cast.amina, row)
    assert answer(cast.tom, row, Answer.REMOTE).is_remote
    assert state_of(row, cast.amina) is GOING
    assert answer(cast.tom, row).state is WAITING


def test_saying_the_same_again_loses_nobody_their_turn(cast, app, clock):
    row = a_session(places=1, is_for_everyone=True)
    for member in (cast.tom, cast.amina, cast.daniel):
        answer(member, row)
        clock.shift(A_MINUTE)
    assert answer(cast.amina, row).waits_behind == 0
    assert answer(cast.tom, row).state is GOING


def test_more_places_are_filled_as_they_are_made(cast, app, clock):
    row = a_session(places=1)
    answer(cast.tom, row)
    clock.shift(A_MINUTE)
    answer(cast.amina, row)
    with writing():
        change_session(looking(cast.priya), row.id, a_plan(places=2), edition=1)
    assert state_of(row, cast.amina) is GOING


def test_fewer_places_than_come_are_refused_with_how_many_come(cast, app):
    row = a_session(places=2)
    for member in (cast.tom, cast.amina):
        answer(member, row)
    said = "2 people have said that they come, and there would be 1"
    with pytest.raises(Refused, match=said), writing():
        change_session(looking(cast.priya), row.id, a_plan(places=1), edition=1)


def test_whoever_has_left_takes_nobodys_place(cast, app, clock):
    row = a_session(places=1)
    answer(cast.tom, row)
    with writing():
        tom = db.session.get(Membership, cast.tom.membership_id)
        tom.ends_on = LEFT_ON
    assert answer(cast.amina, row).state is GOING


def test_remotely_only_where_there_is_a_link(cast, app):
    with pytest.raises(Refused, match="no link"):
        answer(cast.tom, a_session(), Answer.REMOTE)


def test_nobody_else_can_say_anything(cast, app):
    row = a_session()
    for member in (cast.daniel, cast.george, cast.ruth, cast.owen):
        with pytest.raises(NotFound):
            answer(member, row)


def test_who_is_no_longer_invited_can_still_say_that_they_cannot_come(cast, app):
    row = a_session()
    answer(cast.tom, row)
    with writing():
        db.session.execute(
            delete(GroupMember).where(GroupMember.membership_id == cast.tom.membership_id)
        )
    with pytest.raises(Refused, match="for others now"):
        answer(cast.tom, row)
    assert answer(cast.tom, row, Answer.NOT_COMING).state is BookingState.NOT_COMING


@pytest.mark.parametrize("state", [SessionState.ENDED, SessionState.CANCELLED])
def test_once_it_is_over_nothing_is_said(cast, app, state):
    row = a_session()
    with writing():
        db.session.get(InsetSession, row.id).state = state
    with pytest.raises(Refused):
        answer(cast.tom, row)


def test_two_at_once_never_have_the_last_place(cast, app, store):
    """Each in a thread and a connection of their own."""
    row = a_session(places=1, is_for_everyone=True)
    key = row.id
    people = [cast.tom, cast.amina, cast.daniel, cast.lena]
    db.session.rollback()
    start, failed = threading.Barrier(len(people)), []

    def come(member):
        with app.app_context():
            start.wait()
            try:
                with writing():
                    say(looking(member), key, Answer.COMING)
            except Exception as error:
                failed.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=come, args=(member,)) for member in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    states = db.session.scalars(select(Booking.state).where(Booking.inset_session_id == key)).all()
    assert sorted(states) == sorted([GOING, WAITING, WAITING, WAITING])


def test_promoting_twice_gives_nobody_a_second_place(cast, app):
    row = a_session(places=1)
    answer(cast.tom, row)
    with writing():
        row = db.session.get(InsetSession, row.id)
        assert promote(row) == ()


def test_the_page_tells_kindly_where_one_stands(browser, cast):
    row = a_session(places=1)
    tom, amina = browser.as_(cast.tom), browser.as_(cast.amina)
    tom.get("inset.read_session", session_id=row.id)
    assert "You are coming." in tom.submit("I’m coming").text
    amina.get("inset.read_session", session_id=row.id)
    page = amina.submit("I’m coming")
    assert "You are on the waiting list, and you are next." in page.text
    assert "Tom" not in page.text
    tom.submit("I can’t come")
    assert "You are coming." in amina.get("inset.read_session", session_id=row.id).text
    page = browser.as_(cast.priya).get("inset.read_session", session_id=row.id)
    assert "Coming: 1" in page.text


def test_a_governor_is_not_invited_with_everybody(browser, cast):
    a_person("Grace Hall")
    row = a_session(is_for_everyone=True)
    browser.as_(cast.george).get("inset.read_session", session_id=row.id, status=404)
    assert "Noticing first" not in browser.as_(cast.george).get("inset.list_sessions").text


def test_whoever_leads_it_is_not_asked_whether_they_come(browser, cast):
    row = a_session(is_for_everyone=True)
    page = browser.as_(cast.priya).get("inset.read_session", session_id=row.id)
    assert "I’m coming" not in page.buttons
    assert (
        "I’m coming"
        in browser.as_(cast.daniel).get("inset.read_session", session_id=row.id).buttons
    )
