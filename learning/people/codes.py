"""Codes that people read aloud and type: made, read in spite of slips, shown in groups. Pure."""

import secrets

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's thirty-two: no i, l, o or u, so that nothing read aloud is mistaken."""
MISTAKEN_LETTERS = str.maketrans({"o": "0", "i": "1", "l": "1"})
"""Codes have none of these letters, so whoever types one has misread a figure."""


def random_code(length: int) -> str:
    """That many random characters that are hard to mistake for one another."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def canonical_code(typed: str) -> str:
    """A code as it is kept, whatever its case, spaces and hyphens; O is 0, I and L are 1."""
    kept = "".join(each for each in typed.lower() if each.isalnum())
    return kept.translate(MISTAKEN_LETTERS)


def in_groups(code: str, size: int) -> str:
    """The code in capitals, in groups of that size with hyphens between, to read and to type."""
    capitals = code.upper()
    return "-".join(capitals[start : start + size] for start in range(0, len(capitals), size))
