"""A profile as the rows of tables and in words, for pages and paper alike. Pure."""

from collections.abc import Sequence

from learning.skills.gaps import Gap
from learning.skills.profiles.rules import Position, Profile

NO_FIGURE = "–"
BELOW = ("One level below target", "Two levels below target", "Three levels below target")


def one_decimal(mean: float | None) -> str:
    """A mean of levels as tables show it."""
    return NO_FIGURE if mean is None else f"{mean:.1f}"


def begun_with_capital(words: str) -> str:
    """The words, as they begin a line."""
    return words[:1].upper() + words[1:]


def columns(profile: Profile, noun: str, who: str) -> tuple[str, ...]:
    """The headings of a table of positions."""
    last_time = ("Last time",) if profile.before else ()
    mentors = tuple(map(begun_with_capital, profile.mentors))
    return (noun, who, *mentors, *last_time, "Target", "Rated")


def rows(profile: Profile, positions: Sequence[Position]) -> tuple[tuple[str, ...], ...]:
    """The cells of a table of positions, to one decimal."""
    return tuple(_row(profile, each) for each in positions)


def _row(profile: Profile, position: Position) -> tuple[str, ...]:
    last_time = (one_decimal(position.before),) if profile.before else ()
    return (
        position.title,
        one_decimal(position.you),
        *map(one_decimal, position.mentors),
        *last_time,
        one_decimal(position.target),
        f"{position.rated} of {position.asked}",
    )


def completeness(profile: Profile) -> str:
    """How much of the round stands in the figures, and what stands in none."""
    apart = [
        f"{len(ones)} {words}"
        for ones, words in (
            (profile.not_my_role, "not my role here"),
            (profile.no_evidence, "without evidence yet"),
            (profile.unanswered, "not answered"),
        )
        if ones
    ]
    rest = f"; {', '.join(apart)}, and in no figure" if apart else ""
    return f"{profile.rated} of {profile.asked} statements are rated{rest}."


def how_far_below(gap: Gap) -> str:
    """The size of a gap in words."""
    return BELOW[gap.size - 1]
