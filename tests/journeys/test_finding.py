"""The catalogue in a real browser: folded on a phone, whole on a desk, and without a script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = 360
OWN, OTHER = "#everyone-who-teaches", "#teaching-assistants"


def _module(window, name):
    return window.get_by_role("link", name=name, exact=True)


def test_a_phone_shows_the_groups_and_what_is_ones_own(open_window, cast):
    window = open_window(cast.amina, width=PHONE, height=740)
    window.goto("/modules")
    expect(_module(window, "The graduated approach")).to_be_visible()
    expect(_module(window, "Scaffolding towards independence")).to_be_hidden()
    expect(window.locator(".jumps")).to_be_hidden()
    window.locator(OTHER).click()
    expect(_module(window, "Scaffolding towards independence")).to_be_visible()
    window.goto("/search")
    window.goto(f"/modules{OTHER}")
    expect(_module(window, "Scaffolding towards independence")).to_be_visible()


def test_what_a_filter_keeps_is_never_folded(open_window, cast):
    window = open_window(cast.amina, width=PHONE, height=740)
    window.goto("/modules?audience=teaching+assistant")
    expect(_module(window, "Scaffolding towards independence")).to_be_visible()


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, PHONE), (False, 1280)])
def test_elsewhere_every_module_stands_open_with_links_to_the_groups(
    open_window, cast, javascript, width
):
    window = open_window(cast.amina, width=width, javascript=javascript)
    window.goto("/modules")
    expect(_module(window, "The graduated approach")).to_be_visible()
    expect(_module(window, "Scaffolding towards independence")).to_be_visible()
    window.locator(f".jumps a[href='{OTHER}']").click()
    expect(window.locator(OTHER)).to_be_in_viewport()


def test_a_pathway_is_followed_and_left_without_a_script(open_window, cast):
    window = open_window(cast.tom, width=PHONE, javascript=False)
    window.goto("/")
    window.get_by_role("link", name="Teaching assistant", exact=True).click()
    window.get_by_role("button", name="Follow this pathway").click()
    window.goto("/")
    expect(window.get_by_text("Next on “Teaching assistant”")).to_be_visible()
    window.get_by_role("link", name="Teaching assistant", exact=True).click()
    window.get_by_role("button", name="Stop following").click()
    expect(window.get_by_role("button", name="Follow this pathway")).to_be_visible()
