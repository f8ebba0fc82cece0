"""All rules over all modules of some content roots."""

from collections.abc import Sequence
from pathlib import Path

from content.folders import ModuleFolder, find
from content.problems import Problem
from content.proofreading import questions, shape, truth, wording
from content.proofreading.house import House, house_of
from content.proofreading.pages import module_pages


def proofread(roots: Sequence[Path]) -> tuple[Problem, ...]:
    """Return what an editor would mark in the modules of some roots, by file and line.

    A later root replaces modules of the same name, as it does when they are loaded.
    """
    found = [find(Path(root)) for root in roots]
    house = house_of(found)
    folders: dict[str, ModuleFolder] = {}
    for root in found:
        folders.update({folder.slug: folder for folder in root.modules})
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
