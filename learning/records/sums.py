"""What a record adds up to, by kind and by area of need. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from learning.cpd.areas import AREA_NAMES, area_name
from learning.cpd.rules import KIND_WORDS, CpdKind

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One kind or area: how many things, and their minutes."""

    name: str
    count: int
    minutes: int


def by_kind(things: Iterable[tuple[CpdKind, int]]) -> tuple[Part, ...]:
    """The sums of kinds that there are, the most minutes first."""
    found = _added(things)
    parts = [
        Part(name=words, count=found[kind][0], minutes=found[kind][1])
        for kind, words in KIND_WORDS.items()
        if kind in found
    ]
    return tuple(sorted(parts, key=lambda part: -part.minutes))


def by_area(things: Iterable[tuple[str, int]]) -> tuple[Part, ...]:
    """The sums of areas that there are, in their usual order; what names none comes last."""
    found = _added((slug if slug in AREA_NAMES else "", minutes) for slug, minutes in things)
    return tuple(
        Part(name=area_name(slug), count=found[slug][0], minutes=found[slug][1])
        for slug in (*AREA_NAMES, "")
        if slug in found
    )


def _added(things: Iterable[tuple[Key, int]]) -> dict[Key, tuple[int, int]]:
    found: dict[Key, tuple[int, int]] = {}
    for key, minutes in things:
        count, total = found.get(key, (0, 0))
        found[key] = (count + 1, total + minutes)
    return found
