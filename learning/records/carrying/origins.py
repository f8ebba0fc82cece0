"""Where an entry that was brought along comes from, and how far that is known here. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from learning.records.keys.rules import fingerprint


class State(StrEnum):
    """How far a school that signed something is known here."""

    RECOGNISED = "recognised"
    SIGNED = "signed"


STATE_WORDS = {State.RECOGNISED: "recognised", State.SIGNED: "signed, not recognised"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who signed something. `calls_itself`: its own words, where it is known by other ones."""

    key: str
    name: str
    calls_itself: str
    state: State

    @property
    def state_words(self) -> str:
        """How far it is known, in words."""
        return STATE_WORDS[self.state]

    @property
    def fingerprint(self) -> str:
        """Its key in short, to be compared."""
        return fingerprint(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an entry that was brought along comes from.

    `is_verified`: the school knew it; else its owner had told it. `signed_for`: whose name was on
    it, where that was another than the one its owner had when they brought it (`brought_as`).
    """

    issuer: Issuer
    issued_on: date
    is_verified: bool
    version: int
    signed_for: str
    brought_as: str
