"""All rules over all modules of some content roots."""

from collections.abc import Sequence
from pathlib import Path

from content.folders import ModuleFolder, find
from content.problems import Problem
from content.proofreading import questions, shape, truth, wording
from content.proofreading.house import House, house_of
from content.proofreading.pages import module_pages


def proofread(roots: Sequence[Path], *, only: Sequence[Path] | None = None) -> tuple[Problem, ...]:
    """Return what an editor would mark in the modules of some roots, by file and line.

    A later root replaces modules of the same name, as it does when they are loaded. With
    `only`, modules of other roots are not read; what those say of law and words still counts.
    """
    found = [find(Path(root)) for root in roots]
    house = house_of(found)
    wanted = {str(root) for root in (roots if only is None else only)}
    folders: dict[str, ModuleFolder] = {}
    for root in found:
        folders.update({folder.slug: folder for folder in root.modules if root.path in wanted})
    problems = [problem for folder in folders.values() for problem in _marks(folder, house)]
    problems += house.problems
    return tuple(sorted(set(problems), key=lambda one: (one.path, one.line, one.message)))


def _marks(folder: ModuleFolder, house: House) -> list[Problem]:
    module = module_pages(folder)
    if module is None:
        return []
    return [
        *truth.marks(module, house),
        *questions.marks(module),
        *shape.marks(module, house),
        *wording.marks(module, house),
    ]
