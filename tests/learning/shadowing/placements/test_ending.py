"""Days that change, and ends: withdrawn, cancelled the evening before, finished, run out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from learning.database import db
from learning.errors import Refused
from learning.shadowing.placements import ending, services
from learning.shadowing.placements.queries import placements_in_short
from learning.shadowing.placements.typed import Wish
from learning.shadowing.rules import Party, PlacementState, VisitState
from learning.sharing import services as sharing
from learning.sharing.models import Share
from learning.sharing.rules import SubjectKind
from tests.learning.shadowing.placements import placing
from tests.learning.shadowing.placements.placing import AIM, LAST

EVENING = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)


def move(key, starts_on=placing.FIRST, ends_on=LAST):
    moved = services.change(
        1,
        key,
        Wish(aim=AIM, aims=("look-closely",), starts_on=starts_on, ends_on=ends_on),
        offered_aims=("look-closely",),
        edition=placing.edition(key, 1),
    )
    db.session.commit()
    return moved


def share(key, with_id=10, ends_on=LAST):
    made = sharing.share(
        1,
        kind=SubjectKind.PLACEMENT,
        subject_id=key,
        title="Placement",
        with_person_id=with_id,
        parts=("visits",),
        ends_on=ends_on,
    )
    db.session.commit()
    return made


def standing(share_id):
    db.session.rollback()
    row = db.session.scalar(select(Share).where(Share.id == share_id))
    return None if row.withdrawn_at else row.ends_on


def test_days_moved_a_little_leave_the_agreement_and_are_told_to_all(browser, cast):
    key = placing.agreed()
    amina = browser.as_(cast.amina)
    amina.get("shadowing.edit_placement", placement_id=key)
    amina.submit("Save the change", {"ends_on": "2027-01-15"})
    assert placing.seen(cast.amina, key).state is PlacementState.AGREED
    for person in (cast.lena, cast.helen):
        page = browser.as_(person).get("shadowing.read_placement", placement_id=key)
        assert "Before: 23 November 2026 to 18 December 2026." in page
        assert "Now: 23 November 2026 to 15 January 2027." in page


def test_days_moved_by_more_than_four_weeks_are_agreed_anew(browser, cast):
    key = placing.agreed()
    amina = browser.as_(cast.amina)
    amina.get("shadowing.edit_placement", placement_id=key)
    page = amina.submit("Save the change", {"ends_on": "2027-01-16"})
    assert "the three of you agree to the rules anew" in page.notices[0]
    assert placing.seen(cast.amina, key).state is PlacementState.RELEASED
    assert [each.kind for each in placements_in_short(10, placing.FIRST).to_do] == ["agree"]


def test_many_small_moves_are_one_large_one(app, cast):
    key = placing.agreed()
    assert not move(key, ends_on=LAST + timedelta(days=20))[1]
    assert move(key, ends_on=LAST + timedelta(days=40))[1]


def test_a_planned_visit_stays_within_the_days(browser, cast):
    key = placing.agreed()
    placing.a_visit(key, datetime(2026, 12, 16, 9, 0, tzinfo=UTC))
    amina = browser.as_(cast.amina)
    amina.get("shadowing.edit_placement", placement_id=key)
    page = amina.submit("Save the change", {"ends_on": "2026-12-15"}, status=422)
    assert "The visit on 16 December 2026 would lie outside of these days." in page.errors[0]


def test_an_earlier_last_day_ends_what_host_and_leader_see_and_no_mentor(app, cast):
    key = placing.agreed()
    host, leader, mentor = share(key), share(key, 5), share(key, 9, LAST + timedelta(days=90))
    move(key, ends_on=date(2026, 12, 1))
    assert standing(host) == standing(leader) == date(2026, 12, 1)
    assert standing(mentor) == LAST + timedelta(days=90)


def test_two_windows_lose_no_aim(browser, cast):
    key = placing.asked()
    one, two = browser.as_(cast.amina), browser.second(cast.amina)
    for window in (one, two):
        window.get("shadowing.edit_placement", placement_id=key)
    one.submit("Save the change", {"aim": "A review."})
    page = two.submit("Save the change", {"aim": "A deadline."}, status=409)
    assert "A review." in page
    assert page.field("aim").value == "A deadline."


def test_the_first_day_of_one_that_runs_may_stay_in_the_past(app, cast, clock):
    key = placing.agreed()
    clock.move_to(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    move(key, ends_on=date(2026, 12, 20))
    with pytest.raises(Refused, match="today or a later day"):
        move(key, starts_on=date(2026, 11, 30), ends_on=date(2026, 12, 20))


@pytest.mark.parametrize(
    ("who", "button", "state"),
    [
        ("amina", "Withdraw", PlacementState.WITHDRAWN),
        ("lena", "Cancel the placement", PlacementState.CANCELLED),
        ("helen", "Cancel the placement", PlacementState.CANCELLED),
    ],
)
def test_cancelled_the_evening_before_nothing_takes_place(browser, cast, clock, who, button, state):
    key = placing.agreed()
    placing.a_visit(key)
    placing.a_visit(key, datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    shared = share(key)
    clock.move_to(EVENING)
    window = browser.as_(getattr(cast, who))
    page = window.get("shadowing.begin_end", placement_id=key)
    assert "2 visits are still to come, the next on 24 November 2026, 09:00 to 12:00." in page
    assert "tell the others yourself as well" in page
    window.submit(button, {"note": "I am ill."})
    seen = placing.seen(cast.amina, key)
    assert (seen.state, seen.closed_by) == (
        state,
        {"amina": Party.VISITOR, "lena": Party.HOST, "helen": Party.HOME_LEADER}[who],
    )
    visits = placing.visits_of(key)
    assert {each.state for each in visits} == {VisitState.CANCELLED}
    assert {each.edition for each in visits} == {2}
    assert standing(shared) is None
    for other in {"amina", "lena", "helen"} - {who}:
        page = browser.as_(getattr(cast, other)).get("shadowing.list_placements")
        assert "No visit takes place any more" in page or "no visit takes place any more" in page
        page = browser.as_(getattr(cast, other)).get("shadowing.read_placement", placement_id=key)
        assert "I am ill." in page


def test_a_visit_that_has_begun_is_not_cancelled_with_it(app, cast, clock):
    key = placing.agreed()
    placing.a_visit(key)
    clock.move_to(placing.TOMORROW + timedelta(hours=1))
    ending.stop(cast.lena.id, key, Party.HOST, note="")
    db.session.commit()
    assert placing.visits_of(key)[0].state is VisitState.PLANNED


@pytest.mark.parametrize("make", [placing.asked, placing.accepted, placing.time_asked])
def test_the_visitor_withdraws_at_any_point(app, cast, make):
    key = make()
    ending.stop(cast.amina.id, key, Party.VISITOR, note="")
    db.session.commit()
    assert placing.seen(cast.amina, key).state is PlacementState.WITHDRAWN
    assert ending.stop(cast.amina.id, key, Party.VISITOR, note="") == 0


def test_what_has_ended_cannot_be_ended_or_changed(app, cast):
    key = placing.agreed()
    ending.stop(cast.lena.id, key, Party.HOST, note="")
    db.session.commit()
    with pytest.raises(Refused):
        ending.stop(cast.amina.id, key, Party.VISITOR, note="")
    with pytest.raises(Refused):
        move(key, ends_on=date(2026, 12, 1))
    with pytest.raises(Refused):
        placing.agree(cast.amina.id, key)


def test_it_finishes_by_itself_after_its_last_day(browser, cast, clock):
    key = placing.agreed()
    clock.move_to(datetime(2026, 12, 18, 23, 59, tzinfo=UTC))
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "Running" in page
    clock.move_to(datetime(2026, 12, 19, 0, 1, tzinfo=UTC))
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "Finished" in page
    assert not page.has_link("Withdraw")
    assert placing.seen(cast.amina, key).state is PlacementState.AGREED


def test_the_visitor_finishes_it_before(browser, cast):
    key = placing.agreed()
    placing.a_visit(key)
    host, mentor = share(key), share(key, 9)
    amina = browser.as_(cast.amina)
    amina.get("shadowing.read_placement", placement_id=key)
    amina.follow("Finish it now")
    page = amina.submit("Finish it")
    assert "Finished" in page
    assert placing.visits_of(key)[0].state is VisitState.CANCELLED
    assert standing(host) is None
    assert standing(mentor) == LAST


def test_one_that_was_never_agreed_can_be_given_other_days(browser, cast, clock):
    key = placing.asked()
    clock.move_to(datetime(2027, 1, 5, 9, 0, tzinfo=UTC))
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "Its days passed before everything was agreed" in page
    amina.follow("Choose other days")
    amina.submit("Save the change", {"starts_on": "2027-01-11", "ends_on": "2027-02-12"})
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "Waiting for Lena Kowalska" in page
