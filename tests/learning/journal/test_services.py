"""The journal knows what happened, and people only by a key that can be forgotten."""

from sqlalchemy import func, select

from learning.database import add_once, db, insert_once
from learning.journal import personal_data
from learning.journal.models import Actor, Event
from learning.journal.rules import Verb
from learning.journal.services import actor_key, note


def _events() -> list[Event]:
    return list(db.session.scalars(select(Event).order_by(Event.id)))


def test_an_entry_says_who_what_and_about_what(app, cast):
    note(
        Verb.FINISHED_MODULE,
        cast.amina.id,
        organisation_id=cast.amina.organisation_id,
        subject=("module", "first-steps"),
    )
    (event,) = _events()
    assert event.verb is Verb.FINISHED_MODULE
    assert event.actor_key == actor_key(cast.amina.id)
    assert (event.subject_kind, event.subject_key) == ("module", "first-steps")
    assert event.organisation_id == cast.amina.organisation_id


def test_a_person_has_one_key_and_it_is_theirs_alone(app, cast):
    for person in (cast.amina, cast.tom, cast.amina):
        note(Verb.SIGNED_IN, person.id)
    first, second, third = (event.actor_key for event in _events())
    assert first == third != second


def test_the_key_does_not_tell_whose_it_is(app, cast):
    key = actor_key(cast.amina.id)
    assert str(cast.amina.id) != key
    assert len(key) == 16


def test_an_entry_of_somebody_known_is_one_statement(app, cast, statements):
    note(Verb.SIGNED_IN, cast.amina.id)
    with statements() as counted:
        note(Verb.SIGNED_IN, cast.amina.id)
    assert len(counted) == 1
    assert {event.actor_key for event in _events()} == {actor_key(cast.amina.id)}
    assert len(_events()) == 2


def test_what_nobody_did_has_no_actor(app):
    note(Verb.SIGN_IN_FAILED, None)
    assert [event.actor_key for event in _events()] == [None]


def test_erasing_forgets_who_and_keeps_what(app, cast):
    note(Verb.SIGNED_IN, cast.amina.id)
    note(Verb.SIGNED_IN, cast.tom.id)
    personal_data.erase(cast.amina.id)
    assert len(_events()) == 2
    known = db.session.scalars(select(Actor.person_id)).all()
    assert known == [cast.tom.id]
    assert not any(personal_data.export(cast.amina.id).values())


def test_a_second_life_is_not_connected_with_the_first(app, cast):
    first = actor_key(cast.amina.id)
    personal_data.erase(cast.amina.id)
    assert actor_key(cast.amina.id) != first
    assert db.session.scalar(select(func.count()).select_from(Actor)) == 1


def test_a_key_made_by_somebody_else_at_the_same_moment_is_the_one_that_counts(app, cast):
    known = actor_key(cast.amina.id)
    statement = insert_once(Actor.__tablename__, "person_id")
    assert add_once(statement, person_id=cast.amina.id, key="0" * 16) is False
    assert actor_key(cast.amina.id) == known
