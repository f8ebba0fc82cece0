"""Reading settings as a cookie or a column keeps them."""

import pytest

from learning.web.reading import CHOICES, ReadingSettings, parsed


def test_what_is_kept_comes_back():
    settings = ReadingSettings(
        typeface="lexend", size="140", spacing="wide", tint="rose", theme="dark"
    )
    assert parsed(settings.kept()) == settings


@pytest.mark.parametrize(
    "kept",
    ["", ".", "....", "x.y.z", "lexend.9000.wide", "a" * 5000, '"><script>', "atkinson.100"],
)
def test_anything_unknown_falls_back_to_the_usual(kept):
    settings = parsed(kept)
    for name, choices in CHOICES.items():
        assert getattr(settings, name) in choices


def test_the_first_of_each_list_is_the_usual_one():
    usual = ReadingSettings()
    assert {name: getattr(usual, name) for name in CHOICES} == {n: c[0] for n, c in CHOICES.items()}


def test_every_page_wears_the_settings(browser):
    browser.client.set_cookie("reading", "lexend.120.wide.cream.dark")
    root = browser.get("/privacy").document.root
    names = ("typeface", "size", "spacing", "tint", "theme")
    worn = [root.get(f"data-{name}") for name in names]
    assert worn == ["lexend", "120", "wide", "cream", "dark"]


def test_a_forged_cookie_reaches_no_attribute(browser):
    browser.client.set_cookie("reading", "evil.evil.evil.evil.evil")
    assert "evil" not in browser.get("/privacy").html
