"""The whole day afterwards: replaced by the next time, beside what was noted live."""

from datetime import timedelta

import pytest

from learning.database import db
from learning.shadowing.models import Observation
from tests.learning.shadowing.visits.noting import NINE, NOON, a_day, post, sent


@pytest.fixture(autouse=True)
def _in_the_afternoon(clock):
    clock.move_to(NOON + timedelta(hours=2))


@pytest.fixture
def visit(app):
    del app
    return a_day()


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


def enter(window, visit, fields, status=200):
    window.get("shadowing.edit_afterwards", visit_id=visit.id)
    return window.submit("Keep this day", fields, status=status)


def entered(visit):
    rows = db.session.query(Observation).filter_by(visit_id=visit.id, is_deleted=False)
    return {row.category_slug: row.minutes for row in rows if row.minutes}


def test_a_day_is_entered_and_entered_again(amina, visit):
    more = {"mode-par": "liaising", "tag-par": "high", "note-par": "She listened."}
    page = enter(amina, visit, {"minutes-par": "1:20", "minutes-sta": "40", **more})
    assert "2 hours of a visit of 3 hours" in page
    assert "Contact with parents High 1 hour 20 minutes, entered afterwards" in page.text
    page = amina.get("shadowing.edit_afterwards", visit_id=visit.id)
    assert "saving again puts this in its place" in page
    assert page.field("minutes-par").value == "80"
    assert page.field("note-par").value == "She listened."
    enter(amina, visit, {"minutes-par": "", "note-par": "", "minutes-oth": "15"})
    assert entered(visit) == {"sta": 40, "oth": 15}
    enter(amina, visit, {"minutes-par": "10"})
    assert entered(visit) == {"par": 10, "sta": 40, "oth": 15}


def test_what_was_noted_live_stays_and_the_page_says_so(amina, visit):
    post(amina, visit.id, [sent(ended_at=(NINE + timedelta(minutes=25)).isoformat())])
    page = amina.get("shadowing.edit_afterwards", visit_id=visit.id)
    assert "The visit is 3 hours long, 09:00 to 12:00." in page
    assert "You noted 20 minutes of it live: that stays as it is" in page
    page = enter(amina, visit, {"minutes-par": "30"})
    assert "50 minutes of a visit of 3 hours" in page
    answer = post(amina, visit.id, []).get_json()
    assert [(each["minutes"], each["started_at"] is None) for each in answer["entries"]] == [
        (30, True),
        (None, False),
    ]


def test_it_need_not_add_up_but_a_day_has_24_hours(amina, visit):
    assert enter(amina, visit, {"minutes-par": "5:00"}).status == 200
    page = enter(amina, visit, {"minutes-sta": "20:00"}, status=422)
    assert "A day has 24 hours" in page.errors[0]
    assert page.field("minutes-sta").value == "20:00"


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"minutes-par": "long"}, "minutes-par", "Write a time like 40, or 1:20."),
        ({"note-par": "Kind."}, "note-par", "Write how long it took, too."),
        ({"minutes-par": "5", "note-par": "Born 12/03/2015"}, "note-par", "Please check"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(amina, visit, typed, field, words):
    page = enter(amina, visit, {"minutes-sta": "40", **typed}, status=422)
    assert words in page.errors[0]
    assert page.field("minutes-sta").value == "40"
    assert page.field(field).value == typed[field]
    assert entered(visit) == {}


def test_in_two_windows_both_are_shown(amina, cast, visit):
    other = amina.second(cast.amina)
    other.get("shadowing.edit_afterwards", visit_id=visit.id)
    enter(amina, visit, {"minutes-par": "30"})
    page = other.submit("Keep this day", {"minutes-sta": "50"}, status=409)
    assert "Contact with parents 30 minutes" in page.text
    assert page.field("minutes-sta").value == "50"
    other.submit("Keep this day")
    assert entered(visit) == {"sta": 50}


def test_sent_twice_is_once(amina, visit):
    page = amina.get("shadowing.edit_afterwards", visit_id=visit.id)
    fields = {"minutes-par": "30", "edition": page.field("edition").value}
    for _ in range(2):
        answer = amina.post(f"/visits/{visit.id}/afterwards", fields)
        assert answer.status_code == 302
    assert entered(visit) == {"par": 30}


def test_not_before_the_visit_has_begun(amina, cast, visit, clock):
    clock.move_to(NINE - timedelta(minutes=30))
    amina = amina.second(cast.amina)
    amina.get("shadowing.edit_afterwards", visit_id=visit.id)
    assert "The visit has not begun yet" in amina.page
    assert "Keep this day" not in amina.page.buttons
    answer = amina.post(f"/visits/{visit.id}/afterwards", {"minutes-par": "30"})
    assert answer.status_code == 422


def test_what_the_guide_has_no_longer_stays_when_the_day_is_entered_again(amina, visit):
    db.session.add(
        Observation(
            visit_id=visit.id,
            client_key="e" * 32,
            minutes=25,
            category_slug="old-work",
            changed_at=NOON,
        )
    )
    enter(amina, visit, {"minutes-par": "30"})
    assert entered(visit) == {"old-work": 25, "par": 30}
