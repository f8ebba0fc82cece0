"""Which modules a filter keeps, in which groups, and how the words of a header are spoken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from content.types import Module
from learning.courses.rules import ModuleState, Standing

FOR_ALL_STAFF = "all staff"
FOR_ALL_AREAS = "all"
LENGTHS = {"30": "Up to half an hour", "45": "Up to 45 minutes", "60": "Up to an hour"}
"""Minutes of reading, as they stand in an address, and in words."""
STATES = {"not-started": "Not started", "in-progress": "In progress", "done": "Done"}
_STATE_OF = {
    ModuleState.AVAILABLE: "not-started",
    ModuleState.IN_PROGRESS: "in-progress",
    ModuleState.DONE: "done",
    ModuleState.UPDATED: "done",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What somebody looks for; empty means anything. `length` and `state` are as in an address."""

    audience: str = ""
    area: str = ""
    need: str = ""
    length: str = ""
    state: str = ""

    @property
    def parts(self) -> dict[str, str]:
        """Each thing it asks for, by its name in an address."""
        named = {
            "audience": self.audience,
            "area": self.area,
            "need": self.need,
            "length": self.length,
            "state": self.state,
        }
        return {name: value for name, value in named.items() if value}

    @property
    def is_set(self) -> bool:
        """Whether it keeps anything out."""
        return bool(self.parts)

    def without(self, name: str) -> "Filter":
        """The same filter without one of its parts."""
        return replace(self, **{name: ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the modules of a library can be chosen by."""

    audiences: tuple[str, ...]
    areas: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Modules that stand together in the catalogue; `slug` is where one can jump to."""

    slug: str
    title: str
    standings: tuple[Standing, ...]


GROUPS = (
    ("everybody", "For everybody", (FOR_ALL_STAFF,)),
    ("everyone-who-teaches", "For everyone who teaches", ("teacher", "early career teacher")),
    ("teaching-assistants", "For teaching assistants", ("teaching assistant",)),
    ("communication", "Communication and interaction", ("communication and interaction",)),
    ("cognition", "Cognition and learning", ("cognition and learning",)),
    (
        "mental-health",
        "Social, emotional and mental health",
        ("social, emotional and mental health",),
    ),
    ("sensory", "Sensory and physical", ("sensory and physical",)),
    ("sencos", "For SENCos", ("senco",)),
    ("leaders-and-governors", "For leaders and governors", ("leader", "governor")),
    ("aspiring-sencos", "For aspiring SENCos", ("aspiring senco",)),
)
"""In the order of the catalogue. What is about one area stands there, whomever it is for."""
_GROUP_OF = {word: slug for slug, _title, words in GROUPS for word in words}


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
    """Whether a module is for, about and as short as that.

    What is for all staff is for everybody. What is about every area is left out where one is
    asked for: whoever looks for that area has little use for the whole library.
    """
    is_for = not wanted.audience or not {wanted.audience, FOR_ALL_STAFF}.isdisjoint(module.audience)
    is_about = not wanted.area or wanted.area in module.areas
    is_on = not wanted.need or wanted.need in module.needs
    is_short = not wanted.length or module.minutes <= int(wanted.length)
    return is_for and is_about and is_on and is_short


def is_as_far(standing: Standing, wanted: Filter) -> bool:
    """Whether somebody is as far with a module as the filter says."""
    return not wanted.state or _STATE_OF[standing.state] == wanted.state


def known_filter(known: Choices, asked: Mapping[str, str]) -> Filter:
    """The filter asked for, without words that no module has; anything else is passed over."""
    allowed: dict[str, Iterable[str]] = {
        "audience": known.audiences,
        "area": known.areas,
        "need": known.needs,
        "length": LENGTHS,
        "state": STATES,
    }
    wanted = {name: asked.get(name, "") for name in allowed}
    return Filter(**{name: word for name, word in wanted.items() if word in allowed[name]})


def choices(modules: Sequence[Module]) -> Choices:
    """Whom the modules are for and what they are about, each once; all of them is no filter."""
    return Choices(
        audiences=_each_once((m.audience for m in modules), FOR_ALL_STAFF),
        areas=_each_once((m.areas for m in modules), FOR_ALL_AREAS),
        needs=_each_once((m.needs for m in modules), ""),
    )


def grouped(standings: Sequence[Standing]) -> tuple[Group, ...]:
    """The modules in groups: by their first area of need, else by whom they are for first."""
    found: dict[str, list[Standing]] = {}
    for each in standings:
        found.setdefault(_group_of(each.module), []).append(each)
    return tuple(
        Group(slug, title, tuple(found[slug])) for slug, title, _words in GROUPS if slug in found
    )


def own_group(nearest_first: Sequence[str]) -> str:
    """The slug of the group for somebody of these audiences, the nearest first."""
    return next((_GROUP_OF[word] for word in nearest_first if word in _GROUP_OF), "")


def _group_of(module: Module) -> str:
    about = [area for area in module.areas if area != FOR_ALL_AREAS]
    return next(_GROUP_OF[word] for word in (*about, *module.audience))


def _each_once(lists: Iterable[Sequence[str]], all_of_them: str) -> tuple[str, ...]:
    found = {word for words in lists for word in words if word != all_of_them}
    return tuple(sorted(found, key=lambda word: spoken(word).casefold()))
