"""The only source of time. Instants are UTC; days are decided in Europe/London."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _standing.get() or datetime.now(UTC)


def today() -> date:
    """The present day in London, where the school day is decided."""
    return london_day(now())


def london_day(instant: datetime) -> date:
    """The day in London on which an instant falls."""
    return instant.astimezone(LONDON).date()


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Inside, now() is this instant: how a demonstration tells last term's story."""
    token = _standing.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _standing.reset(token)
