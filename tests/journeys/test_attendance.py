"""A long list ticked on a phone: found, ticked, saved; with a script and without."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from learning import clock
from learning.database import db
from tests.factories import a_person
from tests.learning.inset.attendance.held import a_session, rows
from tests.live import axe_source

pytestmark = pytest.mark.browser


@pytest.fixture
def held(whole_app):
    began = clock.now() - timedelta(minutes=20)
    row = a_session(starts_at=began, opened_at=began, created_at=began)
    for number in range(150):
        a_person(f"{chr(65 + number * 7 % 26)}my Person{number}")
    db.session.commit()
    return row


def test_somebody_is_found_and_ticked_among_a_hundred_and_fifty(open_window, cast, held):
    window = open_window(cast.priya, width=360)
    window.goto(f"/sessions/{held.id}/attendance")
    window.fill("#finder", "person12")
    expect(window.locator("[data-finder-words]")).to_have_text("11 found")
    window.fill("#finder", "person 122")
    window.press("#finder", "Enter")
    window.fill("#finder", "")
    expect(window.locator("[data-changes]")).to_have_text("1 tick is not saved yet.")
    window.evaluate(axe_source())
    found = window.evaluate("() => axe.run(document)")
    assert [each["id"] for each in found["violations"]] == []
    window.get_by_role("button", name="Save the ticks").click()
    expect(window.get_by_text("Saved: 1 added.")).to_be_visible()
    db.session.rollback()
    assert len(rows(held)) == 1


def test_without_a_script_the_same_form_saves(open_window, cast, held):
    window = open_window(cast.priya, width=360, javascript=False)
    window.goto(f"/sessions/{held.id}/attendance")
    expect(window.locator("#finder")).to_be_hidden()
    window.get_by_role("link", name="T", exact=True).click()
    window.get_by_label("Tom Brackley").check()
    window.get_by_role("button", name="Save the ticks").click()
    expect(window.get_by_text("Saved: 1 added.")).to_be_visible()
    db.session.rollback()
    assert [row.person_id for row in rows(held)] == [cast.tom.id]
