"""The day somebody expects, in a real browser: what is left is said while they divide it."""

import pytest
from playwright.sync_api import expect

from tests.learning.shadowing.seeing import a_placement

pytestmark = pytest.mark.browser

TOTAL = "[data-adds-up-words]"


@pytest.fixture
def address(whole_app, cast):
    return f"/placements/{a_placement(host=cast.lena).id}/expected"


def test_what_is_left_is_said_while_typing(open_window, cast, address):
    window = open_window(cast.amina, width=360)
    window.goto(address)
    expect(window.locator(TOTAL)).to_have_text("0 per cent so far: 100 left.")
    window.get_by_label("Direct work with pupils").fill("60")
    expect(window.locator(TOTAL)).to_have_text("60 per cent so far: 40 left.")
    expect(window.locator(".expected-row meter").first).to_have_attribute("value", "60")
    window.get_by_label("Contact with parents").fill("50")
    expect(window.locator(TOTAL)).to_have_text("110 per cent so far: 10 too many.")
    window.get_by_label("Contact with parents").fill("40")
    expect(window.locator(TOTAL)).to_have_text("100 per cent: that is the whole day.")
