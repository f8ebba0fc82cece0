"""Certificate codes as people read and type them, and which term a day counts with. Pure."""

import re
from collections.abc import Sequence
from datetime import date

from learning.people.rules import TermDates

CODE_LENGTH = 12
WHOLE_CODE = re.compile(r"[0-9a-hjkmnp-tv-z]{12}")
MISTAKEN_LETTERS = str.maketrans({"o": "0", "i": "1", "l": "1"})
"""Codes have none of these letters, so whoever types one has misread a figure."""


def canonical_code(typed: str) -> str:
    """A code as it is kept, whatever its case, spaces and hyphens; O is 0, I and L are 1."""
    kept = "".join(each for each in typed.lower() if each.isalnum())
    return kept.translate(MISTAKEN_LETTERS)


def is_whole_code(code: str) -> bool:
    """Whether a canonical code has the form of one: nothing missing, nothing too much."""
    return WHOLE_CODE.fullmatch(code) is not None


def shown_code(code: str) -> str:
    """`4F7K-2M9P-X0QD`: the code in fours, to read aloud and to type."""
    capitals = code.upper()
    return "-".join(capitals[start : start + 4] for start in range(0, len(capitals), 4))


def term_counting(terms: Sequence[TermDates], day: date) -> TermDates:
    """The term of its school year with which a day counts.

    A holiday counts with the term before it, days before the first term with the first, so that
    terms always add up to their year.
    """
    begun = [term for term in terms if term.starts_on <= day]
    return begun[-1] if begun else terms[0]
