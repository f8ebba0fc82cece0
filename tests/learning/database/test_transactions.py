"""A marked write is kept whole or not at all."""

import threading

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError

from learning.database import db, transactions, violated_constraint, writes, writing
from learning.errors import Refused
from learning.people.models import Person
from tests.factories import a_person

pytestmark = pytest.mark.database


def _people() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.fixture
def before(app) -> int:
    return _people()


def test_what_a_write_does_is_kept(before):
    with writing():
        a_person("Nadia Ali")
        a_person("Omar Haddad")
    assert _people() == before + 2


def test_a_write_that_raises_keeps_nothing(before):
    @writes
    def half_done() -> str:
        a_person("Nadia Ali")
        raise Refused("Not like this.")

    with pytest.raises(Refused):
        half_done()
    assert _people() == before


def test_what_was_flushed_outside_a_write_is_let_go(before):
    a_person("Nadia Ali")
    with writing():
        a_person("Omar Haddad")
    assert _people() == before + 1


def test_a_marked_view_commits_once(before, statements):
    @writes
    def add_two() -> str:
        """Adds."""
        a_person("Nadia Ali")
        a_person("Omar Haddad")
        return "done"

    with statements() as counted:
        assert add_two() == "done"
    assert not counted.unkept
    assert add_two.is_marked_write
    assert add_two.__name__ == "add_two"
    assert _people() == before + 2


def test_a_violated_constraint_is_known_by_its_name(app, cast):
    db.session.add(Person(name="Again", email=cast.amina.email))
    with pytest.raises(IntegrityError) as refused:
        db.session.flush()
    assert violated_constraint(refused.value, "uq_people_email", "people.email")
    assert not violated_constraint(refused.value, "uq_people_name", "people.name")


def test_whoever_waits_in_vain_for_a_turn_is_told_that_it_is_busy(app, monkeypatch):
    if db.engine.dialect.name != "sqlite":
        return  # PostgreSQL lets several write at once.
    monkeypatch.setattr(transactions, "BUSY_MILLISECONDS", 50)
    has_turn, may_end = threading.Event(), threading.Event()

    def hold_the_turn() -> None:
        with transactions._TURNS:
            has_turn.set()
            may_end.wait(timeout=30)

    other = threading.Thread(target=hold_the_turn)
    other.start()
    has_turn.wait(timeout=30)
    try:
        with pytest.raises(OperationalError, match="locked"), writing():
            pass
    finally:
        may_end.set()
        other.join()
    with writing():
        pass
