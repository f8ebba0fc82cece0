"""Which modules a filter keeps, and how the words of a header are spoken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.types import Module

FOR_ALL_STAFF = "all staff"
FOR_ALL_AREAS = "all"


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
    said = word.replace("senco", "SENCo")
    return said[:1].upper() + said[1:]


def people_named(audience: Sequence[str]) -> str:
    """Whom a module is for, within a sentence: `teachers and SENCos`."""
    words = [word if word == FOR_ALL_STAFF else f"{word}s" for word in audience]
    return listed([word.replace("senco", "SENCo") for word in words])


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


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
