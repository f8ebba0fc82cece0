"""All rules over all modules and frameworks of some content roots."""

from collections.abc import Sequence
from pathlib import Path

from content.folders import ModuleFolder, TextFolder, find
from content.problems import Problem
from content.proofreading import questions, shape, truth, wording
from content.proofreading.frameworks import framework_marks
from content.proofreading.house import House, house_of
from content.proofreading.pages import module_pages


def proofread(roots: Sequence[Path], *, only: Sequence[Path] | None = None) -> tuple[Problem, ...]:
    """Return what an editor would mark in the files of some roots, by file and line.

    A later root replaces modules and frameworks of the same name, as it does when they are
    loaded. With `only`, those of other roots are not read; what those say of law and words still
    counts.
    """
    found = [find(Path(root)) for root in roots]
    house = house_of(found)
    wanted = {str(root) for root in (roots if only is None else only)}
    modules: dict[str, ModuleFolder] = {}
    frameworks: dict[str, TextFolder] = {}
    for root in (each for each in found if each.path in wanted):
        modules.update({folder.slug: folder for folder in root.modules})
        frameworks.update({folder.slug: folder for folder in root.frameworks})
    problems = [problem for one in modules.values() for problem in _marks(one, house)]
    problems += [mark for one in frameworks.values() for mark in framework_marks(one, house)]
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
