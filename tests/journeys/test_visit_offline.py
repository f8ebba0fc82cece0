"""The day of a visit on a phone whose connection comes and goes: nothing is lost or made twice."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from sqlalchemy import delete, select, update

from learning import clock
from learning.database import db
from learning.people.models import SignIn
from learning.shadowing.models import Observation, Visit
from tests.cast import PASSWORD
from tests.learning.shadowing.seeing import a_placement, a_visit

pytestmark = pytest.mark.browser

PHONE = 360
WORDS = "[data-day-words]"
SAID = "[data-day-said]"
CLOCK = "[data-day-clock]"
ALL_SENT = re.compile("Everything is sent")
SHIFTED = """
(() => {
  const Real = Date;
  const shift = () => Number(sessionStorage.getItem("shift"));
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + shift()])); }
    static now() { return Real.now() + shift(); }
  };
  window.shiftClock = (seconds) => sessionStorage.setItem("shift", shift() + seconds * 1000);
})();
"""
"""A phone whose clock can be moved, by seconds."""
TAP_MANY = """
async ([times, seconds]) => {
  const buttons = [...document.querySelectorAll("[data-day-start] button[name=category]")];
  const rows = () => document.querySelectorAll(".activities > li").length;
  for (let count = 0; count < times; count += 1) {
    window.shiftClock(seconds);
    const before = rows();
    buttons[count % buttons.length].click();
    while (rows() === before) await new Promise((resolve) => setTimeout(resolve));
  }
}
"""
"""Tap one kind of work after the other; each time until it is shown."""


@pytest.fixture
def visit_id(whole_app, cast):
    """A visit of Amina’s to Lena that goes on just now."""
    now, today = clock.now(), clock.today()
    days = {"starts_on": today - timedelta(days=3), "ends_on": today + timedelta(days=30)}
    placement = a_placement(cast.amina, cast.lena, **days)
    key = a_visit(placement, now - timedelta(hours=1), hours=10).id
    db.session.rollback()
    return key


@pytest.fixture
def day(open_window, cast, visit_id):
    """`day()`: Amina’s phone with the page of the day; everything of it is kept there."""

    def open_day(person=cast.amina, **options):
        window = open_window(person, width=PHONE, height=740, **options)
        window.add_init_script(SHIFTED)
        window.goto(f"/visits/{visit_id}/day")
        expect(window.locator(WORDS)).to_have_text(ALL_SENT)
        return window

    return open_day


def _tap(window: Window, words: str) -> None:
    """One tap, and it is shown."""
    window.locator("[data-day-start]").get_by_role("button", name=words).click()
    expect(window.locator(SAID)).to_contain_text(words)


def _tap_many(window: Window, times: int, seconds: int = 30) -> None:
    window.evaluate(TAP_MANY, [times, seconds])


def _rows(window: Window):
    return window.locator(".activities > li")


def _back(window: Window) -> None:
    """The connection is back."""
    window.context.set_offline(False)
    window.evaluate("window.dispatchEvent(new Event('online'))")


def _is_kept_for_later(window: Window, visit_id: int) -> None:
    """The page and its worker are in the browser."""
    window.wait_for_function(
        """async (path) => {
          const found = await caches.match(path, { ignoreVary: true });
          const worker = await navigator.serviceWorker.getRegistration("/visits/");
          return found && worker?.active?.state === "activated";
        }""",
        arg=f"/visits/{visit_id}/day",
    )


def _stored(visit_id: int) -> list[Observation]:
    db.session.rollback()
    rows = db.session.scalars(
        select(Observation)
        .where(Observation.visit_id == visit_id, Observation.is_deleted.is_(False))
        .order_by(Observation.started_at, Observation.id)
    )
    return list(rows)


def _what_is_left(window: Window) -> list[str]:
    """Names of everything in the browser that belongs to somebody."""
    return window.evaluate(
        """async () => [
          ...(await indexedDB.databases()).map((each) => each.name),
          ...(await caches.keys()),
          ...Object.keys(localStorage),
        ]"""
    )


def _is_over(visit_id: int) -> None:
    """The visit ended two hours ago, as the server knows."""
    ended = {
        "starts_at": clock.now() - timedelta(hours=9),
        "ends_at": clock.now() - timedelta(hours=2),
    }
    db.session.execute(update(Visit).where(Visit.id == visit_id).values(**ended))
    db.session.commit()


def _end_all_sessions() -> None:
    db.session.execute(delete(SignIn))
    db.session.commit()


def _sign_in(window: Window, member) -> None:
    window.get_by_label("E-mail address").fill(member.email)
    window.get_by_label("Password", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()
    expect(window).not_to_have_url(re.compile("/sign-in"))


def _sign_out(window: Window) -> None:
    window.locator(".you > summary").click()
    window.get_by_role("button", name="Sign out").click()


def test_one_tap_starts_an_activity_and_the_next_ends_it(day, visit_id):
    window = day()
    _tap(window, "Contact with parents")
    expect(window.locator(SAID)).to_have_text(re.compile("Contact with parents began at"))
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    window.evaluate("shiftClock(600)")
    _tap(window, "Direct work with pupils")
    expect(_rows(window).nth(1)).to_contain_text("10 minutes")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.category_slug for each in _stored(visit_id)] == ["par", "pup"]


def test_what_is_said_of_an_activity_is_kept_as_it_is_chosen(day, visit_id):
    window = day()
    _tap(window, "Contact with parents")
    row = _rows(window).first
    row.get_by_text("Liaising").click()
    row.get_by_text("Takes energy").click()
    row.get_by_text("Flashpoint").click()
    row.get_by_label("A line without names").fill("She listened first.")
    expect(row.locator("[data-part=said]")).to_have_text(
        "Liaising · Takes energy · Flashpoint · She listened first."
    )
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    [kept] = _stored(visit_id)
    assert (kept.mode, kept.energy, kept.tag) == ("liaising", "low", "flashpoint")
    assert kept.note == "She listened first."


def test_a_second_tap_in_a_hurry_notes_nothing(day, visit_id):
    window = day()
    _tap(window, "Contact with parents")
    _tap(window, "Contact with parents")
    expect(window.locator(SAID)).to_have_text("Contact with parents has only just begun.")
    expect(_rows(window)).to_have_count(1)


def test_what_was_taken_out_can_be_put_back(day, visit_id):
    window = day()
    _tap(window, "Contact with parents")
    _rows(window).first.get_by_role("button", name="Take it out").click()
    expect(_rows(window)).to_have_count(0)
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert _stored(visit_id) == []
    window.get_by_role("button", name="Put it back").click()
    expect(_rows(window)).to_have_count(1)
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.category_slug for each in _stored(visit_id)] == ["par"]


def test_two_hundred_made_offline_arrive_once_each_though_cut_off_three_times(day, visit_id):
    window = day()
    window.context.set_offline(True)
    _tap_many(window, 200)
    expect(window.locator(WORDS)).to_contain_text(
        "200 activities wait in this browser; they are sent when there is a connection."
    )
    keys = window.locator(".activities > li").evaluate_all("all => all.map(e => e.dataset.key)")
    cuts, pieces = ["before", "after", "after"], []
    _cut_off(window, cuts, pieces)
    window.context.set_offline(False)
    while cuts:
        _back(window)
        window.wait_for_timeout(20)
    _back(window)
    expect(window.locator(WORDS)).to_have_text(ALL_SENT, timeout=30_000)
    assert max(pieces) == 50
    assert sum(pieces) >= 200 + 3 * 50
    stored = _stored(visit_id)
    assert len(stored) == 200
    assert {each.client_key for each in stored} == set(keys)
    expect(_rows(window)).to_have_count(200)


def _cut_off(window: Window, cuts: list[str], pieces: list[int]) -> None:
    """The next attempts to send fail before they arrive, or before the answer does."""

    def meddle(route) -> None:
        pieces.append(len(route.request.post_data_json["entries"]))
        moment = cuts.pop(0) if cuts else None
        if moment == "after":
            route.fetch()
        if moment:
            route.abort()
        else:
            route.continue_()

    window.route("**/sync", meddle)


def test_a_page_opened_again_offline_shows_what_was_entered(day, visit_id):
    window = day()
    _is_kept_for_later(window, visit_id)
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    window.context.set_offline(True)
    window.evaluate("shiftClock(600)")
    _tap(window, "Direct work with pupils")
    expect(_rows(window)).to_have_count(2)
    window.reload()
    expect(_rows(window)).to_have_count(2)
    expect(_rows(window).first).to_contain_text("Not sent yet")
    expect(window.locator(WORDS)).to_contain_text("1 activity waits in this browser; it is sent")
    window.close()
    later = window.context.new_page()
    later.goto(f"/visits/{visit_id}/day")
    expect(_rows(later)).to_have_count(2)
    _tap(later, "Agencies")
    expect(_rows(later)).to_have_count(3)
    _back(later)
    expect(later.locator(WORDS)).to_have_text(ALL_SENT)
    assert len(_stored(visit_id)) == 3


def test_with_a_connection_the_page_is_never_an_old_one(day, visit_id):
    window = day()
    _is_kept_for_later(window, visit_id)
    _is_over(visit_id)
    window.goto(f"/visits/{visit_id}/day")
    expect(window.locator("main")).to_contain_text("The visit is over.")
    _end_all_sessions()
    window.goto(f"/visits/{visit_id}/day")
    expect(window).to_have_url(re.compile("/sign-in"))


def test_signed_out_meanwhile_it_waits_and_goes_after_signing_in(day, cast, visit_id):
    window = day()
    _end_all_sessions()
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("You have been signed out. 1 activity waits")
    assert _stored(visit_id) == []
    window.locator(WORDS).get_by_role("link", name="Sign in").click()
    _sign_in(window, cast.amina)
    expect(window).to_have_url(re.compile(f"/visits/{visit_id}/day"))
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert len(_stored(visit_id)) == 1


def test_a_page_left_open_goes_on_after_signing_in_elsewhere(day, cast, visit_id):
    window = day()
    _end_all_sessions()
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("You have been signed out")
    other = window.context.new_page()
    other.goto("/sign-in")
    _sign_in(other, cast.amina)
    other.close()
    window.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert len(_stored(visit_id)) == 1


def test_signing_out_asks_first_and_leaves_nothing(day, visit_id):
    window = day()
    _is_kept_for_later(window, visit_id)
    window.context.set_offline(True)
    _tap_many(window, 5)
    asked, answers = [], [False, True]
    window.on("dialog", lambda d: (asked.append(d.message), _answer(d, answers.pop(0))))
    _sign_out(window)
    expect(_rows(window)).to_have_count(5)
    window.wait_for_timeout(100)
    assert len(asked) == 1
    assert asked[0].startswith("5 activities of your visit have not been sent. Send them first")
    window.route("**/sync", lambda route: route.abort())
    window.context.set_offline(False)
    window.get_by_role("button", name="Sign out").click()
    expect(window).to_have_url(re.compile("/sign-in"))
    assert len(asked) == 2
    assert _what_is_left(window) == []
    assert _stored(visit_id) == []


def _answer(dialog, is_yes: bool) -> None:
    dialog.accept() if is_yes else dialog.dismiss()


def test_with_a_connection_signing_out_sends_first_and_asks_nothing(day, visit_id):
    window = day()
    window.context.set_offline(True)
    _tap_many(window, 2)
    window.context.set_offline(False)
    asked = []
    window.on("dialog", lambda d: (asked.append(d.message), d.dismiss()))
    _sign_out(window)
    expect(window).to_have_url(re.compile("/sign-in"))
    assert asked == []
    assert len(_stored(visit_id)) == 2
    assert _what_is_left(window) == []


def test_signing_out_on_another_page_asks_too(day, visit_id):
    window = day()
    window.route("**/sync", lambda route: route.abort())
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("1 activity waits")
    window.goto("/")
    asked = []
    window.on("dialog", lambda d: (asked.append(d.message), d.accept()))
    _sign_out(window)
    expect(window).to_have_url(re.compile("/sign-in"))
    assert asked[0].startswith("1 activity of your visit has not been sent.")
    assert _what_is_left(window) == []


def test_another_window_forgets_when_the_person_signs_out(day, visit_id):
    window = day()
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    other = window.context.new_page()
    other.goto("/")
    _sign_out(other)
    expect(other).to_have_url(re.compile("/sign-in"))
    expect(window.locator(WORDS)).to_contain_text("You have signed out in this browser")
    expect(_rows(window)).to_have_count(0)
    assert _what_is_left(other) == []


def test_somebody_else_on_the_same_phone_sees_and_sends_nothing(day, cast, visit_id):
    window = day()
    _is_kept_for_later(window, visit_id)
    window.context.set_offline(True)
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("1 activity waits")
    _end_all_sessions()
    window.close()
    window.context.set_offline(False)
    shared = window.context.new_page()
    shared.goto("/sign-in")
    _sign_in(shared, cast.tom)
    answer = shared.goto(f"/visits/{visit_id}/day")
    assert answer.status == 404
    shared.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        shared.goto(f"/visits/{visit_id}/day")
    shared.context.set_offline(False)
    shared.goto("/")
    _sign_out(shared)
    expect(shared).to_have_url(re.compile("/sign-in"))
    assert _stored(visit_id) == []
    shared.goto(f"/visits/{visit_id}/day")
    _sign_in(shared, cast.amina)
    expect(shared.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.category_slug for each in _stored(visit_id)] == ["par"]


def test_an_open_page_goes_when_somebody_else_signs_in(day, cast, visit_id):
    window = day()
    _end_all_sessions()
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("You have been signed out")
    other = window.context.new_page()
    other.goto("/sign-in")
    _sign_in(other, cast.tom)
    window.evaluate("window.dispatchEvent(new Event('online'))")
    expect(window.locator("h1")).to_have_text("There is no page here")
    assert _stored(visit_id) == []
    assert f"alongside-visits:{cast.amina.id}" in _what_is_left(window)


def test_a_note_that_may_name_a_pupil_stays_and_asks(day, visit_id):
    window = day()
    _tap(window, "Contact with parents")
    row = _rows(window).first
    row.get_by_label("A line without names").fill("born 3 May 2016")
    expect(row.locator("[data-part=refused]")).to_contain_text("looks like a date of birth")
    expect(window.locator(WORDS)).to_contain_text("1 activity was not taken")
    row.get_by_role("button", name="No pupil is named: send it").click()
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.note for each in _stored(visit_id)] == ["born 3 May 2016"]


def test_two_windows_show_and_send_the_same(day, visit_id):
    window = day()
    other = window.context.new_page()
    other.goto(f"/visits/{visit_id}/day")
    _tap(window, "Contact with parents")
    expect(_rows(other)).to_have_count(1)
    _tap(other, "Contact with parents")
    expect(other.locator(SAID)).to_contain_text("has only just begun")
    expect(_rows(window)).to_have_count(1)


def test_entries_made_twice_on_two_phones_become_one(day, visit_id):
    phone, tablet = day(), day()
    tablet.context.set_offline(True)
    _tap(phone, "Contact with parents")
    _tap(tablet, "Contact with parents")
    expect(phone.locator(WORDS)).to_have_text(ALL_SENT)
    _back(tablet)
    expect(tablet.locator(WORDS)).to_have_text(ALL_SENT)
    expect(_rows(tablet)).to_have_count(1)
    assert len(_stored(visit_id)) == 1


@pytest.mark.parametrize(("seconds", "says"), [(720, "12 minutes fast"), (-720, "12 minutes slow")])
def test_a_clock_that_is_wrong_is_said(day, visit_id, seconds, says):
    window = day()
    expect(window.locator(CLOCK)).to_have_text("")
    window.evaluate(f"shiftClock({seconds})")
    _tap(window, "Contact with parents")
    expect(window.locator(CLOCK)).to_contain_text(f"The clock of this device is {says}")


def test_a_browser_that_keeps_nothing_says_so_and_sends_at_once(open_window, cast, visit_id):
    window = open_window(cast.amina, width=PHONE)
    window.add_init_script("IDBFactory.prototype.open = () => { throw new Error('refused'); };")
    window.goto(f"/visits/{visit_id}/day")
    expect(window.locator(WORDS)).to_contain_text("This browser keeps nothing")
    _tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("Everything is sent")
    assert len(_stored(visit_id)) == 1


def test_other_pages_load_nothing_of_it(open_window, cast):
    window = open_window(cast.amina)
    window.goto("/")
    loaded = window.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    assert not [each for each in loaded if "/day" in each]
