"""Signing in and out on the phone of a visit: what waits stays its owner’s."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.phone import (
    ALL_SENT,
    WORDS,
    end_all_sessions,
    is_kept_for_later,
    rows,
    sign_in,
    sign_out,
    stored,
    tap,
    tap_many,
    what_is_left,
)

pytestmark = pytest.mark.browser


def test_signed_out_meanwhile_it_waits_and_goes_after_signing_in(day, cast, visit_id):
    window = day()
    end_all_sessions()
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("You have been signed out. 1 activity waits")
    assert stored(visit_id) == []
    window.locator(WORDS).get_by_role("link", name="Sign in").click()
    sign_in(window, cast.amina)
    expect(window).to_have_url(re.compile(f"/visits/{visit_id}/day"))
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert len(stored(visit_id)) == 1


def test_a_page_left_open_goes_on_after_signing_in_elsewhere(day, cast, visit_id):
    window = day()
    end_all_sessions()
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("You have been signed out")
    other = window.context.new_page()
    other.goto("/sign-in")
    sign_in(other, cast.amina)
    other.close()
    window.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    assert len(stored(visit_id)) == 1


def test_signing_out_asks_first_and_leaves_nothing(day, visit_id):
    window = day()
    is_kept_for_later(window, visit_id)
    window.context.set_offline(True)
    tap_many(window, 5)
    asked: list[str] = []

    def answer(dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss() if len(asked) == 1 else dialog.accept()

    window.on("dialog", answer)
    sign_out(window)
    expect(rows(window)).to_have_count(5)
    window.wait_for_timeout(100)
    assert len(asked) == 1
    assert asked[0].startswith("5 activities of your visit have not been sent. Send them first")
    window.route("**/sync", lambda route: route.abort())
    window.context.set_offline(False)
    window.get_by_role("button", name="Sign out").click()
    expect(window).to_have_url(re.compile("/sign-in"))
    assert len(asked) == 2
    assert what_is_left(window) == []
    assert stored(visit_id) == []


def test_with_a_connection_signing_out_sends_first_and_asks_nothing(day, visit_id):
    window = day()
    window.context.set_offline(True)
    tap_many(window, 2)
    window.context.set_offline(False)
    asked = []
    window.on("dialog", lambda d: (asked.append(d.message), d.dismiss()))
    sign_out(window)
    expect(window).to_have_url(re.compile("/sign-in"))
    assert asked == []
    assert len(stored(visit_id)) == 2
    assert what_is_left(window) == []


def test_signing_out_on_another_page_asks_too(day, visit_id):
    window = day()
    window.route("**/sync", lambda route: route.abort())
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("1 activity waits")
    window.goto("/")
    asked = []
    window.on("dialog", lambda d: (asked.append(d.message), d.accept()))
    sign_out(window)
    expect(window).to_have_url(re.compile("/sign-in"))
    assert asked[0].startswith("1 activity of your visit has not been sent.")
    assert what_is_left(window) == []


def test_another_window_forgets_when_the_person_signs_out(day, visit_id):
    window = day()
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_have_text(ALL_SENT)
    other = window.context.new_page()
    other.goto("/")
    sign_out(other)
    expect(other).to_have_url(re.compile("/sign-in"))
    expect(window.locator(WORDS)).to_contain_text("You have signed out in this browser")
    expect(rows(window)).to_have_count(0)
    assert what_is_left(other) == []


def test_somebody_else_on_the_same_phone_sees_and_sends_nothing(day, cast, visit_id):
    window = day()
    is_kept_for_later(window, visit_id)
    window.context.set_offline(True)
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("1 activity waits")
    end_all_sessions()
    window.close()
    window.context.set_offline(False)
    shared = window.context.new_page()
    shared.goto("/sign-in")
    sign_in(shared, cast.tom)
    answer = shared.goto(f"/visits/{visit_id}/day")
    assert answer.status == 404
    shared.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        shared.goto(f"/visits/{visit_id}/day")
    shared.context.set_offline(False)
    shared.goto("/")
    sign_out(shared)
    expect(shared).to_have_url(re.compile("/sign-in"))
    assert stored(visit_id) == []
    shared.goto(f"/visits/{visit_id}/day")
    sign_in(shared, cast.amina)
    expect(shared.locator(WORDS)).to_have_text(ALL_SENT)
    assert [each.category_slug for each in stored(visit_id)] == ["par"]


def test_an_open_page_goes_when_somebody_else_signs_in(day, cast, visit_id):
    window = day()
    end_all_sessions()
    tap(window, "Contact with parents")
    expect(window.locator(WORDS)).to_contain_text("You have been signed out")
    other = window.context.new_page()
    other.goto("/sign-in")
    sign_in(other, cast.tom)
    window.evaluate("window.dispatchEvent(new Event('online'))")
    expect(window.locator("h1")).to_have_text("There is no page here")
    assert stored(visit_id) == []
    assert f"alongside-visits:{cast.amina.id}" in what_is_left(window)
