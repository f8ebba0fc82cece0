"""A visit stands in its visitor's record once it is over and something is noted, or signed off."""

from datetime import timedelta

import pytest

from learning.cpd.models import CpdKind
from learning.cpd.queries import entries
from learning.database import db
from learning.shadowing.visits import noting, services
from learning.shadowing.visits.counting import count_visits_over
from learning.shadowing.visits.typed import Afterwards
from tests.learning.shadowing.seeing import a_placement, a_visit, seen
from tests.learning.shadowing.visits.noting import NINE, NOON

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

OVER = NOON + timedelta(hours=1, minutes=1)


@pytest.fixture
def visit(app):
    del app
    return a_visit(a_placement(), NINE, 3)


def counted(person):
    return [(each.kind, each.title, each.minutes) for each in entries(person.id)]


def counts(minutes):
    return [(CpdKind.VISIT, "Visit to the SENCo at Marsh Lane", minutes)]


def test_a_visit_with_nothing_noted_counts_for_nothing(cast, clock, visit):
    del visit
    clock.move_to(OVER)
    count_visits_over()
    assert counted(cast.amina) == []


def test_what_was_noted_counts_once_the_visit_is_over_and_once_only(cast, clock, visit):
    seen(visit, minutes=30)
    clock.move_to(NOON)
    count_visits_over()
    assert counted(cast.amina) == []
    clock.move_to(OVER)
    for _ in range(2):
        count_visits_over()
        assert counted(cast.amina) == counts(30)
    assert counted(cast.lena) == []


def test_what_is_noted_afterwards_puts_the_minutes_right(cast, clock, visit):
    clock.move_to(OVER)
    wanted = {"pup": Afterwards(minutes=45), "par": Afterwards(minutes=60)}
    noting.enter_afterwards(cast.amina.id, visit.id, wanted, {"pup", "par"}, edition="")
    assert counted(cast.amina) == counts(105)
    edition = noting.afterwards_edition(noting.keeping.standing_of(visit.id).entries)
    noting.enter_afterwards(cast.amina.id, visit.id, {}, {"pup", "par"}, edition=edition)
    assert counted(cast.amina) == []


def test_a_visit_that_is_signed_off_counts_its_length_until_that_is_taken_back(cast, clock, visit):
    clock.move_to(OVER)
    services.sign_off(cast.lena.id, visit.id, took_place=True)
    assert counted(cast.amina) == counts(180)
    services.sign_off(cast.lena.id, visit.id, took_place=False)
    assert counted(cast.amina) == []


def test_a_visit_that_is_cancelled_counts_for_nothing(cast, clock, visit):
    clock.move_to(NINE - timedelta(hours=2))
    services.cancel_visit(cast.amina.id, visit.id)
    clock.move_to(OVER)
    count_visits_over()
    assert counted(cast.amina) == []


def test_nothing_is_written_while_nothing_waits(clock, visit, statements):
    del visit
    clock.move_to(OVER)
    db.session.commit()
    with statements() as found:
        count_visits_over()
    assert len(found) == 1
    assert not found.writes
