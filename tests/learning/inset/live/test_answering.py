from datetime import timedelta

import pytest
from sqlalchemy import select

from learning import clock as instants
from learning.database import db, writing
from learning.drafts.free_text import MayNamePupil
from learning.errors import NotFound, Refused
from learning.inset.live import services
from learning.inset.live.phones import phone_room
from learning.inset.live.queries import presented_room, room_state
from learning.inset.live.services import PollClosed
from learning.inset.models import PollAnswer, QuestionVote, RoomQuestion
from tests.learning.inset.live.rooms import (
    CODE,
    SEEN,
    WHO,
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


def options(row):
    return [each.slug for each in room_state(row, "", instants.now()).poll.asked.options]


def cast_vote(row, question, voter_key, **more):
    with writing():
        services.vote(row, question.id, voter_key, **more)


def test_one_voice_each_and_the_last_answer_counts(app, clock, cast):
    row = an_open_room()
    poll = asked(row)
    first, second = options(row)[:2]
    key = key_of(row, cast.amina.id)
    answer(row, poll, key, first)
    answer(row, poll, key, first)
    answer(row, poll, key, second)
    assert [each.chosen for each in db.session.scalars(select(PollAnswer))] == [second]
    assert room_state(row, key, instants.now()).poll.chosen == (second,)


def test_an_answer_is_news_to_nobody_else(app, clock, cast):
    row = an_open_room()
    poll = asked(row)
    version = room(row).version
    answer(row, poll, key_of(row, cast.amina.id), options(row)[0])
    db.session.expire_all()
    assert room(row).version == version


def test_storing_an_answer_takes_two_statements(app, clock, cast, statements):
    row = an_open_room()
    poll_id, choice, key = asked(row).id, options(row)[0], key_of(row, cast.amina.id)
    as_phones_know_it = phone_room(CODE, cast.amina.id)
    with statements() as counted, writing():
        services.answer(as_phones_know_it, poll_id, key, [choice], instants.now())
    assert len(counted) == 2


def test_several_and_words_are_kept(app, clock, cast):
    row = an_open_room()
    poll = asked(row, SEEN)
    first, second = options(row)[:2]
    key = key_of(row, cast.amina.id)
    answer(row, poll, key, first, second)
    assert room_state(row, key, instants.now()).poll.chosen == (first, second)
    poll = asked(row, WHO)
    answer(row, poll, key, " Governors ")
    assert room_state(row, key, instants.now()).poll.chosen == ("Governors",)
    assert presented_room(row).polls[0].counts == (1, 0)


def test_an_answer_that_comes_late_is_told_what_was_asked(app, clock, cast):
    row = an_open_room()
    poll = asked(row)
    choice = options(row)[0]
    asked(row, SEEN)
    with pytest.raises(PollClosed, match=r"closed at 09:00.*“What comes first\?”") as late:
        answer(row, poll, key_of(row, cast.amina.id), choice)
    assert late.value.poll_id == poll.id
    assert db.session.query(PollAnswer).count() == 0


def test_an_answer_to_another_question_is_refused(app, clock, cast):
    row = an_open_room()
    asked(row)
    choice = options(row)[0]
    other = asked(row, SEEN)
    with pytest.raises(Refused, match="answers that are shown"):
        answer(row, other, key_of(row, cast.amina.id), choice)


def test_an_answer_after_the_end_is_refused(app, clock, cast):
    row = an_open_room()
    poll = asked(row)
    choice = options(row)[0]
    key = key_of(row, cast.amina.id)
    end(row)
    with pytest.raises(Refused, match="has ended"):
        answer(row, poll, key, choice)


@pytest.mark.parametrize("poll_id", [0, -1, 999_999, 2**31, 2**70])
def test_a_poll_that_is_not_there_is_refused(app, clock, cast, poll_id):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    with pytest.raises(Refused, match="not part of this session"), writing():
        services.answer(row, poll_id, key, ["x"], instants.now())


def test_a_poll_of_another_session_is_refused(app, clock, cast):
    other = an_open_room(join_code="another", form_id="e" * 32)
    poll = asked(other)
    row = an_open_room()
    with pytest.raises(Refused, match="not part of this session"):
        answer(row, poll, key_of(row, cast.amina.id), options(other)[0])


def test_a_question_from_the_room_has_no_name_and_is_news(app, clock, cast):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    before = room(row).version
    made = ask(row, "  What about\nsupply   teachers? ", key)
    assert made.body == "What about supply teachers?"
    db.session.expire_all()
    assert room(row).version == before + 1
    mine = room_state(row, key, instants.now()).questions[0]
    theirs = room_state(row, key_of(row, cast.tom.id), instants.now()).questions[0]
    assert (mine.is_own, theirs.is_own) == (True, False)


def test_a_question_sent_twice_is_one(app, clock, cast):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    assert ask(row, "Why?", key).id == ask(row, "Why?", key).id
    assert db.session.query(RoomQuestion).count() == 1


@pytest.mark.parametrize("words", ["", "  ", "x" * 301, "\x00"])
def test_no_words_or_too_many_are_no_question(app, clock, cast, words):
    row = an_open_room()
    with pytest.raises(Refused):
        ask(row, words, key_of(row, cast.amina.id))


def test_a_phone_asks_slowly_and_not_for_ever(app, clock, cast):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    ask(row, "One?", key, f"{1:032x}")
    with pytest.raises(Refused, match="Please wait 20 seconds"):
        ask(row, "Two?", key, f"{2:032x}")
    ask(row, "Mine?", key_of(row, cast.tom.id), f"{3:032x}")
    for each in range(4, 13):
        clock.shift(timedelta(seconds=20))
        ask(row, "More?", key, f"{each:032x}")
    clock.shift(timedelta(seconds=20))
    with pytest.raises(Refused, match="10 questions"):
        ask(row, "More?", key, "a" * 32)


def test_a_question_that_may_name_a_pupil_warns_first(app, clock, cast):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    with pytest.raises(MayNamePupil):
        ask(row, "What of UPN A123456789012?", key)
    assert ask(row, "What of UPN A123456789012?", key, names_no_pupil=True).id


def test_questions_wait_until_they_are_taken(app, clock, cast):
    row = an_open_room()
    drive(row, None, "stop_questions")
    with pytest.raises(Refused, match="not being taken"):
        ask(row, "Why?", key_of(row, cast.amina.id))


def test_nothing_is_asked_of_a_session_that_is_not_open(app, clock, cast):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    end(row)
    with pytest.raises(Refused, match="has ended"):
        ask(row, "Why?", key)
    with pytest.raises(Refused, match="not been opened"):
        ask(a_session(join_code="another", form_id="e" * 32), "Why?", key)


def test_a_vote_counts_once_and_can_be_taken_back(app, clock, cast):
    row = an_open_room()
    first = ask(row, "Why?", key_of(row, cast.amina.id))
    second = ask(row, "How?", key_of(row, cast.tom.id), "2" * 32)
    voter = phones(row, 1)[0]
    cast_vote(row, second, voter)
    cast_vote(row, second, voter)
    seen = room_state(row, voter, instants.now()).questions
    assert [(each.id, each.votes, each.has_voted) for each in seen] == [
        (second.id, 1, True),
        (first.id, 0, False),
    ]
    cast_vote(row, second, voter, wants=False)
    assert db.session.query(QuestionVote).count() == 0


def test_nobody_votes_for_their_own(app, clock, cast):
    row = an_open_room()
    key = key_of(row, cast.amina.id)
    with pytest.raises(Refused, match="your own question"):
        cast_vote(row, ask(row, "Why?", key), key)


def test_votes_are_news_as_long_as_they_are_few(app, clock, cast):
    row = an_open_room()
    question = ask(row, "Why?", key_of(row, cast.amina.id))
    before = room(row).version
    for voter in phones(row, 12):
        cast_vote(row, question, voter)
    db.session.expire_all()
    assert room(row).version == before + 6
    assert presented_room(row).questions[0].votes == 12


def test_a_hidden_question_takes_no_votes(app, clock, cast):
    row = an_open_room()
    question = ask(row, "Why?", key_of(row, cast.amina.id))
    drive(row, None, "hide_question", question_id=question.id)
    with pytest.raises(NotFound):
        cast_vote(row, question, phones(row, 1)[0])


def test_a_question_of_another_session_takes_no_votes(app, clock, cast):
    other = an_open_room(join_code="another", form_id="e" * 32)
    question = ask(other, "Why?", key_of(other, cast.amina.id))
    row = an_open_room()
    with pytest.raises(NotFound):
        cast_vote(row, question, phones(row, 1)[0])
