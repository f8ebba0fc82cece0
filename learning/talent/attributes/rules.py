"""What is said of a behaviour, and what two windows or two people make of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from learning.errors import Refused
from learning.talent import editions
from learning.talent.editions import Standing
from learning.talent.rules import SEEN_WORDS, Seen
from learning.talent.second_views import rules as second_views

DETAIL = "eye-for-detail"
"""The attribute that has a task of its own."""
SHOWS_ITSELF = frozenset({Seen.OFTEN, Seen.SOMETIMES})
"""What an example is asked for."""
NOTHING_SAID = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of one behaviour: how often it was seen, an example and its day."""

    seen: Seen | None = None
    example: str = ""
    seen_on: date | None = None

    @property
    def parts(self) -> Mapping[str, str]:
        """The same as text, part by part."""
        day = self.seen_on.isoformat() if self.seen_on else NOTHING_SAID
        return {"seen": self.seen or NOTHING_SAID, "example": self.example, "seen_on": day}

    @property
    def edition(self) -> str:
        """A name for what is kept."""
        return editions.edition(self.parts)

    @property
    def in_words(self) -> str:
        """How often it was seen, as it is shown."""
        return SEEN_WORDS[self.seen] if self.seen else "Not looked at yet"

    @property
    def asks_for_example(self) -> bool:
        """Whether an example would make it easier to talk about."""
        return self.seen in SHOWS_ITSELF and not self.example

    @property
    def standing(self) -> Standing:
        """The same for somebody who said otherwise in another window."""
        day = self.seen_on.isoformat() if self.seen_on else ""
        return Standing(choice=self.in_words, words=self.example, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a behaviour; a part that is None is not said.

    `seen_on` is the day as it was typed. `edition` names what stood when it was said.
    """

    seen: str | None = None
    example: str | None = None
    seen_on: str | None = None
    edition: str = ""


def day_typed(typed: str, today: date) -> date | None:
    """The day that was typed, or none; raises Refused for what is no day, or is still to come."""
    if not typed.strip():
        return None
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError as error:
        raise Refused("Write the day like this: 2026-11-23, or leave it empty.", "day") from error
    if day > today:
        raise Refused("That day is still to come. Choose today or an earlier one.", "day")
    if day.year < today.year - 60:
        raise Refused("Choose a later day: nobody remembers one so long ago.", "day")
    return day


def is_to_talk_about(own: Seen | None, theirs: Seen | None) -> bool:
    """Whether the two see a behaviour differently, and both had a chance to see it."""
    told = {own, theirs}
    return None not in told and Seen.NO_CHANCE not in told and own != theirs


def looked_at(noted: int, out_of: int) -> str:
    """How far somebody is; no result, and it reads like none."""
    return f"{noted} of {out_of} looked at"


def draft_key(interest_id: int, behaviour_slug: str, *, is_own: bool) -> str:
    """The name under which an example typed and not yet sent is kept."""
    return second_views.draft_key("attributes", interest_id, behaviour_slug, is_own=is_own)
