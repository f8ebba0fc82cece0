"""Whether the door is open, what is wrong with a code, what a phone may send. Pure."""

import hashlib
from datetime import datetime
from enum import StrEnum

from learning.inset.codes import LENGTH, canonical_code, shown_code
from learning.inset.rules import BETWEEN_A_FEW, SessionKind, SessionState
from learning.inset.sessions.times import CLOSES_AFTER, OPENS_BEFORE, ends_at, is_joinable
from learning.people.codes import LETTERS

EXAMPLE = shown_code("k7m2px")
MOST_VISITORS = 500
"""In one session: more than a hall holds, fewer than somebody could make up."""
LONGEST_TYPED_NAME = 200
"""Characters of a visitor’s name, and of their school."""


class Door(StrEnum):
    """Whether somebody with the code can come in, and if not, why."""

    EARLY = "early"
    OPEN = "open"
    OVER = "over"
    ENDED = "ended"
    CANCELLED = "cancelled"


def door_of(state: SessionState, starts_at: datetime, minutes: int, now: datetime) -> Door:
    """How the door of a session stands. OVER: its time is past, and nobody has ended it."""
    if state is SessionState.CANCELLED:
        return Door.CANCELLED
    if state is SessionState.ENDED:
        return Door.ENDED
    if is_joinable(state, starts_at, minutes, now):
        return Door.OPEN
    return Door.EARLY if now < starts_at else Door.OVER


def opens_at(starts_at: datetime) -> datetime:
    """From when on somebody can come in."""
    return starts_at - OPENS_BEFORE


def closes_at(starts_at: datetime, minutes: int) -> datetime:
    """Until when at the latest a phone has something to ask for."""
    return ends_at(starts_at, minutes) + CLOSES_AFTER


def takes_visitors(kind: SessionKind) -> bool:
    """Whether somebody without an account can come in: not where it is between a few."""
    return kind not in BETWEEN_A_FEW


def code_problem(typed: str) -> str | None:
    """What is wrong with a code as it was typed, in words; None if it has the form of one."""
    code = canonical_code(typed)
    if not code:
        return f"Type the code from the screen or the sheet, such as {EXAMPLE}."
    strange = next((each for each in code if each not in LETTERS), None)
    if strange is not None:
        return _strange(strange)
    if len(code) == LENGTH:
        return None
    what = "missing" if len(code) < LENGTH else "too many"
    return f"{_so_many(abs(LENGTH - len(code)))} {what}: a code has six, such as {EXAMPLE}."


def sent_key(typed: str) -> int:
    """A key as a form brings it; 0, which no row has, for anything else."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= len("2147483647")
    return int(typed) if is_number else 0


def visitor_key_of(token: str, session_id: int) -> str:
    """The hash kept on the list of one session: of two sessions nobody sees it was one phone."""
    return hashlib.sha256(f"visitor:{session_id}:{token}".encode()).hexdigest()


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are read as one, whatever their capitals and spaces."""
    return bool(one.strip()) and one.casefold().split() == other.casefold().split()


def _strange(letter: str) -> str:
    if letter.isascii():
        return f"A code never has the letter {letter.upper()} in it. Look at it once more."
    return f"A code has letters from A to Z and figures only, such as {EXAMPLE}."


def _so_many(count: int) -> str:
    words = ("", "One", "Two", "Three", "Four", "Five")
    named = words[count] if count < len(words) else str(count)
    return f"{named} {'character is' if count == 1 else 'characters are'}"
