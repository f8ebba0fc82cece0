"""Hashing passwords, slowly on purpose and never more than two at once. Knows no person."""

import threading
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from learning.people.password_rules import normalised

# OWASP's second recommended setting: 19 MiB and two passes; a school's small server bears it.
_hasher = PasswordHasher(memory_cost=19456, time_cost=2, parallelism=1)
_at_once = threading.BoundedSemaphore(2)


def hashed(password: str) -> str:
    """The hash under which a password is kept."""
    with _at_once:
        return _hasher.hash(normalised(password))


def is_right(password: str, password_hash: str | None) -> bool:
    """Whether this is the password; takes one verification even if there is none to compare."""
    with _at_once:
        try:
            _hasher.verify(password_hash or _nobodys_hash(), normalised(password))
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than those in use now."""
    return _hasher.check_needs_rehash(password_hash)


def prepare() -> None:
    """What the first check would otherwise have to make is there: all checks take as long."""
    _nobodys_hash()
    common_passwords()


@cache
def common_passwords() -> frozenset[str]:
    """Passwords of at least ten characters that are guessed first, in lower case."""
    listed = files("learning.people").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in listed.splitlines() if line and not line.startswith("#"))


@cache
def _nobodys_hash() -> str:
    """Something to verify against for people who do not exist; nothing matches it."""
    return _hasher.hash("nobody's password")
