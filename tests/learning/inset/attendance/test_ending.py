"""The end of a session: records and certificates are as the list says, however often."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.cpd.models import CpdKind
from learning.database import db, writing
from learning.errors import Refused
from learning.inset.attendance import correcting, ending, queries
from learning.inset.attendance.services import arrive, arrive_as_visitor
from learning.inset.models import InsetSession, LiveRoom
from learning.inset.rules import SessionKind, SessionState
from learning.journal.models import Event
from learning.journal.rules import Verb
from tests.learning.inset.attendance.held import (
    BEGAN,
    a_session,
    a_visitor,
    change,
    corrections,
    ended,
    entries,
    rows,
    there,
)

LATER = BEGAN + timedelta(hours=2)


@pytest.fixture
def held(app, cast, clock) -> InsetSession:
    row = a_session()
    there(row, cast.amina.id, arrived_at=BEGAN)
    there(row, cast.tom.id, minutes=20)
    a_visitor(row, "Nadia Ali", "Hill Top")
    return row


def test_everybody_on_the_list_has_it_in_their_record(held, cast):
    ended(held)
    (entry,) = entries(cast.amina.id)
    assert (entry.kind, entry.title, entry.minutes) == (CpdKind.INSET, "Looking closely", 60)
    assert (entry.provider, entry.happened_on.isoformat()) == ("Seaview Primary", "2026-11-23")
    assert [each.minutes for each in entries(cast.tom.id)] == [20]
    assert entries(cast.daniel.id) == []
    codes = [row.certificate_code for row in rows(held)]
    assert codes[:2] == [code for code in codes if code]
    assert len(set(codes)) == 3


def test_ended_twice_is_ended_once(held, cast):
    ended(held)
    before = [row.certificate_code for row in rows(held)]
    ended(held, LATER)
    with writing():
        ending.settle(held)
    assert [row.certificate_code for row in rows(held)] == before
    assert len(entries(cast.amina.id)) == 1
    assert held.ended_at == BEGAN + timedelta(minutes=60)
    noted = db.session.scalars(select(Event).where(Event.verb == Verb.ENDED_SESSION)).all()
    assert len(noted) == 1


@pytest.mark.parametrize("kind", list(SessionKind))
def test_each_kind_of_session_is_its_own_kind_of_development(app, cast, clock, kind):
    row = a_session(kind=kind)
    there(row, cast.amina.id)
    ended(row)
    assert [each.kind.value for each in entries(cast.amina.id)] == [kind.value]


def test_ended_early_the_real_length_counts(held, cast):
    ended(held, BEGAN + timedelta(minutes=41))
    assert [each.minutes for each in entries(cast.amina.id)] == [40]
    assert queries.attended(cast.amina.id)[0].minutes == 40
    assert held.minutes == 60


def test_a_length_that_was_said_counts(held, cast):
    ended(held, lasted=75)
    assert [each.minutes for each in entries(cast.amina.id)] == [75]


@pytest.mark.parametrize("lasted", [0, -5, 721, 10**9])
def test_a_length_that_cannot_be_is_refused(held, lasted):
    with pytest.raises(Refused):
        ended(held, lasted=lasted)


def test_what_has_not_begun_or_was_cancelled_does_not_end(app, cast, clock):
    with pytest.raises(Refused):
        ended(a_session(starts_at=BEGAN + timedelta(days=2), state=SessionState.PLANNED))
    with pytest.raises(Refused):
        ended(a_session(state=SessionState.CANCELLED))


def test_over_midnight_it_counts_on_the_day_it_began(app, cast, clock):
    row = a_session(starts_at=BEGAN.replace(hour=23, minute=30))
    there(row, cast.amina.id)
    ended(row, row.starts_at + timedelta(minutes=60))
    assert entries(cast.amina.id)[0].happened_on.isoformat() == "2026-11-23"


def test_nobody_ended_it_so_it_ends_by_itself(held, cast):
    with writing():
        assert ending.end_forgotten(BEGAN + timedelta(minutes=60 + 179)) == 0
        assert ending.end_forgotten(BEGAN + timedelta(minutes=60 + 181)) == 1
        assert ending.end_forgotten(BEGAN + timedelta(minutes=60 + 181)) == 0
    assert held.state is SessionState.ENDED
    assert held.ended_at == BEGAN + timedelta(minutes=60)
    assert [each.minutes for each in entries(cast.amina.id)] == [60]


def test_reopened_it_goes_on_and_its_records_are_put_right_at_its_end(held, cast):
    ended(held, BEGAN + timedelta(minutes=30))
    with writing():
        ending.reopen_session(held, cast.priya.id, BEGAN + timedelta(minutes=31))
    assert (held.state, held.ended_at, held.lasted) == (SessionState.OPEN, None, None)
    assert queries.attended(cast.amina.id) == ()
    with writing():
        arrive(held, cast.daniel.id, BEGAN + timedelta(minutes=35), is_remote=False)
    ended(held)
    assert [each.minutes for each in entries(cast.amina.id)] == [60]
    assert [each.minutes for each in entries(cast.daniel.id)] == [60]
    assert corrections() == ["reopened"]


def test_a_day_later_it_is_not_reopened(held, cast):
    ended(held)
    with pytest.raises(Refused), writing():
        ending.reopen_session(held, cast.priya.id, BEGAN + timedelta(hours=26))


def test_it_did_not_take_place_after_all(held, cast):
    ended(held)
    code = rows(held)[0].certificate_code
    with writing():
        ending.undo_session(held, cast.priya.id, LATER)
        ending.undo_session(held, cast.priya.id, LATER)
    assert held.state is SessionState.CANCELLED
    assert entries(cast.amina.id) == entries(cast.tom.id) == []
    assert queries.attendance_count(held.id) == 0
    assert queries.attended(cast.amina.id) == ()
    assert next((row.certificate_code, row.withdrawn_at) for row in rows(held)) == (code, LATER)
    assert corrections() == ["did not take place"]


def test_what_somebody_wrote_about_it_stays_theirs_and_counts_nothing(held, cast):
    ended(held)
    (entry,) = entries(cast.amina.id)
    entry.reflection = "I looked twice."
    db.session.commit()
    with writing():
        correcting.take_off(change(held, LATER), person_ids=[cast.amina.id])
    (left,) = entries(cast.amina.id)
    assert (left.minutes, left.reflection) == (0, "I looked twice.")
    assert left.title == "Taken off the list: Looking closely"
    with writing():
        correcting.add_people(change(held, LATER), [cast.amina.id])
    (again,) = entries(cast.amina.id)
    assert (again.minutes, again.title, again.reflection) == (
        60,
        "Looking closely",
        "I looked twice.",
    )


def test_phones_in_the_room_see_that_it_has_ended(held):
    db.session.add(LiveRoom(inset_session_id=held.id, version=7))
    db.session.commit()
    ended(held)
    assert db.session.scalar(select(LiveRoom.version)) == 8


def test_nobody_arrives_once_it_has_ended(held, cast):
    ended(held)
    with pytest.raises(Refused, match="ended"), writing():
        arrive(held, cast.daniel.id, LATER, is_remote=False)
    with pytest.raises(Refused, match="ended"), writing():
        arrive_as_visitor(held, "Nadia Ali", "", "k" * 64, LATER)


def test_a_year_later_nobody_knows_who_a_visitor_was(held, cast):
    ended(held)
    with writing():
        assert ending.forget_visitors(BEGAN + timedelta(days=364)) == 0
        assert ending.forget_visitors(BEGAN + timedelta(days=366)) == 1
        assert ending.forget_visitors(BEGAN + timedelta(days=366)) == 0
    visitor = rows(held)[2]
    assert (visitor.visitor_name, visitor.visitor_school) == ("A visitor", "")
    assert queries.attendance_count(held.id) == 3
