"""Only a real browser shows these: a drawing in its page’s colours, a form on the clipboard."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LESSON = "/lessons/first-steps/trying"
FORM = "/templates/short-note"


def drawing(window, windows, *, system, theme="system", media="screen", tint="none"):
    """The pixels of a lesson's drawing, for a system and for what its reader chose."""
    kept = f"atkinson.100.normal.{tint}.{theme}"
    cookie = {"name": "reading", "value": kept, "url": windows.server.url}
    window.context.add_cookies([cookie])
    window.emulate_media(color_scheme=system, media=media)
    window.goto(LESSON)
    picture = window.locator("img[src$='way.svg']")
    picture.scroll_into_view_if_needed()
    window.wait_for_function("[...document.images].every(image => image.complete)")
    box = picture.bounding_box()
    inside = {"x": box["x"] + 8, "y": box["y"] + 8, "width": 300, "height": 60}
    return window.screenshot(clip=inside)


def test_a_drawing_follows_the_theme_of_its_page_and_not_the_system(open_window, cast, windows):
    window = open_window(cast.amina)
    light = drawing(window, windows, system="light")
    dark = drawing(window, windows, system="dark")
    assert light != dark
    assert drawing(window, windows, system="light", theme="dark") == dark
    assert drawing(window, windows, system="dark", theme="light") == light
    assert drawing(window, windows, system="light", theme="dark", tint="rose") == dark
    assert drawing(window, windows, system="dark", theme="light", tint="cream") == light


def test_a_drawing_is_printed_light(open_window, cast, windows):
    window = open_window(cast.amina)
    light = drawing(window, windows, system="light", media="print")
    assert drawing(window, windows, system="dark", media="print") == light
    assert drawing(window, windows, system="dark", theme="dark", media="print") == light


def test_a_form_is_pasted_as_a_table(open_window, cast):
    window = open_window(cast.amina)
    window.goto(FORM)
    window.get_by_role("button", name="Copy the form").click()
    expect(window.get_by_role("status")).to_have_text("Copied. Paste it into your word processor.")
    document = window.context.new_page()
    document.set_content("<div contenteditable></div><textarea></textarea>")
    document.locator("[contenteditable]").click()
    document.keyboard.press("Control+V")
    pasted = document.locator("[contenteditable]")
    expect(pasted.locator("td")).to_have_count(2)
    expect(pasted.locator("th").first).to_have_css("border-top-width", "1px")
    expect(pasted.locator("h2")).to_have_text("Who")
    expect(pasted).to_contain_text("Next step: ____")
    assert "14 October" not in pasted.inner_text()
    document.locator("textarea").click()
    document.keyboard.press("Control+V")
    assert "Pupil (initials)\tDate" in document.locator("textarea").input_value()


def test_without_a_script_the_page_says_how_else(open_window, cast):
    window = open_window(cast.amina, javascript=False)
    window.goto(FORM)
    expect(window.get_by_role("status")).to_contain_text("select it and copy it")
    expect(window.get_by_role("button", name="Copy the form")).to_be_hidden()
