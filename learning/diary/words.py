"""What a diary says first: how much time, what most of it went into, what was intended. Pure."""

from learning.diary.rules import WHOLE, Mode, hours
from learning.diary.sums import Intention, Sum

SHARES = (
    (10, "a tenth"),
    (20, "a fifth"),
    (25, "a quarter"),
    (100 / 3, "a third"),
    (40, "two fifths"),
    (50, "half"),
    (45, "just under half"),
    (55, "just over half"),
    (60, "three fifths"),
    (200 / 3, "two thirds"),
    (75, "three quarters"),
    (80, "four fifths"),
    (90, "nine tenths"),
)
NEAR, HARDLY = 1.5, 4.0
"""Percent: within the first a share is called by its name alone, with `about` beyond."""
CLOSE = 5
"""Percent by which every share may differ from the intention and still be close to it."""
QUESTION = "Is this what my school needs of me, and who else could?"


def share(percent: float) -> str:
    """`half`, `about a third`, `hardly any`: a share as one says it."""
    if percent < HARDLY:
        return "hardly any" if percent else "none"
    if percent > WHOLE - HARDLY:
        return "nearly all" if percent < WHOLE else "all"
    value, name = min(SHARES, key=lambda each: abs(each[0] - percent))
    is_said_so = abs(value - percent) <= NEAR or name.startswith("just")
    return name if is_said_so else f"about {name}"


def telling_mode(found: Sum, intention: Intention | None) -> Mode:
    """The mode worth naming: farthest from the intention, or else the one with most time."""
    percents = _exact(found)
    if intention is None:
        return max(Mode, key=lambda mode: percents[mode])
    return max(Mode, key=lambda mode: abs(percents[mode] - intention.percents[mode]))


def is_close(found: Sum, intention: Intention) -> bool:
    """Whether every share is about as intended."""
    percents = _exact(found)
    return all(abs(percents[mode] - intention.percents[mode]) <= CLOSE for mode in Mode)


def sentence(when: str, found: Sum, intention: Intention | None) -> str:
    """The time in one sentence: `This week: 6 h 30, half of it doing; you intended a third.`."""
    if not found.total:
        return f"{when}: nothing noted yet."
    start = f"{when}: {hours(found.total)}"
    if intention is not None and is_close(found, intention):
        return f"{start}, shared out about as you intended."
    mode = telling_mode(found, intention)
    said = f"{start}, {share(_exact(found)[mode])} of it {mode.value}"
    if intention is None:
        return f"{said}."
    return f"{said}; you intended {share(intention.percents[mode])}."


def protected_sentence(found: Sum, intention: Intention | None, weeks: int = 1) -> str:
    """How much was protected, and what was intended; nothing where there is nothing to say.

    `weeks`: over how many weeks with entries the time is spread.
    """
    if not found.total or not weeks:
        return ""
    said = (
        f"{hours(found.protected)} of it was protected"
        if found.protected
        else ("None of it was protected")
    )
    if weeks > 1 and found.protected:
        said = f"{said}, about {hours(round(found.protected / weeks))} a week"
    if intention is None or not intention.protected_minutes:
        return f"{said}."
    each = " a week" if weeks > 1 else ""
    return f"{said}; you intended {hours(intention.protected_minutes)}{each}."


def _exact(found: Sum) -> dict[Mode, float]:
    total = found.total or 1
    return {mode: found.by_mode[mode] * WHOLE / total for mode in Mode}
