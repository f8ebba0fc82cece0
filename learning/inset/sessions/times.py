"""When a session ends and when its room can be joined. Pure."""

from datetime import datetime, timedelta

from learning.inset.rules import SessionState

OPENS_BEFORE = timedelta(minutes=45)
CLOSES_AFTER = timedelta(hours=2)


def ends_at(starts_at: datetime, minutes: int) -> datetime:
    """The planned end: what really passes counts, whatever the clocks do meanwhile."""
    return starts_at + timedelta(minutes=minutes)


def is_joinable(state: SessionState, starts_at: datetime, minutes: int, now: datetime) -> bool:
    """Whether a room can be joined.

    From 45 minutes before the start until it was ended, or two hours after its planned end.
    """
    if state in (SessionState.ENDED, SessionState.CANCELLED):
        return False
    return starts_at - OPENS_BEFORE <= now <= ends_at(starts_at, minutes) + CLOSES_AFTER
