"""When an action is due, and how actions are sorted for their owner."""

from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b

SOON = timedelta(days=14)
FURTHEST_AHEAD = timedelta(days=730)
LONGEST_ACTION = 2_000
"""Characters of an action: what one means to do fits into a few lines."""
LONGEST_NOTE = 300
"""Characters of what happened: one line."""
SESSION_REF = "session/"


class Urgency(StrEnum):
    """How soon an open action is due."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


def anchor(slug: str) -> str:
    """The id of an action's place in the page of its lesson."""
    return f"action-{slug}"


def session_ref(session_id: int) -> str:
    """Where an action came from that somebody took on after an INSET session."""
    return f"{SESSION_REF}{session_id}"


def session_of(ref: str) -> int | None:
    """The session of such a place; None for a place of another sort."""
    key = ref.removeprefix(SESSION_REF)
    return int(key) if key != ref and key.isdecimal() else None


def urgency(due_on: date | None, today: date) -> Urgency:
    """How soon an open action is due; on its day it is not yet overdue."""
    if due_on is None:
        return Urgency.UNDATED
    if due_on < today:
        return Urgency.OVERDUE
    return Urgency.SOON if due_on <= today + SOON else Urgency.LATER


def is_day_to_choose(due_on: date, today: date) -> bool:
    """Whether an action may be set for that day: from today, within two years."""
    return today <= due_on <= today + FURTHEST_AHEAD


def edition(text: str, due_on: date | None) -> str:
    """A name for an action as it stands; another one once its wording or day is changed."""
    return blake2b(f"{due_on}\n{text}".encode(), digest_size=8).hexdigest()
