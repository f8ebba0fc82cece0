"""What is kept of visits is exported whole, and erased with its owner."""

from learning.database import db
from learning.shadowing import personal_data
from learning.shadowing.models import ExpectedShare, Observation, Visit
from tests.learning.shadowing.seeing import a_placement, a_visit, expected, seen
from tests.learning.shadowing.visits.noting import NINE


def a_visit_with_words(cast, **more):
    placement = a_placement(**more)
    expected(placement)
    visit = a_visit(
        placement,
        NINE,
        place="Gate",
        host_comment="You waited.",
        commented_at=NINE,
        commented_by_id=cast.lena.id,
        signed_off_at=NINE,
        signed_off_by_id=cast.lena.id,
    )
    seen(visit, "par", 40, note="She listened.", tag="high")
    return visit


def test_a_visitor_gets_their_visits_with_everything_noted(app, cast):
    del app
    a_visit_with_words(cast)
    found = personal_data.export(cast.amina.id)
    (visit,) = found["visits"]
    assert (visit["place"], visit["host_comment"]) == ("Gate", "You waited.")
    (activity,) = visit["activities"]
    assert (activity["category"], activity["minutes"], activity["tag"]) == ("par", 40, "high")
    assert activity["note"] == "She listened."
    assert {each["category"]: each["percent"] for each in found["expected_days"]}["pup"] == 60
    assert found["visits_as_host"] == []


def test_a_host_gets_what_they_said_and_nothing_of_the_visitor(app, cast):
    del app
    a_visit_with_words(cast)
    found = personal_data.export(cast.lena.id)
    (said,) = found["visits_as_host"]
    assert said["comment"] == "You waited."
    assert (found["visits"], found["expected_days"]) == ([], [])
    assert "She listened." not in str(found)


def test_an_erased_visitor_leaves_nothing_and_an_erased_host_no_words(app, cast):
    del app
    theirs = a_visit_with_words(cast)
    a_visit_with_words(cast, visitor=cast.tom)
    personal_data.erase(cast.tom.id)
    assert [row.visitor_id for row in db.session.query(Visit)] == [cast.amina.id]
    assert db.session.query(Observation).count() == 1
    assert {row.placement_id for row in db.session.query(ExpectedShare)} == {theirs.placement_id}
    personal_data.erase(cast.lena.id)
    db.session.expire_all()
    row = db.session.get(Visit, theirs.id)
    assert (row.host_comment, row.commented_by_id, row.signed_off_by_id) == ("", None, None)
    assert row.signed_off_at is not None
    assert db.session.query(Observation).count() == 1
