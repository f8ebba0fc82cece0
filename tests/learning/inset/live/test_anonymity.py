"""Who answered what: nobody’s to know. For a day it could be worked out, and then it cannot."""

from datetime import timedelta

import pytest
from sqlalchemy import Enum, String, func, select

from learning import clock as instants
from learning.database import Model, db, writing
from learning.errors import Refused
from learning.inset import personal_data
from learning.inset.live import services
from learning.inset.live.forgetting import forget_when_due, sessions_to_forget
from learning.inset.live.queries import presented_room, room_state
from learning.inset.models import LiveRoom, PollAnswer, QuestionVote, RoomQuestion
from learning.inset.rules import SessionState
from tests.learning.inset.live.rooms import (
    FIRST,
    KEY,
    SEEN,
    an_open_room,
    answer,
    ask,
    asked,
    drive,
    end,
    key_of,
    room,
)

pytestmark = pytest.mark.database
A_DAY = timedelta(days=1)


def a_room_that_answered(cast, clock):
    """Amina and Tom answered two questions; Amina asked one and Tom voted for it."""
    row = an_open_room()
    for step in (FIRST, SEEN):
        poll = asked(row, step)
        options = room_state(row, "", instants.now()).poll.asked.options
        for person in (cast.amina, cast.tom):
            answer(row, poll, key_of(row, person.id), options[person.id % 2].slug)
            clock.shift(1)
    question = ask(row, "What about supply teachers?", key_of(row, cast.amina.id))
    with writing():
        services.vote(row, question.id, key_of(row, cast.tom.id))
    return row


def forget():
    with writing():
        return services.forget_voters(instants.now())


def test_one_person_on_two_devices_is_one_voice_and_two_rooms_know_nothing_of_each_other(
    app, clock, cast
):
    row = an_open_room()
    other = an_open_room(join_code="another", form_id="e" * 32)
    assert key_of(row, cast.amina.id) == key_of(row, cast.amina.id)
    assert key_of(row, cast.amina.id) != key_of(other, cast.amina.id)
    assert key_of(row, cast.amina.id) != key_of(row, cast.tom.id)
    assert services.voter_key_of(room(row), token="1") != key_of(row, 1)


def test_a_voter_is_a_person_or_a_phone(app, clock):
    row = an_open_room()
    with pytest.raises(ValueError, match="a person or a phone"):
        services.voter_key_of(room(row))
    with pytest.raises(ValueError, match="a person or a phone"):
        services.voter_key_of(room(row), person_id=1, token="x")


def test_no_column_of_a_room_names_a_voter():
    """Whoever adds a column that leads to a person has to think again."""
    for table in (PollAnswer, QuestionVote, RoomQuestion):
        pointed = {
            key.column.table.name
            for column in Model.metadata.tables[table.__tablename__].columns
            for key in column.foreign_keys
        }
        assert pointed <= {"polls", "inset_sessions", "room_questions"}


def test_a_day_after_the_end_the_salt_is_gone(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    end(row)
    clock.shift(A_DAY - timedelta(minutes=1))
    assert forget() == 0
    clock.shift(timedelta(minutes=1))
    assert forget() == 1
    assert room(row).salt is None
    assert forget() == 0
    with pytest.raises(Refused, match="belongs to nobody"):
        key_of(row, cast.amina.id)


def test_then_no_key_leads_anywhere_and_no_two_answers_belong_together(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    keys = {key_of(row, each.id) for each in (cast.amina, cast.tom)}
    counts = presented_room(row).polls
    end(row)
    clock.shift(A_DAY)
    forget()
    kept = [
        *db.session.scalars(select(PollAnswer.voter_key)),
        *db.session.scalars(select(QuestionVote.voter_key)),
    ]
    assert len(set(kept)) == len(kept) == 5
    assert not keys & set(kept)
    assert set(db.session.scalars(select(RoomQuestion.voter_key))) == {""}
    assert [each.counts for each in presented_room(row).polls[:1]] == [
        each.counts for each in counts[:1]
    ]


def test_then_no_time_tells_who_was_first(app, clock, cast):
    row = an_open_room()
    poll = asked(row)
    option = room_state(row, "", instants.now()).poll.asked.options[0].slug
    for person in cast.everybody[:4]:
        clock.shift(timedelta(seconds=7))
        answer(row, poll, key_of(row, person.id), option)
    end(row)
    clock.shift(A_DAY)
    forget()
    times = db.session.execute(select(PollAnswer.answered_at, PollAnswer.created_at)).all()
    assert {each for row in times for each in row} == {poll.opened_at}


def test_then_no_text_anywhere_in_the_database_is_a_voters_key(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    keys = {key_of(row, each.id) for each in (cast.amina, cast.tom)} | {room(row).salt}
    end(row)
    clock.shift(A_DAY)
    forget()
    for table in Model.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String) and not isinstance(column.type, Enum):
                found = db.session.scalar(
                    select(func.count()).select_from(table).where(column.in_(keys))
                )
                assert not found, column


def test_a_session_that_nobody_ended_is_forgotten_all_the_same(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    clock.shift(timedelta(hours=37))
    assert sessions_to_forget(instants.now()) == []
    clock.shift(timedelta(hours=1))
    assert sessions_to_forget(instants.now()) == [row.id]


def test_the_work_that_waits_for_a_time_forgets_and_writes_only_then(app, clock, cast, statements):
    row = a_room_that_answered(cast, clock)
    end(row)
    with statements() as counted:
        assert forget_when_due() == 0
    assert (len(counted), counted.writes) == (1, [])
    clock.shift(A_DAY)
    assert forget_when_due() == 1
    assert room(row).salt is None


def test_one_that_was_cancelled_is_forgotten_too(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    row.state, row.cancelled_at = SessionState.CANCELLED, instants.now()
    db.session.commit()
    clock.shift(A_DAY)
    assert forget() == 1


def test_the_next_room_that_opens_forgets_the_last(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    end(row)
    clock.shift(A_DAY)
    an_open_room(join_code="another", form_id="e" * 32)
    assert room(row).salt is None


def test_a_session_that_goes_on_later_has_new_keys(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    before = key_of(row, cast.amina.id)
    end(row)
    clock.shift(A_DAY)
    forget()
    row.state, row.ended_at = SessionState.OPEN, None
    db.session.commit()
    with writing():
        services.open_room(row, cast.priya.id, KEY)
    assert key_of(row, cast.amina.id) != before


def test_leaders_get_counts_and_no_keys(app, clock, browser, cast):
    row = a_room_that_answered(cast, clock)
    drive(row, FIRST)
    told = browser.as_(cast.helen).fetch(f"/sessions/{row.id}/live.json").get_data(as_text=True)
    for person in (cast.amina, cast.tom):
        assert key_of(row, person.id) not in told
        assert person.name not in told
    assert room(row).salt not in told
    assert "voter" not in told


def test_a_phone_sees_nothing_of_what_others_chose_before_it_is_shown(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    seen = room_state(row, key_of(row, cast.amina.id), instants.now())
    assert (seen.poll.counts, seen.poll.answers, seen.shown) == ((), 0, None)


def test_for_a_day_a_person_takes_what_is_theirs_along_and_then_there_is_nothing(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    mine = personal_data.export(cast.amina.id)
    assert [each["question"] for each in mine["answers_in_rooms"]] == ["first", "seen"]
    assert [each["body"] for each in mine["questions_in_rooms"]] == ["What about supply teachers?"]
    end(row)
    clock.shift(A_DAY)
    forget()
    mine = personal_data.export(cast.amina.id)
    assert (mine["answers_in_rooms"], mine["questions_in_rooms"]) == ([], [])
    assert personal_data.export(cast.priya.id)["inset_sessions_presented"] == ["Looking closely"]


def test_whoever_is_erased_meanwhile_is_counted_on_and_cannot_be_found(app, clock, cast):
    row = a_room_that_answered(cast, clock)
    key = key_of(row, cast.amina.id)
    before = presented_room(row).polls[0].counts
    with writing():
        personal_data.erase(cast.amina.id)
        personal_data.erase(cast.priya.id)
    assert presented_room(row).polls[0].counts == before
    assert not db.session.scalars(select(PollAnswer).where(PollAnswer.voter_key == key)).all()
    assert not db.session.scalars(select(RoomQuestion).where(RoomQuestion.voter_key == key)).all()
    assert db.session.scalars(select(LiveRoom.presenter_id)).all() == [None]
