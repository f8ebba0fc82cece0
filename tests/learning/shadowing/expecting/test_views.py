"""The expected day: a whole one or none, until the first activity is noted."""

import pytest

from learning.database import db
from learning.shadowing.models import ExpectedShare, Placement
from learning.shadowing.rules import PlacementState
from tests.learning.shadowing.seeing import a_placement, a_visit, seen

SHARES = {"share-pup": "60", "share-par": "25%", "share-sta": " 15 "}


@pytest.fixture
def placement(app):
    del app
    return a_placement()


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


def opened(window, placement):
    return window.get("shadowing.edit_expected", placement_id=placement.id)


def shares_of(placement):
    rows = db.session.query(ExpectedShare).filter_by(placement_id=placement.id)
    return {row.category_slug: row.percent for row in rows if row.percent}


def test_a_day_is_said_and_said_otherwise(amina, placement):
    page = opened(amina, placement)
    assert "There is no right answer" in page
    amina.submit("Keep this day", SHARES)
    assert shares_of(placement) == {"pup": 60, "par": 25, "sta": 15}
    db.session.expire_all()
    assert placement.expected_at is not None
    page = opened(amina, placement)
    assert page.field("share-pup").value == "60"
    amina.submit("Keep this day", {"share-pup": "", "share-oth": "60"})
    assert shares_of(placement) == {"oth": 60, "par": 25, "sta": 15}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"share-par": "10"}, "These add up to 85, so 15 per cent are still to be given"),
        ({"share-par": "40"}, "These add up to 115, which is 15 per cent more than there is."),
        ({"share-par": "a lot"}, "Write a whole number of per cent, such as 25."),
        ({"share-par": "-5"}, "Write a whole number of per cent, such as 25."),
        ({"share-par": "101"}, "No share is larger than 100 per cent."),
        ({"share-par": "9" * 5000}, "Write a whole number of per cent, such as 25."),
    ],
)
def test_what_is_no_whole_day_is_said_and_nothing_typed_is_lost(amina, placement, typed, words):
    opened(amina, placement)
    page = amina.submit("Keep this day", {**SHARES, **typed}, status=422)
    assert words in page.errors[0]
    assert page.field("share-par").value == typed["share-par"]
    assert page.field("share-pup").value == "60"
    assert shares_of(placement) == {}


def test_the_rest_can_go_into_everything_else(amina, placement):
    opened(amina, placement)
    rest = "Put the rest into “Everything else” and keep it"
    amina.submit(rest, {"share-pup": "60", "share-oth": "5"})
    assert shares_of(placement) == {"pup": 60, "oth": 40}
    opened(amina, placement)
    page = amina.submit(rest, {"share-pup": "90"}, status=422)
    assert "30 per cent more than there is" in page.errors[0]


def test_said_in_two_windows_both_are_shown(amina, cast, placement):
    other = amina.second(cast.amina)
    opened(other, placement)
    opened(amina, placement)
    amina.submit("Keep this day", SHARES)
    page = other.submit("Keep this day", {"share-dat": "100"}, status=409)
    assert "Direct work with pupils 60%" in page.text
    assert page.field("share-dat").value == "100"
    other.submit("Keep this day")
    assert shares_of(placement) == {"dat": 100}


def test_once_the_first_activity_is_noted_it_stands_and_the_page_says_so(amina, placement):
    opened(amina, placement)
    amina.submit("Keep this day", SHARES)
    seen(a_visit(placement))
    page = opened(amina, placement)
    assert "the day you expected stands as it is" in page
    assert "Keep this day" not in page.buttons
    assert "Direct work with pupils 60%" in page.text
    answer = amina.post(f"/placements/{placement.id}/expected", {"share-dat": "100"})
    assert answer.status_code == 422
    assert shares_of(placement)["pup"] == 60


def test_what_was_deleted_again_is_not_noted(amina, placement):
    seen(a_visit(placement), is_deleted=True, minutes=None, started_at=placement.created_at)
    assert "Keep this day" in opened(amina, placement).buttons


def test_never_said_before_the_first_activity_it_can_no_longer_be(amina, placement):
    seen(a_visit(placement))
    assert "can no longer be said for this placement" in opened(amina, placement)


def test_not_in_a_placement_that_was_ended_and_not_by_anybody_else(browser, cast, amina, placement):
    for name in ("lena", "helen", "tom", "sam"):
        window = browser.as_(getattr(cast, name))
        path = f"/placements/{placement.id}/expected"
        assert window.fetch(path).status_code == 404
        assert window.post(path, SHARES).status_code == 404
    db.session.get(Placement, placement.id).state = PlacementState.WITHDRAWN
    assert "has been ended" in opened(amina, placement)


def test_a_kind_of_work_that_the_guide_lost_is_shown_by_its_words(amina, placement):
    db.session.add(ExpectedShare(placement_id=placement.id, category_slug="old-work", percent=100))
    assert opened(amina, placement).status == 200
    seen(a_visit(placement))
    assert "Old work 100%" in opened(amina, placement).text
