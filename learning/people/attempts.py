"""One try at a password: slowed down where there is cause, checked once, a failure counted."""

from dataclasses import dataclass

from flask import current_app, request

from learning.database import writing
from learning.people import passwords, queries, services
from learning.people.devices import known_device
from learning.people.queries import Credentials
from learning.people.throttling import Throttle, Trace, account_key, address_key

EXTENSION = "alongside-throttle"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a try: the credentials if it was right, or the seconds to wait if refused."""

    credentials: Credentials | None = None
    wait_seconds: int = 0


def check_password(email: str, password: str, *, even_deactivated: bool = False) -> Attempt:
    """Whether this is the password of that account.

    Unknown, wrong and deactivated are one answer, after the same work: one verification.
    `even_deactivated`: for somebody whom a school invites back.
    """
    trace = trace_of(email)
    throttle = the_throttle()
    wait_seconds = throttle.admit(trace)
    if wait_seconds:
        return Attempt(wait_seconds=wait_seconds)
    found = queries.credentials(email)
    is_right = passwords.is_right(password, found.password_hash if found else None)
    if found is None or not is_right or not (found.is_active or even_deactivated):
        throttle.count_failure(trace)
        with writing():
            services.note_failed_sign_in(found.person_id if found else None)
        return Attempt()
    throttle.count_success(trace)
    return Attempt(credentials=_renewed(found, password))


def trace_of(email: str) -> Trace:
    """How the counters know a try at this account from the browser that asks.

    The address is the connection's own, or what the trusted proxies said: ProxyFix has seen to
    it, and no other header is read.
    """
    return Trace(
        account=account_key(email, current_app.config["SECRET_KEY"]),
        address=address_key(request.remote_addr),
        device=known_device(email),
    )


def the_throttle() -> Throttle:
    """The counters of this application."""
    throttle: Throttle = current_app.extensions[EXTENSION]
    return throttle


def _renewed(found: Credentials, password: str) -> Credentials:
    """The credentials, their hash made anew if it was made with older parameters."""
    if found.password_hash is None or not passwords.is_outdated(found.password_hash):
        return found
    new_hash = passwords.hashed(password)
    with writing():
        services.renew_hash(found.person_id, verified_hash=found.password_hash, new_hash=new_hash)
    return queries.credentials(found.email) or found
