"""What framework.md says of its framework in the header: levels, lenses, sets, targets."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.framework_types import Lens, Level, StageTarget, StatementSet
from content.headers import Header, Keys
from content.problems import quoted
from content.source import Line
from content.typography import curly
from content.wording import is_slug

FRAMEWORK_KEYS = Keys(
    must=("title", "version", "levels", "lenses"),
    may=("sets", "targets", "to check", "changed", "formerly", "retired"),
)
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Scales:
    """What every statement of a framework is told by: four levels, and the lenses."""

    levels: tuple[Level, ...]
    lenses: tuple[Lens, ...]

    @property
    def level_names(self) -> tuple[str, ...]:
        """The names of the levels, from the lowest."""
        return tuple(level.name for level in self.levels)

    @property
    def lens_names(self) -> tuple[str, ...]:
        """The names of the lenses."""
        return tuple(lens.name for lens in self.lenses)


@dataclass(frozen=True, slots=True)
class DraftSet:
    """A set as it is written: its name and line, and the ids in it with theirs."""

    name: str
    line: int
    statements: tuple[Line, ...]

    def finished(self, known: frozenset[str]) -> StatementSet:
        """Return the set with those of its statements that can be shown."""
        slugs = (one.text for one in self.statements)
        return StatementSet(name=self.name, statements=tuple(s for s in slugs if s in known))


def scales_in(header: Header, taken: tuple[str, ...]) -> Scales | None:
    """Return levels and lenses; None if there are not four and one at least.

    A level's name is a key of statements, so it cannot be one that is `taken`.
    """
    levels = [
        Level(number=number, name=name, meaning=meaning)
        for number, (line, name, meaning) in enumerate(_named(header, "levels"), 1)
        if _is_free(header, line, name, taken)
    ]
    lenses = [Lens(name=name, meaning=meaning) for _, name, meaning in _named(header, "lenses")]
    count = len(header.items("levels"))
    if header.text("levels") and count != LEVELS:
        said = f"a framework has four levels, and {count} can be read here"
        header.findings.error(header.line("levels"), said, "name four, from the lowest on")
    header.need_one("lenses", header.items("lenses"))
    return Scales(tuple(levels), tuple(lenses)) if len(levels) == LEVELS and lenses else None


def sets_in(header: Header) -> tuple[DraftSet, ...]:
    """Return the sets; a line without a colon goes on with the one above."""
    found: dict[str, tuple[int, list[Line]]] = {}
    slugs: list[Line] | None = None
    for line, text in header.lines("sets"):
        name, colon, rest = map(str.strip, text.partition(":"))
        if colon and (not is_slug(name) or name in found):
            said = f"{quoted(name)} cannot be a set’s name here"
            remedy = "use small letters, digits and hyphens, and each name once"
            header.findings.error(line, said, remedy)
            slugs = []
        elif colon:
            slugs = found.setdefault(name, (line, []))[1]
        if slugs is None:
            remedy = "write its name and a colon before the ids: aspiring: first-id, second-id"
            header.findings.error(line, "a set without a name stands here", remedy)
            return ()
        items = (item.strip() for item in (rest if colon else text).split(","))
        slugs += [Line(line, item) for item in items if item]
    return tuple(DraftSet(name, line, tuple(ids)) for name, (line, ids) in found.items())


def targets_in(header: Header) -> tuple[StageTarget, ...]:
    """Return what is aimed at by somebody at a stage; what is no stage and level is a problem."""
    found: dict[str, StageTarget] = {}
    for line, item in header.items("targets"):
        stage, _, level = map(str.strip, item.rpartition(":"))
        if not stage or stage in found or level not in {"1", "2", "3", "4"}:
            said = f"{quoted(item)} is not a stage and a level from 1 to {LEVELS}"
            header.findings.error(line, said, "write each stage once: first year: 2")
        else:
            found[stage] = StageTarget(stage=curly(stage), target=int(level))
    return tuple(found.values())


def _named(header: Header, key: str) -> Iterator[tuple[int, str, str]]:
    """Yield names of a list with their lines, and what is said of each after a colon."""
    seen: set[str] = set()
    for line, item in header.items(key):
        name, _, meaning = map(str.strip, item.partition(":"))
        if not is_slug(name) or name in seen:
            said = f"{quoted(name)} cannot be a name in {key} here"
            remedy = "use small letters, digits and hyphens, and each name once"
            header.findings.error(line, said, remedy)
        else:
            seen.add(name)
            yield line, name, curly(meaning)


def _is_free(header: Header, line: int, name: str, taken: tuple[str, ...]) -> bool:
    if name in taken:
        said = f"a level cannot be called {quoted(name)}: statements have a key of that name"
        header.findings.error(line, said, "call it otherwise")
    return name not in taken
