"""What a comparison says first, and how differences and energy are told in words. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping

from learning.diary.rules import WHOLE, Mode
from learning.shadowing.comparing.rules import ComparedRow, Comparison
from learning.shadowing.rules import ENERGY_WORDS, Energy

ABOUT = 3
"""Points by which a share may differ and still be about what was expected."""


def sentence(found: Comparison, who: str = "You") -> str:
    """What surprised most: `You expected 60% of the day in “Pupils” and saw 15%.`."""
    if not found.surprises:
        return (
            f"What {_inside(who)} saw is close to what {_again(who)} expected: "
            "no kind of work differs by ten points or more."
        )
    first = found.surprises[0]
    second = next((row for row in found.surprises if row.difference * first.difference < 0), None)
    said = _surprise(first, who)
    if second is None:
        return said
    return (
        f"{said} The other way round, “{second.category.title}”: "
        f"{second.expected}% expected, {second.observed}% seen."
    )


def _inside(who: str) -> str:
    return "you" if who == "You" else who


def _again(who: str) -> str:
    return "you" if who == "You" else "they"


def _surprise(row: ComparedRow, who: str) -> str:
    title = f"“{row.category.title}”"
    if not row.expected:
        return f"{who} expected nothing of {title}, and it was {row.observed}% of what was seen."
    if not row.observed:
        return f"{who} expected {row.expected}% of the day in {title} and saw none of it."
    return f"{who} expected {row.expected}% of the day in {title} and saw {row.observed}%."


def surprise(row: ComparedRow) -> str:
    """A surprise in a few words: `60% expected, 15% seen`."""
    if not row.observed:
        return f"{row.expected}% expected, not seen"
    if not row.expected:
        return f"not expected, {row.observed}% seen"
    return f"{row.expected}% expected, {row.observed}% seen"


def difference(row: ComparedRow) -> str:
    """`45 points less`, `10 points more`, `about as expected`."""
    size = abs(row.difference)
    if not size:
        return "as expected"
    more = "more" if row.difference > 0 else "less"
    if size <= ABOUT and not row.is_surprise:
        return "about as expected"
    return f"{size} {'point' if size == 1 else 'points'} {more}"


def through_others(shares: Mapping[Mode, int]) -> str:
    """How much of what was seen was doing oneself, and how much went through others."""
    doing = shares[Mode.DOING]
    if not any(shares.values()):
        return ""
    return (
        f"{doing}% of the time with a mode was doing something oneself; {WHOLE - doing}% was "
        "advising, liaising or ensuring, which is arranging what others do."
    )


def energy(found: Iterable[Energy | None]) -> str:
    """What a kind of work seemed to give or take: `Mostly gives energy: 3 of 4 times`."""
    counts = Counter(each for each in found if each is not None)
    total = sum(counts.values())
    if not total:
        return "not noted"
    most, times = max(counts.items(), key=lambda each: (each[1], -list(Energy).index(each[0])))
    words = ENERGY_WORDS[most].lower()
    if times == total:
        return f"{words}, {_times(total)}"
    if times * 2 > total:
        return f"mostly {words}: {times} of {total} times"
    parts = [f"{ENERGY_WORDS[one].lower()} {_times(counts[one])}" for one in Energy if counts[one]]
    return f"mixed: {', '.join(parts)}"


def _times(count: int) -> str:
    return ("once", "twice")[count - 1] if count in (1, 2) else f"{count} times"


def in_percent(named: Iterable[tuple[str, int]]) -> str:
    """Shares as they are read aloud, without those that are nothing."""
    said = [f"{name} {share}%" for name, share in named if share]
    return ", ".join(said) or "nothing"
