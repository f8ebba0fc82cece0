"""What a reflection is called, and when it comes back."""

from datetime import UTC, date, datetime

import pytest

from learning.reflections import rules

WRITTEN = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "comes_back"),
    [
        (date(2026, 11, 23), date(2026, 12, 21)),
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2026, 9, 28)),
    ],
)
def test_a_reflection_comes_back_after_four_weeks(today, comes_back):
    assert rules.next_revisit(today) == comes_back


@pytest.mark.parametrize(
    ("revisit_on", "due"),
    [
        (None, False),
        (date(2026, 11, 22), True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
    ],
)
def test_a_reflection_is_due_from_its_day_on(revisit_on, due):
    assert rules.is_due(revisit_on, date(2026, 11, 23)) is due


def test_an_edition_is_another_once_the_words_are_changed():
    edited = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    assert rules.edition(WRITTEN, None) != rules.edition(WRITTEN, edited)
    assert rules.edition(WRITTEN, edited) == rules.edition(WRITTEN, edited)


def test_every_form_of_a_reflection_keeps_its_draft_apart():
    keys = {
        rules.form_key("autism", "sensory", "quiet"),
        rules.form_key("autism", "sensory", "loud"),
        rules.edit_form_key(7),
        rules.revisit_form_key(7),
    }
    assert len(keys) == 4
