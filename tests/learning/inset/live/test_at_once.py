"""Two windows, many phones, the same moment: one poll, one answer each, nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from learning import clock as instants
from learning.database import db, writing
from learning.errors import Refused
from learning.inset.live import services
from learning.inset.live.arriving import Sent
from learning.inset.live.queries import room_state
from learning.inset.live.rules import Action
from learning.inset.models import InsetSession, LiveRoom, Poll, PollAnswer, QuestionVote
from learning.web.library import library
from tests.cast import CAST
from tests.learning.inset.live.rooms import (
    FIRST,
    KEY,
    SEEN,
    a_session,
    an_open_room,
    ask,
    asked,
    phones,
    steps,
)

pytestmark = pytest.mark.database
AT_ONCE = 6


@pytest.fixture
def at_once(app):
    """Do these in transactions that begin together; what each raised, or None."""

    def together(*changes):
        barrier = Barrier(len(changes))

        def run(change):
            barrier.wait()
            try:
                with app.app_context(), writing():
                    change()
            except Refused as refused:
                return refused
            return None

        db.session.commit()
        with ThreadPoolExecutor(len(changes)) as pool:
            found = list(pool.map(run, changes))
        db.session.rollback()
        db.session.expire_all()
        return found

    return together


def _found(session_id):
    return db.session.get_one(InsetSession, session_id)


def _drives(session_id, made, step_key, action, key=KEY):
    def change():
        sent = Sent(key=key, step_key=step_key, action=Action(action))
        services.drive(_found(session_id), CAST.priya.id, sent, steps=made, library=library())

    return change


def test_a_room_opened_in_many_windows_is_one(app, clock, cast, at_once):
    session_id = a_session().id

    def opens(number):
        return lambda: services.open_room(_found(session_id), cast.priya.id, f"window-{number}")

    assert at_once(*(opens(number) for number in range(AT_ONCE))) == [None] * AT_ONCE
    assert db.session.query(LiveRoom).count() == 1


def test_a_question_asked_twice_at_once_is_one_poll(app, clock, at_once):
    row = an_open_room()
    session_id, made = row.id, steps(row)
    change = _drives(session_id, made, FIRST, "open_poll")
    assert at_once(*[change] * AT_ONCE) == [None] * AT_ONCE
    assert db.session.query(Poll).count() == 1


def test_two_questions_asked_at_once_leave_one_open(app, clock, at_once):
    row = an_open_room()
    session_id, made = row.id, steps(row)
    changes = [_drives(session_id, made, each, "open_poll") for each in (FIRST, SEEN) * 3]
    assert at_once(*changes) == [None] * AT_ONCE
    polls = db.session.scalars(select(Poll).order_by(Poll.number)).all()
    assert sum(each.closed_at is None for each in polls) == 1
    assert [each.number for each in polls] == list(range(1, len(polls) + 1))


def test_one_phone_that_answers_many_times_at_once_has_one_answer(app, clock, at_once):
    row = an_open_room()
    poll_id, session_id = asked(row).id, row.id
    options = [each.slug for each in room_state(row, "", instants.now()).poll.asked.options]
    key = phones(row, 1)[0]

    def answers(slug):
        return lambda: services.answer(_found(session_id), poll_id, key, [slug], instants.now())

    assert at_once(*(answers(each) for each in options * 2)) == [None] * AT_ONCE
    kept = db.session.scalars(select(PollAnswer)).all()
    assert len(kept) == 1
    assert kept[0].chosen in options


def test_many_phones_that_answer_at_once_are_all_there(app, clock, at_once):
    row = an_open_room()
    poll_id, session_id = asked(row).id, row.id
    slug = room_state(row, "", instants.now()).poll.asked.options[0].slug
    keys = phones(row, AT_ONCE)

    def answers(key):
        return lambda: services.answer(_found(session_id), poll_id, key, [slug], instants.now())

    assert at_once(*map(answers, keys)) == [None] * AT_ONCE
    assert set(db.session.scalars(select(PollAnswer.voter_key))) == set(keys)


def test_an_answer_and_the_closing_of_its_poll_agree_on_what_counts(app, clock, at_once):
    """An answer is stored, or its sender is told that it was not: never both, never neither."""
    row = an_open_room()
    poll_id, session_id, made = asked(row).id, row.id, steps(row)
    slug = room_state(row, "", instants.now()).poll.asked.options[0].slug
    keys = phones(row, AT_ONCE - 1)

    def answers(key):
        return lambda: services.answer(_found(session_id), poll_id, key, [slug], instants.now())

    found = at_once(*map(answers, keys), _drives(session_id, made, FIRST, "close_poll"))
    stored = sum(each is None for each in found[:-1])
    assert db.session.query(PollAnswer).count() == stored
    assert all(isinstance(each, services.PollClosed) for each in found[:-1] if each is not None)


def test_one_phone_that_votes_many_times_at_once_has_one_vote(app, clock, cast, at_once):
    row = an_open_room()
    session_id, (asker, voter) = row.id, phones(row, 2)
    question_id = ask(row, "Why?", asker).id
    changes = [lambda: services.vote(_found(session_id), question_id, voter)] * AT_ONCE
    assert at_once(*changes) == [None] * AT_ONCE
    assert db.session.query(QuestionVote).count() == 1


def test_a_question_sent_many_times_at_once_is_one(app, clock, at_once):
    row = an_open_room()
    session_id, key = row.id, phones(row, 1)[0]
    changes = [lambda: services.ask(_found(session_id), "Why?", key, "1" * 32)] * AT_ONCE
    assert at_once(*changes) == [None] * AT_ONCE
