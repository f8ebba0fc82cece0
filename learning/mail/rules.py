"""When an e-mail is tried again and when it is given up. Pure."""

from datetime import datetime, timedelta

GIVEN_UP_AFTER = timedelta(days=2)
WAITS = tuple(timedelta(minutes=count) for count in (1, 5, 15, 60, 180, 360))
"""The wait after the first, second … try; the last one from then on."""


def next_try_at(tries: int, now: datetime) -> datetime:
    """When a message that has been tried so often is tried again."""
    return now + WAITS[min(tries, len(WAITS)) - 1]


def is_given_up(queued_at: datetime, now: datetime) -> bool:
    """Whether a message has waited so long that it is dropped: a link in it is old by now."""
    return now - queued_at >= GIVEN_UP_AFTER
