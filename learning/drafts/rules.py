"""What may be kept as a draft, and which of two versions is the newer."""

import re
import unicodedata
from datetime import datetime

LONGEST_TEXT = 20_000
"""Characters of a person's own text, in a draft or sent."""
MOST_DRAFTS = 200
"""Drafts a person may have; the oldest is given up for a new one."""

FORM_KEY = re.compile(r"[a-z0-9:/#._-]{1,260}", re.ASCII)
KEPT_CONTROLS = frozenset("\n\t")


def is_form_key(text: str) -> bool:
    """Whether a draft can be kept under this name."""
    return FORM_KEY.fullmatch(text) is not None


def as_kept(typed: str) -> str:
    """A person's words as they are kept: line ends alike, nothing that no database can hold."""
    lines_alike = typed.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines_alike if _can_be_kept(letter))


def _can_be_kept(letter: str) -> bool:
    # Cc: control characters, among them the NUL that PostgreSQL refuses. Cs: half a character.
    return letter in KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs")


def is_too_long(text: str) -> bool:
    """Whether a text is longer than a person's own text may be."""
    return len(text) > LONGEST_TEXT


def typed_instant(typed_at: datetime | None, now: datetime) -> datetime:
    """When words were typed, as far as the browser's clock can be believed.

    A clock that runs ahead must not make its words the newest for ever: never later than `now`.
    """
    return now if typed_at is None else min(typed_at, now)
