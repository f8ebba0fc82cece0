"""What the three have typed about a placement, before it is kept. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a visitor asks for: their aim in their own words, up to two aims of the guide, days."""

    aim: str
    aims: Collection[str] = ()
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostWords:
    """What a host says with their yes: whom to go to about safeguarding, where to come."""

    safeguarding_contact: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a leader releases: who covers, how much time is kept free, a note."""

    cover: str = ""
    protected_minutes: int | None = None
    note: str = ""
