"""The day on a phone without a script: one tap begins an activity, and everything can be undone."""

from datetime import timedelta

import pytest

from learning.database import db
from learning.people.models import Membership
from learning.shadowing.models import Observation, Placement
from tests.learning.shadowing.visits.noting import NINE, NOON, a_day, kept_of, post, sent


@pytest.fixture(autouse=True)
def _at_nine(clock):
    clock.move_to(NINE)


@pytest.fixture
def visit(app):
    del app
    return a_day()


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


def opened(window, visit):
    return window.get("shadowing.read_day", visit_id=visit.id)


def tap(window, visit, words):
    opened(window, visit)
    return window.submit(words)


def test_a_tap_begins_an_activity_and_the_next_one_ends_it(amina, visit, clock):
    page = opened(amina, visit)
    assert "Nothing is being noted" in page
    tap(amina, visit, "Contact with parents")
    clock.move_to(NINE + timedelta(minutes=25))
    page = opened(amina, visit)
    assert "Now Contact with parents" in page.text
    assert "Since 09:00, 25 minutes so far" in page
    page = tap(amina, visit, "Data")
    assert "Now Data" in page.text
    assert "Contact with parents 09:00 to 09:25, 25 minutes" in page.text
    page = amina.submit("End Data")
    assert "Nothing is being noted" in page
    assert [row.category_slug for row in kept_of(visit)] == ["par", "dat"]


def test_a_tap_sent_twice_begins_one(amina, visit):
    page = opened(amina, visit)
    fields = {"category": "par", "form_id": page.field("form_id").value}
    for _ in range(2):
        assert amina.post(f"/visits/{visit.id}/activities", fields).status_code == 302
    assert len(kept_of(visit)) == 1
    amina.post(f"/visits/{visit.id}/activities", {**fields, "category": "sta"})
    assert len(kept_of(visit)) == 2


def test_undo_lets_the_one_before_go_on(amina, visit, clock):
    tap(amina, visit, "Contact with parents")
    clock.move_to(NINE + timedelta(minutes=10))
    tap(amina, visit, "Money")
    page = amina.submit("Undo begin Money")
    assert "Now Contact with parents" in page.text
    assert "Since 09:00, 10 minutes so far" in page
    gone = next(row for row in kept_of(visit) if row.is_deleted)
    assert (gone.category_slug, gone.note) == ("", "")
    # Twice is as once.
    assert amina.post(f"/visits/{visit.id}/activities/{gone.client_key}/undo").status_code == 302


def test_more_is_said_in_a_line_without_names(amina, visit):
    tap(amina, visit, "Contact with parents")
    more = {"mode": "liaising", "energy": "high", "tag": "flashpoint"}
    page = amina.submit("Save", {**more, "note": "Born 12/03/2015"}, status=422)
    assert "Please check" in page.errors[0]
    assert page.field("note").value == "Born 12/03/2015"
    page = amina.submit("Save anyway, it names no pupil")
    assert "Liaising · Gives energy · Born 12/03/2015" in page.text
    assert "Flashpoint" in page.text
    page = amina.submit("Save", note="x" * 201, status=422)
    assert "200 can be kept" in page.errors[0]
    amina.submit("Save", note="")
    (row,) = kept_of(visit)
    assert (row.note, row.mode, row.energy, row.tag) == ("", "liaising", "high", "flashpoint")


def test_said_in_two_windows_both_are_shown(amina, cast, visit):
    tap(amina, visit, "Contact with parents")
    other = amina.second(cast.amina)
    opened(other, visit)
    other.submit("Save", note="From the other.")
    page = amina.submit("Save", note="From this one.", status=409)
    assert "From the other." in page.text
    assert page.field("note").value == "From this one."
    amina.submit("Save")
    assert [row.note for row in kept_of(visit)] == ["From this one."]


def test_everything_of_an_activity_can_be_changed_or_deleted(amina, visit, clock):
    tap(amina, visit, "Contact with parents")
    clock.move_to(NINE + timedelta(minutes=30))
    tap(amina, visit, "Money")
    amina.follow("Change Contact with parents, 09:00")
    page = amina.submit(
        "Save the change", {"category": "sta", "started": "08:50", "ended": "09:20"}
    )
    assert "Advice for staff 08:50 to 09:20, 30 minutes" in page.text
    amina.follow("Change Advice for staff, 08:50")
    amina.submit("Delete this activity")
    (left,) = [row for row in kept_of(visit) if not row.is_deleted]
    assert left.category_slug == "fin"
    key = next(row.client_key for row in kept_of(visit) if row.is_deleted)
    amina.get(f"/visits/{visit.id}/activities/{key}", status=404)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"started": ""}, "Write when it began."),
        ({"started": "early"}, "Write a time like 09:05."),
        ({"ended": "08:30"}, "This ends before it begins. Change one of the two times."),
        ({"started": "07:30"}, "The visit is 24 November 2026, 09:00 to 12:00"),
        ({"category": "gone"}, "Choose what kind of work it was."),
    ],
)
def test_a_change_that_cannot_be_is_said_beside_its_field(amina, visit, typed, words):
    tap(amina, visit, "Contact with parents")
    amina.follow("Change Contact with parents, 09:00")
    (row,) = kept_of(visit)
    fields = {"started": "09:00", "ended": "09:10", "category": "par", **typed}
    answer = amina.post(f"/visits/{visit.id}/activities/{row.client_key}", fields)
    page = amina.check(answer)
    assert (page.status, len(page.errors)) == (422, 1)
    assert words in page.errors[0]


def test_a_time_that_reads_as_before_stays_the_instant_that_it_was(amina, visit):
    began = NINE + timedelta(minutes=5, seconds=42)
    post(amina, visit.id, [sent(started_at=began.isoformat())])
    page = opened(amina, visit)
    amina.follow("Change Contact with parents, 09:05")
    amina.submit("Save the change", note="More.")
    (row,) = kept_of(visit)
    assert (row.started_at, row.note) == (began, "More.")
    assert page.status == 200


def test_a_category_that_the_guide_lost_is_shown_by_its_words_and_stays(amina, visit):
    row = Observation(
        visit_id=visit.id,
        client_key="f" * 32,
        started_at=NINE,
        ended_at=NINE + timedelta(minutes=5),
        category_slug="old-work",
        changed_at=NINE,
    )
    db.session.add(row)
    page = opened(amina, visit)
    assert "Old work" in page.text
    amina.follow("Change Old work, 09:00")
    amina.submit("Save the change", note="More.")
    assert kept_of(visit)[0].category_slug == "old-work"


def test_questions_are_at_hand_for_the_aims_and_for_what_goes_on(amina, visit):
    db.session.get(Placement, visit.placement_id).aims = "look-closely,gone-aim"
    page = tap(amina, visit, "Contact with parents")
    assert "What did you see first?" in page
    assert "Gone aim" in page
    assert "Ask: What do you say when you do not know?" in page


def test_noting_opens_an_hour_before_and_closes_an_hour_after(amina, cast, visit, clock):
    clock.move_to(NINE - timedelta(minutes=61))
    page = opened(amina.second(cast.amina), visit)
    assert "The visit has not begun yet" in page
    amina = amina.second(cast.amina)
    assert not [each for each in page.buttons if each == "Contact with parents"]
    answer = amina.post(f"/visits/{visit.id}/activities", {"category": "par"})
    assert "The visit has not begun yet" in amina.check(answer).text
    clock.move_to(NOON + timedelta(minutes=59))
    amina = amina.second(cast.amina)
    assert "Contact with parents" in opened(amina, visit).buttons
    clock.move_to(NOON + timedelta(minutes=61))
    amina = amina.second(cast.amina)
    assert "The visit is over." in opened(amina, visit)


def test_what_runs_when_the_visit_ends_ends_with_it(amina, cast, visit, clock):
    tap(amina, visit, "Contact with parents")
    clock.move_to(NOON + timedelta(minutes=30))
    page = opened(amina.second(cast.amina), visit)
    assert "Nothing is being noted" in page
    assert "Contact with parents 09:00 to 12:00, 3 hours" in page.text


def test_on_hold_the_page_says_so_and_keeps_what_is_there(amina, cast, visit):
    tap(amina, visit, "Contact with parents")
    host = db.session.get(Membership, cast.lena.membership_id)
    host.ends_on = (NINE - timedelta(days=1)).date()
    db.session.commit()
    page = opened(amina, visit)
    assert "on hold" in page
    assert "Contact with parents 09:00" in page.text
    assert "Save" not in page.buttons
    for path in ("activities", "end"):
        answer = amina.post(f"/visits/{visit.id}/{path}", {"category": "sta"})
        assert answer.status_code == 422
    assert "on hold" in amina.check(answer).text


def test_a_category_that_nobody_offers_begins_nothing(amina, visit):
    answer = amina.post(f"/visits/{visit.id}/activities", {"category": "x" * 500})
    assert "Choose what kind of work it was." in amina.check(answer).text
    assert kept_of(visit) == []


def test_another_s_day_is_not_there(browser, cast, amina, visit):
    tap(amina, visit, "Contact with parents")
    (row,) = kept_of(visit)
    one = f"/visits/{visit.id}/activities/{row.client_key}"
    paths = (f"/visits/{visit.id}/day", f"/visits/{visit.id}/afterwards", one)
    posts = (f"/visits/{visit.id}/end", f"{one}/details", f"{one}/delete", f"{one}/undo", one)
    for member in (cast.lena, cast.helen, cast.tom, cast.sam):
        window = browser.as_(member)
        assert [window.fetch(path).status_code for path in paths] == [404] * 3
        assert [window.post(path).status_code for path in posts] == [404] * 5
    assert not kept_of(visit)[0].is_deleted


def test_a_host_and_a_leader_see_nothing_of_what_is_noted(browser, cast, amina, visit):
    db.session.get(Placement, visit.placement_id).release_asked_at = NINE
    db.session.commit()
    tap(amina, visit, "Contact with parents")
    amina.submit("Save", note="A quiet word.")
    for member in (cast.lena, cast.helen):
        page = browser.as_(member).get("shadowing.read_visit", visit_id=visit.id)
        assert "Contact with parents" not in page
        assert "A quiet word." not in page
        assert "Start the day" not in page
