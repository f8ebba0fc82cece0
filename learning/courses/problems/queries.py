"""Every problem of the library, what is left out and why, and what is past its review date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from content import Library, Problem, Severity
from content.proofreading import proofread
from content.types import Module, Unavailable
from learning.courses.rules import is_past_review

MOST_MARKS = 300
"""On the page: nobody mends more at once, and a word to avoid may stand in every line."""


class ProblemLine(NamedTuple):
    """One thing to mend: where (from the content folder on), what is wrong, what to do."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage:
    """What keeps content back, what is only worth mending, and what has grown old.

    `marks` are what an editor would say of the school's own modules; `more_marks` are left out.
    """

    errors: tuple[ProblemLine, ...]
    warnings: tuple[ProblemLine, ...]
    marks: tuple[ProblemLine, ...]
    more_marks: int
    unavailable: tuple[Unavailable, ...]
    past_review: tuple[Module, ...]
    module_count: int

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to do."""
        found = (self.errors, self.warnings, self.marks, self.unavailable, self.past_review)
        return not any(found)


def problems_page(library: Library, roots: Sequence[Path], today: date) -> ProblemsPage:
    """Everything an author should know, by file and line.

    The library that came with the product is proofread before it is published; here only the
    folders after it are, which are the school's own.
    """
    lines: dict[Severity, list[ProblemLine]] = {severity: [] for severity in Severity}
    for problem in library.problems:
        lines[problem.severity].append(_line(problem, roots))
    parts = [one for module in library.modules for one in module.left_out]
    marks = _own_marks(library, tuple(roots))
    return ProblemsPage(
        errors=tuple(lines[Severity.ERROR]),
        warnings=tuple(lines[Severity.WARNING]),
        marks=tuple(_line(mark, roots) for mark in marks[:MOST_MARKS]),
        more_marks=max(0, len(marks) - MOST_MARKS),
        unavailable=(*library.unavailable, *parts),
        past_review=tuple(each for each in library.modules if is_past_review(each, today)),
        module_count=len(library.modules),
    )


def _own_marks(library: Library, roots: tuple[Path, ...]) -> Sequence[Problem]:
    """What an editor would say; read once for a library, which is another after every change."""
    kept = _KEPT.setdefault(library, {})
    if roots not in kept:
        own = roots[1:]
        kept[roots] = proofread(roots, only=own) if own else ()
    return kept[roots]


_KEPT: WeakKeyDictionary[Library, dict[tuple[Path, ...], Sequence[Problem]]] = WeakKeyDictionary()


def _line(problem: Problem, roots: Sequence[Path]) -> ProblemLine:
    return ProblemLine(
        place=f"{_from_root(problem.path, roots)}:{problem.line}",
        message=problem.message[:1].upper() + problem.message[1:],
        remedy=problem.remedy[:1].upper() + problem.remedy[1:],
    )


def _from_root(path: str, roots: Sequence[Path]) -> str:
    """The path from the content folder on: where that folder lies is nobody's business."""
    for root in roots:
        if Path(path).is_relative_to(root):
            return str(Path(root.name) / Path(path).relative_to(root))
    return Path(path).name
