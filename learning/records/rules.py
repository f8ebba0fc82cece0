"""Certificate codes as people read and type them. Pure."""

import re

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
