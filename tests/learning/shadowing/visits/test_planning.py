"""Planning, changing and calling off a visit, by visitor and host."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning import clock as present
from learning.database import db
from learning.people.models import Membership
from learning.shadowing.models import Visit
from learning.shadowing.rules import Party, PlacementState, VisitState
from tests.learning.shadowing.seeing import a_placement, a_visit
from tests.learning.shadowing.visits.noting import NINE, a_day

WHEN = {"day": "2026-11-24", "starts": "09:00", "ends": "12:30", "place": "Main entrance"}


@pytest.fixture
def placement(app):
    del app
    return a_placement()


def plan(window, placement, status=200, **more):
    window.get("shadowing.plan_visit", placement_id=placement.id)
    return window.submit("Plan the visit", {**WHEN, **more}, status=status)


def only_visit():
    (row,) = db.session.query(Visit).all()
    return row


def test_a_visitor_plans_a_visit_and_both_see_it(browser, cast, placement):
    page = plan(browser.as_(cast.amina), placement)
    assert page.h1 == "Visit to Marsh Lane"
    assert "24 November 2026, 09:00 to 12:30" in page
    assert (page.fact("Where"), page.fact("Host")) == ("Marsh Lane Main entrance", "Lena Kowalska")
    row = only_visit()
    assert (row.starts_at, row.ends_at) == (NINE, NINE + timedelta(hours=3, minutes=30))
    page = browser.as_(cast.lena).get("shadowing.read_visit", visit_id=row.id)
    assert "24 November 2026, 09:00 to 12:30" in page
    assert page.fact("Visitor") == "Amina Yusuf, Seaview Primary"


def test_a_host_plans_one_too_and_sending_it_twice_plans_one(browser, cast, placement):
    lena = browser.as_(cast.lena)
    page = lena.get("shadowing.plan_visit", placement_id=placement.id)
    fields = {**WHEN, "form_id": page.field("form_id").value}
    for _ in range(2):
        lena.post(f"/placements/{placement.id}/visits/plan", fields)
    assert only_visit().place == "Main entrance"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"day": ""}, "Say on which day."),
        ({"day": "soon"}, "Write the day like this: 2027-03-31, or leave it empty."),
        ({"day": "2026-11-01"}, "Choose a day of the placement: 2 November 2026 to 18 December"),
        ({"day": "2026-12-19"}, "Choose a day of the placement"),
        ({"starts": ""}, "Say from when, such as 09:00."),
        ({"starts": "early"}, "Write a time like 09:05."),
        ({"ends": "08:00"}, "A visit ends after it begins. Change one of the two times."),
        ({"starts": "01:00", "ends": "23:00"}, "A visit is 14 hours at most. Plan a second one."),
        ({"place": "Ask for the one born 12/03/2015"}, "Please check"),
        ({"place": "x" * 201}, "200 can be kept"),
    ],
)
def test_what_cannot_be_planned_is_said_and_nothing_typed_is_lost(
    browser, cast, placement, typed, words
):
    page = plan(browser.as_(cast.amina), placement, status=422, **typed)
    (error,) = page.errors
    assert words in error
    for name, value in {**WHEN, **typed}.items():
        assert page.field(name).value == value
    assert db.session.query(Visit).count() == 0


def test_times_are_london_s_also_on_the_night_the_clocks_change(browser, cast, clock):
    clock.move_to(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    spring = a_placement(starts_on=date(2026, 3, 1), ends_on=date(2026, 12, 1))
    amina = browser.as_(cast.amina)
    page = plan(amina, spring, status=422, day="2026-03-29", starts="01:00", ends="02:00")
    assert "there is no 01:00" in page.errors[0]
    page = plan(amina, spring, day="2026-03-29", starts="00:59", ends="02:00")
    assert "The clocks go forward in between, so it lasts 1 minute." in page
    page = plan(amina, spring, day="2026-10-25", starts="01:30", ends="01:30")
    assert "The clocks go back in between, so it lasts 1 hour." in page
    page = amina.follow("Change when or where")
    assert (page.field("From").value, page.field("To").value) == ("01:30", "01:30")
    amina.submit("Change the visit", {"place": "Gate"})
    row = db.session.query(Visit).filter_by(place="Gate").one()
    assert row.ends_at - row.starts_at == timedelta(hours=1)


def test_a_visit_at_the_same_time_is_refused_and_only_the_visitor_is_told_where(
    browser, cast, placement
):
    a_visit(a_placement(host=cast.ruth), NINE, 3)
    page = plan(browser.as_(cast.amina), placement, status=422, starts="11:59", ends="13:00")
    assert page.errors == [
        "You have another visit at that time: 24 November 2026, 09:00 to 12:00, at Marsh Lane."
    ]
    page = plan(browser.as_(cast.lena), placement, status=422)
    assert page.errors == [
        "The visitor has another visit at that time: 24 November 2026, 09:00 to 12:00."
    ]
    assert plan(browser.as_(cast.amina), placement, starts="12:00", ends="13:00").status == 200


def test_a_cancelled_visit_and_another_visitor_s_are_in_nobody_s_way(browser, cast, placement):
    a_visit(placement, NINE, 3, state=VisitState.CANCELLED)
    a_visit(a_placement(visitor=cast.tom), NINE, 3)
    assert plan(browser.as_(cast.amina), placement).status == 200


def test_a_placement_has_room_for_twelve_visits(browser, cast, placement):
    for number in range(12):
        a_visit(placement, NINE + timedelta(hours=number - 14), 1)
    page = plan(browser.as_(cast.amina), placement, status=422)
    assert "12 visits at most" in page.errors[0]


def test_a_change_counts_up_and_a_calendar_takes_it_over(browser, cast, placement):
    amina = browser.as_(cast.amina)
    plan(amina, placement)
    row = only_visit()
    before = amina.fetch(f"/visits/{row.id}.ics").get_data(as_text=True)
    amina.get("shadowing.read_visit", visit_id=row.id)
    amina.follow("Change when or where")
    page = amina.submit("Change the visit", starts="10:00", place="Side gate")
    assert "10:00 to 12:30" in page
    after = amina.fetch(f"/visits/{row.id}.ics").get_data(as_text=True)
    lines = {part for part in before.splitlines() if part.startswith("UID")}
    assert lines == {part for part in after.splitlines() if part.startswith("UID")}
    for words in (
        "SEQUENCE:2",
        "DTSTART:20261124T100000Z",
        "LOCATION:Side gate",
        "Visit to Marsh Lane",
    ):
        assert words in after
    assert "SENCo" not in after
    # Sent unchanged, it stays the same edition.
    amina.get("shadowing.edit_visit", visit_id=row.id)
    amina.submit("Change the visit")
    assert only_visit().edition == 2


def test_changed_by_the_other_meanwhile_both_are_shown(browser, cast, placement):
    row = a_visit(placement, NINE, 3)
    amina, lena = browser.as_(cast.amina), browser.as_(cast.lena)
    amina.get("shadowing.edit_visit", visit_id=row.id)
    lena.get("shadowing.edit_visit", visit_id=row.id)
    lena.submit("Change the visit", starts="10:00")
    page = amina.submit("Change the visit", status=409, place="Gate 2")
    assert "24 November 2026, 10:00 to 12:00" in page.text
    assert page.field("place").value == "Gate 2"
    amina.submit("Change the visit")
    db.session.expire_all()
    assert (row.starts_at, row.place, row.edition) == (NINE, "Gate 2", 3)


@pytest.mark.parametrize(("name", "party"), [("amina", "visitor"), ("lena", "host")])
def test_either_cancels_and_both_see_who(browser, cast, name, party):
    placement = a_placement(release_asked_at=NINE)
    row = a_visit(placement, NINE, 3)
    window = browser.as_(getattr(cast, name))
    window.get("shadowing.read_visit", visit_id=row.id)
    window.follow("Cancel this visit")
    window.submit("Cancel the visit")
    for each in ("amina", "lena", "helen"):
        page = browser.as_(getattr(cast, each)).get("shadowing.read_visit", visit_id=row.id)
        assert f"Cancelled by the {party}" in page
    db.session.expire_all()
    assert (row.state, row.cancelled_by, row.edition) == (VisitState.CANCELLED, Party(party), 2)
    answer = window.fetch(f"/visits/{row.id}.ics").get_data(as_text=True)
    assert "STATUS:CANCELLED" in answer
    assert window.post(f"/visits/{row.id}/cancel").status_code == 302
    page = window.get(f"/visits/{row.id}/change")
    assert page.path == f"/visits/{row.id}"


def test_once_it_has_begun_only_the_visitor_moves_it_and_what_was_noted_stays_within(
    browser, cast, placement, clock
):
    row = a_visit(placement, NINE, 3)
    clock.move_to(NINE - timedelta(minutes=59))
    lena, amina = browser.as_(cast.lena), browser.as_(cast.amina)
    assert not lena.get("shadowing.read_visit", visit_id=row.id).has_link("Change when or where")
    answer = lena.post(f"/visits/{row.id}/change", {**WHEN, "edition": "1"})
    assert "only the visitor can change it now" in answer.get_data(as_text=True)
    assert lena.post(f"/visits/{row.id}/cancel").status_code == 422
    amina.get("shadowing.read_day", visit_id=row.id)
    amina.submit("Contact with parents")
    amina.get("shadowing.edit_visit", visit_id=row.id)
    page = amina.submit("Change the visit", status=422, starts="11:00")
    assert "You noted activities that began" in page.errors[0]
    amina.submit("Change the visit", starts="08:30", ends="15:00")
    assert not amina.get("shadowing.read_visit", visit_id=row.id).has_link("Cancel this visit")
    answer = amina.post(f"/visits/{row.id}/cancel")
    assert (answer.status_code, "so it took place" in answer.get_data(as_text=True)) == (422, True)


def test_a_visit_that_is_signed_off_stays_as_it_is(browser, cast, clock):
    row = a_day(signed_off_at=NINE + timedelta(hours=4))
    clock.move_to(NINE + timedelta(hours=5))
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.read_visit", visit_id=row.id)
    assert not page.has_link("Change when or where")
    assert amina.post(f"/visits/{row.id}/change", {**WHEN, "edition": "1"}).status_code == 422
    assert amina.post(f"/visits/{row.id}/cancel").status_code == 422


def test_no_visit_before_all_have_agreed_on_hold_or_long_after(browser, cast, clock):
    waiting = a_placement(state=PlacementState.ACCEPTED)
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.plan_visit", placement_id=waiting.id)
    assert "once visitor, host and home leader have agreed" in page
    assert "Plan the visit" not in page.buttons
    answer = amina.post(f"/placements/{waiting.id}/visits/plan", WHEN)
    assert answer.status_code == 422
    running = a_placement()
    key = running.id
    host = db.session.get(Membership, cast.lena.membership_id)
    host.ends_on = date(2026, 11, 1)
    assert "on hold" in amina.get("shadowing.plan_visit", placement_id=running.id)
    host.ends_on = None
    db.session.commit()
    clock.move_to(datetime(2026, 12, 20, 9, 0, tzinfo=UTC))
    amina = amina.second(cast.amina)
    amina.get(f"/placements/{key}/visits/plan")
    assert "Plan the visit" in amina.page.buttons
    clock.move_to(datetime(2027, 1, 2, 9, 0, tzinfo=UTC))
    amina = amina.second(cast.amina)
    assert "has ended" in amina.get(f"/placements/{key}/visits/plan")
    assert present.today() == date(2027, 1, 2)


def test_only_visitor_and_host_plan_and_only_the_three_look(browser, cast, placement):
    row = a_visit(placement, NINE, 3)
    path = f"/placements/{placement.id}/visits/plan"
    for name in ("helen", "tom", "ruth", "sam", "miriam", "priya"):
        window = browser.as_(getattr(cast, name))
        assert window.fetch(path).status_code == 404
        assert window.post(path, WHEN).status_code == 404
        assert window.post(f"/visits/{row.id}/cancel").status_code == 404
    for path in (f"/visits/{row.id}", f"/visits/{row.id}.ics"):
        for name in ("tom", "ruth", "sam", "miriam", "priya"):
            assert browser.as_(getattr(cast, name)).fetch(path).status_code == 404
