"""Slows down the guessing of codes; a staff behind one address always comes in. Counts failures.

Over a quarter of an hour each:
- the *phone*, known by its cookie, or by the person signed in on it: after a few wrong codes its
  next tries are refused for a short, said time;
- the *address* as a whole: over a generous bound, phones on which nobody is signed in are let
  through a few at a time. Nobody is made to wait inside a request: threads are for the room.
"""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PHONE_FAILURES = RateLimitItemPerMinute(6, 15, namespace="join-phone")
PHONE_MANY_FAILURES = RateLimitItemPerMinute(12, 15, namespace="join-phone-many")
SHORT_WAIT = RateLimitItemPerMinute(1, 1, namespace="join-wait")
LONGER_WAIT = RateLimitItemPerMinute(1, 5, namespace="join-wait-longer")
ADDRESS_FAILURES = RateLimitItemPerMinute(100, 15, namespace="join-address")
LET_THROUGH = RateLimitItemPerSecond(3, 1, namespace="join-let-through")

RETRY_SECONDS = 3


@dataclass(frozen=True, slots=True)
class JoinTrace:
    """One try at a code: from where, and on which phone, if it has shown one.

    `is_signed_in`: somebody whom a school knows; they do not wait for strangers at their address.
    """

    address: str
    phone: str | None
    is_signed_in: bool = False


class JoinThrottle:
    """The counters of one application; asked before a code is looked up, told of failures."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def admit(self, trace: JoinTrace) -> int:
        """0 if the code may be looked up now; otherwise after how many seconds to try again."""
        return self._wait_of_phone(trace) or self._wait_at_address(trace)

    def count_failure(self, trace: JoinTrace) -> None:
        """A code that is none has been counted against the phone and the address."""
        self._limiter.hit(ADDRESS_FAILURES, trace.address)
        if trace.phone is None:
            return
        self._limiter.hit(PHONE_MANY_FAILURES, trace.phone)
        self._limiter.hit(PHONE_FAILURES, trace.phone)
        if self._is_full(PHONE_MANY_FAILURES, trace.phone):
            self._limiter.hit(LONGER_WAIT, trace.phone)
        elif self._is_full(PHONE_FAILURES, trace.phone):
            self._limiter.hit(SHORT_WAIT, trace.phone)

    def _wait_of_phone(self, trace: JoinTrace) -> int:
        if trace.phone is None:
            return 0
        for item in (LONGER_WAIT, SHORT_WAIT):
            if self._is_full(item, trace.phone):
                free_at = self._limiter.get_window_stats(item, trace.phone).reset_time
                return max(1, math.ceil(free_at - time.time()))
        return 0

    def _wait_at_address(self, trace: JoinTrace) -> int:
        if trace.is_signed_in or not self._is_full(ADDRESS_FAILURES, trace.address):
            return 0
        return 0 if self._limiter.hit(LET_THROUGH, trace.address) else RETRY_SECONDS

    def _is_full(self, item: RateLimitItem, *key: str) -> bool:
        return not self._limiter.test(item, *key)
