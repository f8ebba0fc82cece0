"""What may be kept as a draft."""

from datetime import UTC, datetime, timedelta

import pytest

from learning.drafts import rules

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "is_one"),
    [
        ("reflection:autism/sensory/quiet-corner", True),
        ("reflection:autism/sensory#quiet-corner", True),
        ("action.1_2-3", True),
        ("a" * 260, True),
        ("a" * 261, False),
        ("", False),
        ("Reflection", False),
        ("a b", False),
        ("réflexion", False),
        ("a\n", False),
    ],
)
def test_a_form_key_is_short_and_plain(key, is_one):
    assert rules.is_form_key(key) is is_one


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("tab\there", "tab\there"),
        ("nul\x00 bell\x07 half\ud800", "nul bell half"),
        ("‘naïve’ 👩‍🏫", "‘naïve’ 👩‍🏫"),
    ],
)
def test_words_are_kept_as_any_database_can_hold_them(typed, kept):
    assert rules.as_kept(typed) == kept


def test_a_browser_whose_clock_runs_ahead_is_not_believed():
    assert rules.typed_instant(NOON + timedelta(hours=1), NOON) == NOON
    assert rules.typed_instant(NOON - timedelta(hours=1), NOON) == NOON - timedelta(hours=1)
    assert rules.typed_instant(None, NOON) == NOON


def test_a_text_may_be_twenty_thousand_characters_long():
    assert not rules.is_too_long("x" * 20_000)
    assert rules.is_too_long("x" * 20_001)
