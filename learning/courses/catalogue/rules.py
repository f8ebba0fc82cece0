"""Which modules a filter keeps, and how the words of a header are spoken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.types import Module

FOR_ALL_STAFF = "all staff"
FOR_ALL_AREAS = "all"
ABBREVIATIONS = {"senco": "SENCo", "aspiring senco": "Aspiring SENCo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What somebody looks for; empty means anything."""

    audience: str = ""
    area: str = ""

    @property
    def is_set(self) -> bool:
        """Whether it keeps anything out."""
        return bool(self.audience or self.area)


def spoken(word: str) -> str:
    """A word of a header as it stands on a page."""
    return ABBREVIATIONS.get(word, word[:1].upper() + word[1:])


def suits(module: Module, wanted: Filter) -> bool:
    """Whether a module is for this audience and about this area; some are for all, about all."""
    is_for = not wanted.audience or not {wanted.audience, FOR_ALL_STAFF}.isdisjoint(module.audience)
    is_about = not wanted.area or not {wanted.area, FOR_ALL_AREAS}.isdisjoint(module.areas)
    return is_for and is_about


def known_filter(modules: Sequence[Module], audience: str, area: str) -> Filter:
    """The filter asked for, without words that no module has."""
    return Filter(
        audience=audience if audience in audiences(modules) else "",
        area=area if area in areas(modules) else "",
    )


def audiences(modules: Sequence[Module]) -> tuple[str, ...]:
    """Whom the modules are for, each once; for all staff is no filter."""
    return _each_once((m.audience for m in modules), FOR_ALL_STAFF)


def areas(modules: Sequence[Module]) -> tuple[str, ...]:
    """The areas of need the modules are about, each once; all of them is no filter."""
    return _each_once((m.areas for m in modules), FOR_ALL_AREAS)


def _each_once(lists: Iterable[Sequence[str]], all_of_them: str) -> tuple[str, ...]:
    found = {word for words in lists for word in words if word != all_of_them}
    return tuple(sorted(found, key=lambda word: spoken(word).casefold()))
