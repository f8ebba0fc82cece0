"""Codes are forgiving to type."""

import pytest

from learning.records import rules


@pytest.mark.parametrize(
    "typed",
    [
        "4f7k2m9px0qd",
        "4F7K-2M9P-X0QD",
        "4F7K-2M9P-XOQD",
        " 4f7k 2m9p xoqd ",
        "4F7K–2M9P–X0QD",
        "4f7k.2m9p/x0qd",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert rules.canonical_code(typed) == "4f7k2m9px0qd"


def test_letters_that_no_code_has_are_taken_for_the_figures_they_look_like() -> None:
    assert rules.canonical_code("OoIiLl") == "001111"


def test_a_code_is_shown_in_fours() -> None:
    assert rules.shown_code("4f7k2m9px0qd") == "4F7K-2M9P-X0QD"


@pytest.mark.parametrize(
    ("code", "is_whole"),
    [
        ("4f7k2m9px0qd", True),
        ("4f7k2m9px0q", False),
        ("4f7k2m9px0qd2", False),
        ("4f7k2m9px0qu", False),
        ("4f7k2m9px0qé", False),
        ("", False),
    ],
)
def test_a_code_is_whole_when_nothing_is_missing_or_foreign(code: str, is_whole: bool) -> None:
    assert rules.is_whole_code(code) is is_whole
