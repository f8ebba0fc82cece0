"""The code by which a room is joined: `K7M-2PX` on the wall, `k7m2px` in the database. Pure."""

from learning.people import codes

LENGTH = 6
LONGEST_TYPED = 40
"""What is typed beyond this is no code that was misread."""


def new_code() -> str:
    """Six random characters that are hard to mistake for one another."""
    return codes.random_code(LENGTH)


def canonical_code(typed: str) -> str:
    """A code as it is kept, whatever its case, spaces and hyphens; O is 0, I and L are 1."""
    return codes.canonical_code(typed[:LONGEST_TYPED])


def is_whole_code(code: str) -> bool:
    """Whether a canonical code has the form of one: nothing missing, nothing too much."""
    return len(code) == LENGTH and set(code) <= set(codes.LETTERS)


def shown_code(code: str) -> str:
    """`K7M-2PX`: the code in threes, to read aloud and to type."""
    return codes.in_groups(code, LENGTH // 2)
