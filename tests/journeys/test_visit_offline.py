"""The day of a visit on a phone whose connection comes and goes: nothing is lost or made twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.phone import (
    ALL_SENT,
    CLOCK,
    PHONE,
    SAID,
    WORDS,
    back,
    cut_off,
    end_all_sessions,
    is_kept_for_later,
    is_over,
    rows,
    stored,
    tap,
    tap_many,
)
from tests.journeys.test_accessibility import LOOKS, RUN, TAGS
from tests.live import axe_source

pytestmark = pytest.mark.browser


def test_one_tap_starts_an_activity_and_the_next_ends_it(day, visit_id):
    window = day()
    tap(window, "Contact with parents")
    expect(window.locator(SAID)).to_have_text(re.compile("Contact with parents began at"))
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    window.evaluate("shiftClock(600)")
    tap(window, "Direct work with pupils")
    expect(rows(window).nth(1)).to_contain_text("10 minutes")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.category_slug for each in stored(visit_id)] == ["par", "pup"]


def test_what_is_said_of_an_activity_is_kept_as_it_is_chosen(day, visit_id):
    window = day()
    tap(window, "Contact with parents")
    row = rows(window).first
    row.get_by_text("Liaising").click()
    row.get_by_text("Takes energy").click()
    row.get_by_text("Flashpoint").click()
    row.get_by_label("A line without names").fill("She listened first.")
    expect(row.locator("[data-part=said]")).to_have_text(
        "Liaising · Takes energy · Flashpoint · She listened first."
    )
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    [kept] = stored(visit_id)
    assert (kept.mode, kept.energy, kept.tag) == ("liaising", "low", "flashpoint")
    assert kept.note == "She listened first."


def test_a_second_tap_in_a_hurry_notes_nothing(day, visit_id):
    window = day()
    tap(window, "Contact with parents")
    tap(window, "Contact with parents")
    expect(window.locator(SAID)).to_have_text("Contact with parents has only just begun.")
    expect(rows(window)).to_have_count(1)


def test_what_was_taken_out_can_be_put_back(day, visit_id):
    window = day()
    tap(window, "Contact with parents")
    rows(window).first.get_by_role("button", name="Take it out").click()
    expect(rows(window)).to_have_count(0)
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert stored(visit_id) == []
    window.get_by_role("button", name="Put it back").click()
    expect(rows(window)).to_have_count(1)
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.category_slug for each in stored(visit_id)] == ["par"]


def test_two_hundred_made_offline_arrive_once_each_though_cut_off_three_times(day, visit_id):
    window = day()
    window.context.set_offline(True)
    tap_many(window, 200)
    expect(window.locator(WORDS)).to_contain_text(
        "200 activities wait in this browser; they are sent when there is a connection."
    )
    keys = window.locator(".activities > li").evaluate_all("all => all.map(e => e.dataset.key)")
    cuts, pieces = ["before", "after", "after"], []
    cut_off(window, cuts, pieces)
    window.context.set_offline(False)
    while cuts:
        back(window)
        window.wait_for_timeout(20)
    back(window)
    expect(window.locator(WORDS)).to_have_text(ALL_SENT, timeout=30_000)
    assert max(pieces) == 50
    assert sum(pieces) >= 200 + 3 * 50
    arrived = [each.client_key for each in stored(visit_id)]
    assert len(arrived) == 200
    assert set(arrived) == set(keys)
    expect(rows(window)).to_have_count(200)


def test_a_page_opened_again_offline_shows_what_was_entered(day, visit_id):
    window = day()
    is_kept_for_later(window, visit_id)
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    window.context.set_offline(True)
    window.evaluate("shiftClock(600)")
    tap(window, "Direct work with pupils")
    expect(rows(window)).to_have_count(2)
    window.reload()
    expect(rows(window)).to_have_count(2)
    expect(rows(window).first).to_contain_text("Not sent yet")
    expect(window.locator(WORDS)).to_contain_text("1 activity waits in this browser; it is sent")
    window.close()
    later = window.context.new_page()
    later.goto(f"/visits/{visit_id}/day")
    expect(rows(later)).to_have_count(2)
    tap(later, "Agencies")
    expect(rows(later)).to_have_count(3)
    back(later)
    expect(later.locator(WORDS)).to_have_text(ALL_SENT)
    assert len(stored(visit_id)) == 3


def test_with_a_connection_the_page_is_never_an_old_one(day, visit_id):
    window = day()
    is_kept_for_later(window, visit_id)
    is_over(visit_id)
    window.goto(f"/visits/{visit_id}/day")
    expect(window.locator("main")).to_contain_text("The visit is over.")
    end_all_sessions()
    window.goto(f"/visits/{visit_id}/day")
    expect(window).to_have_url(re.compile("/sign-in"))


def test_a_note_that_may_name_a_pupil_stays_and_asks(day, visit_id):
    window = day()
    tap(window, "Contact with parents")
    row = rows(window).first
    row.get_by_label("A line without names").fill("born 3 May 2016")
    expect(row.locator("[data-part=refused]")).to_contain_text("looks like a date of birth")
    expect(window.locator(WORDS)).to_contain_text("1 activity was not taken")
    row.get_by_role("button", name="No pupil is named: send it").click()
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.note for each in stored(visit_id)] == ["born 3 May 2016"]


def test_two_windows_show_and_send_the_same(day, visit_id):
    window = day()
    other = window.context.new_page()
    other.goto(f"/visits/{visit_id}/day")
    tap(window, "Contact with parents")
    expect(rows(other)).to_have_count(1)
    tap(other, "Contact with parents")
    expect(other.locator(SAID)).to_contain_text("has only just begun")
    expect(rows(window)).to_have_count(1)


def test_entries_made_twice_on_two_phones_become_one(day, visit_id):
    phone, tablet = day(), day()
    tablet.context.set_offline(True)
    tap(phone, "Contact with parents")
    tap(tablet, "Contact with parents")
    expect(phone.locator(WORDS)).to_have_text(ALL_SENT)
    back(tablet)
    expect(tablet.locator(WORDS)).to_have_text(ALL_SENT)
    expect(rows(tablet)).to_have_count(1)
    assert len(stored(visit_id)) == 1


@pytest.mark.parametrize(("seconds", "says"), [(720, "12 minutes fast"), (-720, "12 minutes slow")])
def test_a_clock_that_is_wrong_is_said(day, visit_id, seconds, says):
    window = day()
    expect(window.locator(CLOCK)).to_have_text("")
    window.evaluate(f"shiftClock({seconds})")
    tap(window, "Contact with parents")
    expect(window.locator(CLOCK)).to_contain_text(f"The clock of this device is {says}")


def test_a_browser_that_keeps_nothing_says_so_and_sends_at_once(open_window, cast, visit_id):
    window = open_window(cast.amina, **PHONE)
    window.add_init_script("IDBFactory.prototype.open = () => { throw new Error('refused'); };")
    window.goto(f"/visits/{visit_id}/day")
    expect(window.locator(WORDS)).to_contain_text("This browser keeps nothing")
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("Everything is sent")
    assert len(stored(visit_id)) == 1


def test_other_pages_load_nothing_of_it(open_window, cast):
    window = open_window(cast.amina)
    window.goto("/")
    loaded = window.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    assert not [each for each in loaded if "/day" in each]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(day, visit_id, look, windows):
    window = day(bypass_csp=True)
    cookie = {"name": "reading", "value": LOOKS[look], "url": windows.server.url}
    window.context.add_cookies([cookie])
    window.reload()
    tap(window, "Contact with parents")
    window.evaluate("shiftClock(600)")
    tap(window, "Everything else")
    rows(window).first.get_by_label("A line without names").fill("born 3 May 2016")
    expect(window.locator(WORDS)).to_contain_text("1 activity was not taken")
    window.evaluate(axe_source())
    violations = window.evaluate(RUN, TAGS)["violations"]
    assert [f"{each['id']} {each['nodes'][0]['html'][:200]}" for each in violations] == []
    window.set_viewport_size({"width": 320, "height": 600})
    assert window.evaluate("document.documentElement.scrollWidth") <= 320
