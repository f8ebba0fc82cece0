"""Slows down guessing codes by asking for versions; a room full of phones is never slowed.

Phones ask without a cookie, all of them from one address. So an address that has asked for too
many codes that are none is answered for a while only about rooms it asked for before: those in
which its phones are. What it guesses then, right or wrong, is refused alike.
"""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

FAILURES = RateLimitItemPerMinute(100, 15, namespace="room-version")
MOST_ROOMS = 2_000
"""Of addresses and the rooms that they watch; more are not remembered."""


class VersionGuesses:
    """The counters of one application."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._watched: set[tuple[str, str]] = set()

    def admits(self, address: str, code: str) -> bool:
        """Whether this address may be told of this code now."""
        return (address, code) in self._watched or self._limiter.test(FAILURES, address)

    def count(self, address: str, code: str, *, is_there: bool) -> None:
        """There is a room with this code, so the address watches it; or there is none."""
        if not is_there:
            self._limiter.hit(FAILURES, address)
        elif (address, code) not in self._watched:
            if len(self._watched) >= MOST_ROOMS:
                self._watched.clear()
            self._watched.add((address, code))
