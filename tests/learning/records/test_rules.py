"""Codes are forgiving to type; every day counts with one term."""

from datetime import date

import pytest

from learning.people.rules import TermDates, usual_terms
from learning.records import rules

TERMS = (
    TermDates("Autumn", date(2026, 9, 3), date(2026, 12, 18)),
    TermDates("Spring", date(2027, 1, 4), date(2027, 3, 26)),
    TermDates("Summer", date(2027, 4, 12), date(2027, 7, 21)),
)


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


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 1), "Autumn"),
        (date(2026, 9, 3), "Autumn"),
        (date(2026, 12, 18), "Autumn"),
        (date(2026, 12, 25), "Autumn"),
        (date(2027, 1, 4), "Spring"),
        (date(2027, 4, 11), "Spring"),
        (date(2027, 8, 31), "Summer"),
    ],
)
def test_a_holiday_counts_with_the_term_before_it(day: date, name: str) -> None:
    assert rules.term_counting(TERMS, day).name == name


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2028, 2, 29), date(2027, 8, 31)])
def test_the_usual_terms_have_a_place_for_every_day(day: date) -> None:
    year = day.year if day.month >= 9 else day.year - 1
    term = rules.term_counting(usual_terms(year), day)
    assert term.starts_on <= day <= term.ends_on
