"""What Home says, decided from plain values: the greeting, and the one next thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NOON, EVENING = 12, 17
"""Hours of the day, in London, from which it is afternoon and evening."""
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame"})


class NextKind(StrEnum):
    """What sort of thing is next."""

    CARRY_ON = "carry_on"
    NEXT_LESSON = "next_lesson"
    ASSESSMENT = "assessment"
    REFLECTION = "reflection"
    ACTION = "action"
    BEGIN = "begin"
    BROWSE = "browse"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThing:
    """The one next thing to do.

    `key` is the number of a reflection or action; slugs and `place` (a heading, or empty for the
    beginning) lead to a lesson or, without a lesson, to a module's assessment. `minutes` are those
    still to read, where that can be said. `pathway_title` names the followed pathway that leads
    to it, if one does.
    """

    kind: NextKind
    title: str = ""
    module_title: str = ""
    module_slug: str = ""
    lesson_slug: str = ""
    place: str = ""
    minutes: int | None = None
    pathway_title: str = ""
    key: int = 0


def next_thing(
    *,
    begun: Sequence[NextThing],
    reflection: NextThing | None,
    action: NextThing | None,
    first: NextThing | None,
) -> NextThing:
    """The one next thing: the module one was in last, then what waits for its day, then new things.

    `begun` holds one thing for each module in progress, what was opened last first (each a lesson
    to carry on, else its next lesson, else its assessment); `reflection` is ready to come back to,
    `action` is due, `first` begins a module: of a pathway one follows, else one that fits. Without
    any of them, the catalogue.
    """
    if begun:
        return begun[0]
    return reflection or action or first or NextThing(kind=NextKind.BROWSE)


def kind_of_step(lesson_slug: str, *, is_open: bool) -> NextKind:
    """What sort of thing the next step in a module is; without a lesson, its assessment."""
    if not lesson_slug:
        return NextKind.ASSESSMENT
    return NextKind.CARRY_ON if is_open else NextKind.NEXT_LESSON


def greeting(name: str, hour: int) -> str:
    """`Good morning, Amina`, by the hour of the day in London (0 to 23)."""
    part = "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"
    return f"Good {part}, {called(name)}"


def called(name: str) -> str:
    """What a person is called in a greeting: the first name, or all of it if it has a title."""
    first, _, rest = name.strip().partition(" ")
    has_title = first.rstrip(".").lower() in TITLES
    return name.strip() if has_title and rest else first
