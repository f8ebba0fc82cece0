"""Certificate codes as people read and type them. Pure."""

import re

from learning.people import codes

CODE_LENGTH = 12
WHOLE_CODE = re.compile(r"[0-9a-hjkmnp-tv-z]{12}")


def canonical_code(typed: str) -> str:
    """A code as it is kept, whatever its case, spaces and hyphens; O is 0, I and L are 1."""
    return codes.canonical_code(typed)


def is_whole_code(code: str) -> bool:
    """Whether a canonical code has the form of one: nothing missing, nothing too much."""
    return WHOLE_CODE.fullmatch(code) is not None


def shown_code(code: str) -> str:
    """`4F7K-2M9P-X0QD`: the code in fours, to read aloud and to type."""
    return codes.in_groups(code, 4)
