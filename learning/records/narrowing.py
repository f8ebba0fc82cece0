"""What somebody wants to see of their record; page, paper and files all follow it. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from learning.cpd.areas import AREA_NAMES
from learning.cpd.rules import CpdKind

LONGEST_TEXT = 100
NO_AREA = "none"
"""Stands in an address for what names no area."""
YEAR_FIGURES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A school year (by the year it begins), a kind, an area of need, words; or all of each.

    `with_words`: files and paper also say what difference things made.
    """

    year: int | None = None
    kind: CpdKind | None = None
    area: str = ""
    text: str = ""
    with_words: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.year or self.kind or self.area or self.text)

    @property
    def query(self) -> Mapping[str, Any]:
        """The same for an address."""
        sent = {
            "year": str(self.year or ""),
            "kind": self.kind.value if self.kind else "",
            "area": self.area,
            "text": self.text,
            "words": "yes" if self.with_words else "",
        }
        return {name: value for name, value in sent.items() if value}

    def takes(self, *, school_year: int, kind: CpdKind, area: str, words: str) -> bool:
        """Whether a line with these belongs to it. Of several words typed, each must be there."""
        wanted_area = "" if self.area == NO_AREA else self.area
        return (
            self.year in (None, school_year)
            and self.kind in (None, kind)
            and (not self.area or wanted_area == area)
            and all(each in words.casefold() for each in self.text.casefold().split())
        )


def wanted(sent: Mapping[str, str]) -> Wanted:
    """What an address asks for; words that name nothing narrow nothing."""
    year, area = sent.get("year", ""), sent.get("area", "")
    kinds = (each for each in CpdKind if each.value == sent.get("kind", ""))
    is_year = year.isascii() and year.isdecimal() and len(year) == YEAR_FIGURES
    return Wanted(
        year=int(year) if is_year else None,
        kind=next(kinds, None),
        area=area if area in AREA_NAMES or area == NO_AREA else "",
        text=" ".join(sent.get("text", "").replace("\0", "").split())[:LONGEST_TEXT],
        with_words=sent.get("words", "") == "yes",
    )


def possible(areas: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The areas that lines name, as choices; those that name none come last."""
    named = tuple((slug, name) for slug, name in AREA_NAMES.items() if slug in areas)
    return (*named, (NO_AREA, "No area named")) if "" in areas else named
