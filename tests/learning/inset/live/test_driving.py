from datetime import timedelta

import pytest
from sqlalchemy import select

from learning import clock as instants
from learning.database import db, writing
from learning.errors import Refused
from learning.inset.live import services
from learning.inset.live.queries import open_poll, presented_room, room_state
from learning.inset.models import LiveRoom, Poll
from learning.inset.rules import SessionState
from learning.journal.models import Event
from learning.journal.rules import Verb
from tests.learning.inset.live.rooms import (
    CYCLE,
    DOOR,
    FIRST,
    KEY,
    SEEN,
    a_session,
    an_open_room,
    answer,
    ask,
    asked,
    drive,
    end,
    key_of,
    phones,
    room,
)

pytestmark = pytest.mark.database


def state(row):
    return room_state(row, "", instants.now())


def test_opening_a_room_opens_its_session_and_is_journalled_once(clock, cast, app):
    row = a_session()
    for _ in range(2):
        with writing():
            services.open_room(row, cast.priya.id, KEY)
    assert (row.state, row.opened_at) == (SessionState.OPEN, instants.now())
    assert db.session.query(LiveRoom).count() == 1
    entries = db.session.scalars(select(Event).where(Event.verb == Verb.OPENED_SESSION)).all()
    assert [each.subject_key for each in entries] == [str(row.id)]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"state": SessionState.CANCELLED}, "cancelled"),
        ({"state": SessionState.ENDED}, "has ended"),
    ],
)
def test_a_room_of_a_session_that_is_over_is_not_opened(app, clock, cast, more, words):
    with pytest.raises(Refused, match=words), writing():
        services.open_room(a_session(**more), cast.priya.id, KEY)


@pytest.mark.parametrize(
    ("minutes", "words"), [(-46, "can be opened from 09:01"), (181, "long over")]
)
def test_a_room_is_opened_around_its_time_only(app, clock, cast, minutes, words):
    row = a_session(starts_at=instants.now() + timedelta(minutes=-minutes))
    with pytest.raises(Refused, match=words), writing():
        services.open_room(row, cast.priya.id, KEY)
    assert db.session.query(LiveRoom).count() == 0


def test_moving_on_is_a_new_version_and_staying_is_none(app, clock):
    row = an_open_room()
    before = state(row).version
    drive(row, FIRST)
    moved = state(row)
    assert moved.version > before
    assert (moved.step_key, moved.step) == (FIRST, presented_room(row).step)
    drive(row, FIRST)
    drive(row)
    assert state(row).version == moved.version


def test_a_step_that_is_not_of_the_session_is_refused(app, clock):
    row = an_open_room()
    with pytest.raises(Refused, match="not part of the session any more"):
        drive(row, "made-up")
    assert state(row).step_key == ""


def test_a_second_window_does_not_drive_and_is_told_who_presents(app, clock):
    row = an_open_room()
    with pytest.raises(services.AnotherPresents, match="Priya Nair is presenting") as other:
        drive(row, FIRST, key="another")
    assert other.value.presenter == "Priya Nair"


def test_who_takes_over_drives_and_the_first_follows(app, clock, cast):
    row = an_open_room()
    drive(row, FIRST)
    drive(row, SEEN, "take_over", key="another")
    assert presented_room(row).presenter_key == "another"
    with pytest.raises(services.AnotherPresents):
        drive(row, FIRST)
    assert state(row).step_key == SEEN


def test_nobody_drives_what_was_not_opened(app, clock):
    row = a_session()
    with pytest.raises(services.AnotherPresents, match="not been opened") as other:
        drive(row, FIRST)
    assert other.value.presenter == ""


def test_taking_over_opens_what_was_not(app, clock):
    row = a_session()
    drive(row, FIRST, "take_over")
    assert row.state is SessionState.OPEN
    assert state(row).step_key == FIRST


def test_a_session_that_has_ended_is_not_driven_any_more(app, clock):
    row = an_open_room()
    end(row)
    with pytest.raises(Refused, match="has ended"):
        drive(row, FIRST)
    with pytest.raises(Refused, match="has ended"):
        drive(row, FIRST, "take_over", key="another")


def test_a_poll_is_a_copy_of_the_question_as_it_stood(app, clock, library):
    row = an_open_room()
    poll = asked(row, FIRST)
    check = library.module("first-steps").lesson("noticing").check
    assert poll.fingerprint == check.fingerprint
    assert (poll.module_slug, poll.lesson_slug) == ("first-steps", "noticing")
    assert poll.question_slug == "first"
    assert "What comes first" in poll.body


def test_opening_twice_is_one_poll_and_opening_another_closes_the_first(app, clock):
    row = an_open_room()
    first = asked(row, FIRST)
    version = state(row).version
    assert asked(row, FIRST).id == first.id
    assert state(row).version == version
    second = asked(row, SEEN)
    db.session.refresh(first)
    assert first.closed_at is not None
    assert open_poll(row.id).id == second.id
    assert [each.number for each in db.session.scalars(select(Poll).order_by(Poll.id))] == [1, 2]


def test_asked_again_it_is_another_poll(app, clock):
    row = an_open_room()
    first = asked(row, FIRST)
    drive(row, None, "close_poll")
    assert asked(row, FIRST).id != first.id


def test_what_is_for_talking_is_not_asked(app, clock):
    row = an_open_room()
    with pytest.raises(Refused, match="for talking"):
        drive(row, CYCLE, "open_poll")
    assert open_poll(row.id) is None


def test_a_choice_of_a_scenario_is_asked(app, clock):
    row = an_open_room()
    assert asked(row, DOOR).fingerprint == ""
    assert len(state(row).poll.asked.options) == 2


def test_closing_twice_is_as_once(app, clock):
    row = an_open_room()
    asked(row)
    drive(row, None, "close_poll")
    version = state(row).version
    drive(row, None, "close_poll")
    assert state(row).version == version


def test_the_room_sees_a_chart_once_it_is_shown_and_showing_closes(app, clock):
    row = an_open_room()
    poll = asked(row)
    one, two = phones(row, 2)
    right = state(row).poll.asked.options[0]
    answer(row, poll, one, right.slug)
    answer(row, poll, two, right.slug)
    assert state(row).poll.counts == ()
    assert presented_room(row).polls[0].counts == (2, 0, 0)
    drive(row, None, "close_poll")
    closed = state(row).closed
    assert (closed.id, closed.counts, closed.answers) == (poll.id, (), 0)
    drive(row, None, "show_poll")
    shown = state(row).shown
    assert (shown.id, shown.counts, shown.answers) == (poll.id, (2, 0, 0), 2)
    assert state(row).closed is None


def test_showing_what_is_still_open_closes_it(app, clock):
    row = an_open_room()
    asked(row)
    drive(row, None, "show_poll")
    assert state(row).poll is None
    assert state(row).shown is not None


def test_a_chart_stands_at_its_step_alone(app, clock):
    row = an_open_room()
    asked(row)
    drive(row, None, "show_poll")
    drive(row, SEEN)
    assert state(row).shown is None
    drive(row, FIRST)
    assert state(row).shown is not None


def test_an_open_poll_stays_open_when_the_presenter_moves_on(app, clock):
    row = an_open_room()
    poll = asked(row)
    drive(row, SEEN)
    assert state(row).poll.id == poll.id
    assert [each.id for each in presented_room(row).polls] == [poll.id]


def test_nothing_is_shown_where_nothing_was_asked(app, clock):
    row = an_open_room()
    with pytest.raises(Refused, match="asked nothing"):
        drive(row, FIRST, "show_poll")


def test_the_timer_runs_rests_goes_on_and_stops(app, clock):
    row = an_open_room()
    drive(row, None, "start_timer", seconds=120)
    assert state(row).timer.ends_at == instants.now() + timedelta(seconds=120)
    clock.shift(30)
    drive(row, None, "pause_timer")
    assert state(row).timer.left == 90
    drive(row, None, "start_timer")
    assert state(row).timer.ends_at == instants.now() + timedelta(seconds=90)
    drive(row, None, "stop_timer")
    assert state(row).timer == state(row).timer.__class__()
    with pytest.raises(Refused, match="how long"):
        drive(row, None, "start_timer")


def test_questions_from_the_room_are_taken_or_not(app, clock):
    row = an_open_room()
    assert state(row).takes_questions
    drive(row, None, "stop_questions")
    assert not state(row).takes_questions
    drive(row, None, "take_questions")
    assert state(row).takes_questions


def test_a_question_is_answered_or_hidden_by_whoever_presents(app, clock, cast):
    row = an_open_room()
    first = ask(row, "Why?", key_of(row, cast.amina.id))
    second = ask(row, "How?", key_of(row, cast.tom.id), "2" * 32)
    drive(row, None, "answer_question", question_id=first.id)
    assert [each.is_answered for each in state(row).questions] == [False, True]
    drive(row, None, "hide_question", question_id=second.id)
    assert [each.id for each in state(row).questions] == [first.id]


@pytest.mark.parametrize("question_id", [None, 999_999])
def test_a_question_that_is_not_there_is_refused(app, clock, question_id):
    row = an_open_room()
    with pytest.raises(Refused):
        drive(row, None, "hide_question", question_id=question_id)


def test_a_question_of_another_session_is_refused(app, clock, cast):
    other = an_open_room(join_code="another", form_id="e" * 32)
    question = ask(other, "Why?", key_of(other, cast.amina.id))
    with pytest.raises(Refused, match="not there"):
        drive(an_open_room(), None, "hide_question", question_id=question.id)


def test_the_end_is_another_version_though_the_room_was_not_touched(app, clock):
    row = an_open_room()
    asked(row)
    drive(row, None, "start_timer", seconds=60)
    before = state(row)
    version = room(row).version
    end(row)
    after = state(row)
    assert after.version != before.version
    assert room(row).version == version
    assert (after.is_open, after.poll, after.timer.ends_at) == (False, None, None)
    assert open_poll(row.id) is None
