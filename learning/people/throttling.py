"""Slows down guessing without locking anybody out. Counts failures only; knows no person by name.

Three counters, over a quarter of an hour each:
- the *pair* of account and browser (an address, or a device that has signed in to this account
  before): after a few failures its next tries are refused for a short, said time;
- the *address* as a whole and the *account* as a whole: over a generous bound a check waits for a
  moment first, so that neither a school behind one address nor a person under attack is shut out.
  A device that has signed in to the account before is spared both.
"""

import hashlib
import hmac
import ipaddress
import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PAIR_FAILURES = RateLimitItemPerMinute(5, 15, namespace="pair")
PAIR_MANY_FAILURES = RateLimitItemPerMinute(10, 15, namespace="pair-many")
SHORT_WAIT = RateLimitItemPerMinute(1, 1, namespace="wait")
LONGER_WAIT = RateLimitItemPerMinute(1, 5, namespace="wait-longer")
ADDRESS_FAILURES = RateLimitItemPerMinute(100, 15, namespace="address")
ACCOUNT_FAILURES = RateLimitItemPerMinute(20, 15, namespace="account")
RESETS_OF_AN_ACCOUNT = RateLimitItemPerHour(3, 1, namespace="resets-account")
RESETS_FROM_AN_ADDRESS = RateLimitItemPerHour(60, 1, namespace="resets-address")

PAUSE_SECONDS = 1.0
MOST_PAUSING = 2
RETRY_SECONDS = 5

T = TypeVar("T")

log = logging.getLogger("alongside")


@dataclass(frozen=True, slots=True)
class Trace:
    """One try, as the counters know it: which account, from where, on which known device."""

    account: str
    address: str
    device: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The account and whoever tries it; a known device does not share its address's count."""
        return self.account, f"device {self.device}" if self.device else self.address


def account_key(email: str, secret_key: str) -> str:
    """A name for an account that tells nobody whose it is, the same for known and unknown."""
    named = f"account:{email.strip().lower()}".encode()
    return hmac.new(secret_key.encode(), named, hashlib.sha256).hexdigest()[:24]


def address_key(address: str | None) -> str:
    """An address as it is counted: one of IPv6 by its network, since a home has billions."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if parsed.version == 6:  # noqa: PLR2004 - the version of the protocol
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)


class Throttle:
    """The counters of one application; asked before a password is checked, told of failures."""

    def __init__(self, *, pause: Callable[[float], None] = time.sleep) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._pause = pause
        self._pausing = threading.BoundedSemaphore(MOST_PAUSING)

    def admit(self, trace: Trace) -> int:
        """0 if the password may be checked now, after a moment's pause where there is cause.

        Otherwise the seconds after which the next try is worth making.
        """
        return self._wait_of_pair(trace) or self._pause_if_busy(trace)

    def count_failure(self, trace: Trace) -> None:
        """A wrong password has been counted against the pair, the address and the account."""
        if not self._hit(PAIR_FAILURES, *trace.pair) or self._is_full(PAIR_FAILURES, *trace.pair):
            self._hit(SHORT_WAIT, *trace.pair)
        self._hit(PAIR_MANY_FAILURES, *trace.pair)
        if self._is_full(PAIR_MANY_FAILURES, *trace.pair):
            self._hit(LONGER_WAIT, *trace.pair)
        self._hit(ADDRESS_FAILURES, trace.address)
        self._hit(ACCOUNT_FAILURES, trace.account)

    def count_success(self, trace: Trace) -> None:
        """The pair begins again from nothing; address and account keep the failures of others."""
        for item in (PAIR_FAILURES, PAIR_MANY_FAILURES, SHORT_WAIT, LONGER_WAIT):
            self._forget(item, *trace.pair)

    def admit_reset(self, trace: Trace) -> bool:
        """Whether one more reset may be sent to this account; asked by nobody else's mailbox."""
        return self._hit(RESETS_FROM_AN_ADDRESS, trace.address) and self._hit(
            RESETS_OF_AN_ACCOUNT, trace.account
        )

    def _wait_of_pair(self, trace: Trace) -> int:
        for item in (LONGER_WAIT, SHORT_WAIT):
            if self._is_full(item, *trace.pair):
                return max(1, math.ceil(self._free_at(item, *trace.pair) - time.time()))
        return 0

    def _pause_if_busy(self, trace: Trace) -> int:
        is_busy = trace.device is None and (
            self._is_full(ADDRESS_FAILURES, trace.address)
            or self._is_full(ACCOUNT_FAILURES, trace.account)
        )
        if not is_busy:
            return 0
        if not self._pausing.acquire(blocking=False):
            return RETRY_SECONDS
        try:
            self._pause(PAUSE_SECONDS)
        finally:
            self._pausing.release()
        return 0

    def _hit(self, item: RateLimitItem, *key: str) -> bool:
        return self._limiter.hit(item, *key)

    def _is_full(self, item: RateLimitItem, *key: str) -> bool:
        return not self._limiter.test(item, *key)

    def _free_at(self, item: RateLimitItem, *key: str) -> float:
        """When the oldest of what was counted falls out, in seconds since 1970."""
        return self._limiter.get_window_stats(item, *key).reset_time

    def _forget(self, item: RateLimitItem, *key: str) -> None:
        self._limiter.clear(item, *key)
