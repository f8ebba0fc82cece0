"""What can only be said when everything is read: links, pathways, old names, dates."""

from collections.abc import Sequence
from datetime import date

from content.courses import BuiltModule, PlacedLink
from content.pathways import BuiltPathway
from content.problems import Problem, Severity, nearest, quoted
from content.types import Module


def crosscheck(
    built: Sequence[BuiltModule], pathways: Sequence[BuiltPathway], today: date
) -> tuple[Problem, ...]:
    """Return the problems between files, and the review dates that have passed.

    None of them keeps a lesson back: what they point at may only be away for a day.
    """
    modules = {one.slug: one.module for one in built if one.module}
    known = {one.slug for one in built}
    problems = [_overdue(one, today) for one in built]
    problems += [_dead_link(link, modules, known) for one in built for link in one.links]
    problems += [problem for one in built for problem in _old_names(one, modules)]
    problems += [problem for one in pathways for problem in _unknown_modules(one, known)]
    return tuple(problem for problem in problems if problem)


def _warning(path: str, line: int, message: str, remedy: str) -> Problem:
    return Problem(path, line, message, remedy, Severity.WARNING)


def _overdue(one: BuiltModule, today: date) -> Problem | None:
    if one.module is None or one.module.review_by >= today:
        return None
    return _warning(
        f"{one.module.folder}/module.md",
        one.review_line,
        f"the review date {one.module.review_by} has passed",
        "read the module against today’s law and set the next date",
    )


def _dead_link(link: PlacedLink, modules: dict[str, Module], known: set[str]) -> Problem | None:
    target = link.use.target
    module = modules.get(target.module)
    written = quoted(link.use.written)
    if module is None:
        if target.module in known:
            return None
        near = nearest(target.module, known)
        remedy = f"did you mean “{near}”?" if near else "use the name of a module’s folder"
        message = f"the link {written} leads to no module"
        return _warning(link.path, link.use.line, message, remedy)
    return _dead_lesson(link, module, written) if target.lesson else None


def _dead_lesson(link: PlacedLink, module: Module, written: str) -> Problem | None:
    target = link.use.target
    lesson = module.lesson(target.lesson)
    if lesson is None:
        if any(target.lesson == one.slug for one in module.left_out):
            return None
        near = nearest(target.lesson, [one.slug for one in module.lessons])
        remedy = f"did you mean “{near}”?" if near else "use a lesson’s name"
        message = f"the link {written} leads to no lesson"
        return _warning(link.path, link.use.line, message, remedy)
    slugs = [heading.slug for heading in lesson.outline]
    if not target.heading or target.heading in slugs:
        return None
    near = nearest(target.heading, slugs)
    remedy = (
        f"did you mean “#{near}”?" if near else f"give the heading its id {{#{target.heading}}}"
    )
    message = f"the link {written} leads to no heading of that lesson"
    return _warning(link.path, link.use.line, message, remedy)


def _old_names(one: BuiltModule, modules: dict[str, Module]) -> list[Problem]:
    if one.module is None:
        return []
    path = f"{one.module.folder}/module.md"
    clashes = [
        (old, other.slug)
        for old in one.module.formerly
        for other in modules.values()
        if old == other.slug or (other.slug < one.slug and old in other.formerly)
    ]
    return [
        _warning(path, 1, f"the former name {quoted(old)} belongs to “{slug}” too", "drop it here")
        for old, slug in clashes
    ]


def _unknown_modules(one: BuiltPathway, known: set[str]) -> list[Problem]:
    problems = []
    for slug, line in one.lines:
        if slug not in known:
            near = nearest(slug, known)
            remedy = f"did you mean “{near}”?" if near else "use the name of a module’s folder"
            problems.append(_warning(one.path, line, f"there is no module {quoted(slug)}", remedy))
    return problems
