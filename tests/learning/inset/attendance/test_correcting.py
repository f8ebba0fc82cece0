"""Those who manage a session say who was there; corrections are in the journal."""

from datetime import timedelta

import pytest

from learning.database import db, writing
from learning.errors import Conflict, NotFound, Refused
from learning.inset.attendance import correcting, queries
from learning.inset.attendance.ending import undo_session
from learning.inset.attendance.services import arrive, arrive_as_visitor
from learning.inset.following.own import said_of
from learning.inset.models import Evaluation, InsetSession
from learning.inset.rules import How, Useful
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

AFTERWARDS = BEGAN + timedelta(days=3)


@pytest.fixture
def held(app, cast, clock) -> InsetSession:
    return a_session()


def test_the_code_given_twice_is_one_arrival(held, cast):
    with writing():
        first = arrive(held, cast.amina.id, BEGAN, is_remote=True)
        again = arrive(held, cast.amina.id, BEGAN + timedelta(minutes=9), is_remote=False)
    assert first.id == again.id
    assert (again.arrived_at, again.is_remote, again.how) == (BEGAN, True, How.CODE)


def test_somebody_ticked_who_gives_the_code_has_come_then(held, cast):
    with writing():
        correcting.add_people(change(held), [cast.amina.id])
        row = arrive(held, cast.amina.id, BEGAN, is_remote=False)
    assert (row.how, row.arrived_at, len(rows(held))) == (How.TICK, BEGAN, 1)


def test_a_visitor_stands_once_under_the_key_of_their_phone(held):
    with writing():
        first = arrive_as_visitor(held, " Nadia  Ali ", "Hill Top", "k" * 64, BEGAN)
        again = arrive_as_visitor(held, "Nadia A.", "", "k" * 64, BEGAN)
    assert (again.id, again.visitor_name, again.visitor_school) == (
        first.id,
        "Nadia Ali",
        "Hill Top",
    )


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "a\u202eb", "x" * 201])
def test_what_is_no_name_is_refused(held, name):
    with pytest.raises(Refused) as refusal, writing():
        arrive_as_visitor(held, name, "", "k" * 64, BEGAN)
    assert refusal.value.field == "name"


def test_ticks_before_the_end_are_not_in_the_journal_and_give_no_record(held, cast):
    with writing():
        assert correcting.add_people(change(held), [cast.amina.id, cast.tom.id]) == 2
        assert correcting.add_people(change(held), [cast.amina.id]) == 0
    assert corrections() == []
    assert entries(cast.amina.id) == []
    assert [row.marked_by_id for row in rows(held)] == [cast.priya.id] * 2


def test_taken_off_before_the_end_the_row_is_gone(held, cast):
    there(held, cast.amina.id)
    with writing():
        assert correcting.take_off(change(held), person_ids=[cast.amina.id, cast.tom.id]) == 1
    assert rows(held) == []
    assert corrections() == ["taken off"]


def test_after_the_end_a_correction_changes_record_and_certificate(held, cast):
    there(held, cast.amina.id)
    ended(held)
    code = rows(held)[0].certificate_code
    with writing():
        correcting.add_people(change(held, AFTERWARDS), [cast.tom.id])
        correcting.take_off(change(held, AFTERWARDS), person_ids=[cast.amina.id])
    assert entries(cast.amina.id) == []
    assert [each.minutes for each in entries(cast.tom.id)] == [60]
    amina, tom = rows(held)
    assert (amina.certificate_code, amina.withdrawn_at) == (code, AFTERWARDS)
    assert tom.certificate_code
    assert queries.attendance_of(held.id, cast.amina.id) is None
    assert corrections() == ["added", "taken off"]
    with writing():
        assert correcting.add_people(change(held, AFTERWARDS), [cast.amina.id]) == 1
    amina = rows(held)[0]
    assert (amina.certificate_code, amina.withdrawn_at) == (code, None)
    assert len(entries(cast.amina.id)) == 1


def test_minutes_corrected_afterwards_are_those_of_the_record(held, cast):
    row = there(held, cast.amina.id)
    ended(held)
    edition = correcting.edition_of(row)
    values = {"arrived_at": None, "minutes": 25, "is_remote": False}
    with writing():
        correcting.correct(change(held, AFTERWARDS), row.id, edition=edition, **values)
    assert [each.minutes for each in entries(cast.amina.id)] == [25]
    assert corrections() == ["minutes"]
    with pytest.raises(Conflict), writing():
        correcting.correct(change(held, AFTERWARDS), row.id, edition=edition, **values)
    with pytest.raises(Refused, match="60 minutes"), writing():
        correcting.correct(
            change(held, AFTERWARDS),
            row.id,
            edition=correcting.edition_of(row),
            **{**values, "minutes": 61},
        )


def test_ninety_days_later_the_list_is_as_it_is(held, cast):
    row = there(held, cast.amina.id)
    ended(held)
    late = change(held, BEGAN + timedelta(days=91))
    with pytest.raises(Refused, match="90 days"):
        correcting.add_people(late, [cast.tom.id])
    with pytest.raises(Refused, match="90 days"):
        correcting.take_off(late, person_ids=[cast.amina.id])
    with pytest.raises(Refused, match="90 days"):
        correcting.correct(
            late,
            row.id,
            edition=correcting.edition_of(row),
            arrived_at=None,
            minutes=1,
            is_remote=False,
        )


def test_a_visitor_who_is_a_colleague_becomes_that_colleague(held, cast):
    visitor = a_visitor(held, "Amina Yusuf", arrived_at=BEGAN)
    with writing():
        correcting.name_visitor(change(held), visitor.id, cast.amina.id)
    (row,) = rows(held)
    assert (row.person_id, row.visitor_name, row.arrived_at) == (cast.amina.id, "", BEGAN)
    ended(held)
    assert len(entries(cast.amina.id)) == 1


def test_a_visitor_who_was_on_the_list_already_is_there_once_and_at_the_earlier_time(held, cast):
    there(held, cast.amina.id, arrived_at=BEGAN + timedelta(minutes=20))
    visitor = a_visitor(held, "Amina Yusuf", arrived_at=BEGAN)
    key = visitor.visitor_key
    with writing():
        correcting.name_visitor(change(held), visitor.id, cast.amina.id)
    (row,) = rows(held)
    assert (row.person_id, row.arrived_at, row.visitor_key) == (cast.amina.id, BEGAN, key)


def test_somebody_else_of_the_same_name_is_not_asked_about_again(held, cast):
    visitor = a_visitor(held, "Amina Yusuf")
    assert [line.key for line in queries.attendance_list(held).unknown] == [f"v{visitor.id}"]
    with writing():
        correcting.tell_apart(change(held), visitor.id)
    assert queries.attendance_list(held).unknown == ()


def test_nobody_of_another_session_can_be_meant(held, cast):
    other = there(a_session(), cast.amina.id)
    with pytest.raises(NotFound):
        correcting.standing_row(held, other.id)
    with writing():
        assert correcting.take_off(change(held), attendance_ids=[other.id]) == 0
    db.session.refresh(other)


@pytest.mark.parametrize("how", ["taken off", "did not take place"])
def test_what_somebody_has_said_of_it_is_not_lost_with_their_tick(held, cast, how):
    evaluation = Evaluation(attendance_id=there(held, cast.amina.id).id, useful=Useful.VERY)
    there(held, cast.tom.id)
    db.session.add(evaluation)
    db.session.commit()
    with writing():
        if how == "taken off":
            correcting.take_off(change(held), person_ids=[cast.amina.id, cast.tom.id])
        else:
            undo_session(held, cast.priya.id, BEGAN)
    assert [row.person_id for row in rows(held) if row.withdrawn_at] == [cast.amina.id]
    assert queries.standing_rows(held.id) == ()
    assert said_of(cast.amina.id, held.id).evaluation is not None
    with pytest.raises(NotFound):
        said_of(cast.tom.id, held.id)
