"""What can only be said when everything is read: links, pathways, old names, dates.

None of it keeps anything back: what is pointed at may only be away for a day.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from content.courses import BuiltModule, PlacedLink
from content.frameworks import BuiltFramework
from content.pathways import BuiltPathway
from content.problems import Fault, Problem, Severity, nearest, quoted
from content.render import Target
from content.shadowing_types import ASPIRING
from content.statements import Placed
from content.types import Module


def crosscheck(
    built: Sequence[BuiltModule], pathways: Sequence[BuiltPathway], today: date
) -> tuple[Problem, ...]:
    """Return the problems between modules and pathways, and the review dates that have passed."""
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


def crosscheck_frameworks(
    frameworks: Sequence[BuiltFramework],
    built: Sequence[BuiltModule],
    templates: Collection[str],
) -> Iterator[Problem]:
    """Yield the headings and templates that frameworks name and that are not there.

    They are errors, because a gap without its lesson is a dead end; the statement stays, and
    with it what people have said of themselves. `templates` are those that there are files of.
    """
    modules = {one.slug: one.module for one in built if one.module}
    known = {one.slug for one in built}
    for one in frameworks:
        for placed in one.closings:
            closing = placed.what
            target = Target(closing.module_slug, closing.lesson_slug, closing.heading)
            if missing := _missing(target, modules, known):
                written = f"{target.module}/{target.lesson}#{target.heading}"
                said = f"{quoted(written)} leads to {missing[0]}"
                yield Problem(placed.path, placed.line, said, missing[1])
        for named in one.templates:
            if named.what not in templates:
                near = nearest(named.what, templates)
                remedy = f"did you mean “{near}”?" if near else "use the name of a template’s file"
                said = f"there is no template {quoted(named.what)}"
                yield Problem(named.path, named.line, said, remedy)


def crosscheck_aims(
    aims: Sequence[Placed[str]], frameworks: Sequence[BuiltFramework]
) -> Iterator[Problem]:
    """Yield a warning for each aim whose statement is in no framework's aspiring set.

    Nobody would ever be offered it. While a framework or a domain is left out, nothing is told.
    """
    found = [one.framework for one in frameworks if one.framework and one.framework.is_whole]
    if len(found) < len(frameworks):
        return
    known = [statement.slug for one in found for statement in one.in_set(ASPIRING)]
    for aim in aims:
        if aim.what not in known:
            near = nearest(aim.what, known)
            remedy = f"did you mean “{near}”?" if near else "use the id of one of them"
            said = f"{quoted(aim.what)} is in no framework’s set “{ASPIRING}”"
            yield _warning(aim.path, aim.line, said, remedy)


def _dead_link(link: PlacedLink, modules: dict[str, Module], known: set[str]) -> Problem | None:
    missing = _missing(link.use.target, modules, known)
    if missing is None:
        return None
    said = f"the link {quoted(link.use.written)} leads to {missing[0]}"
    return _warning(link.path, link.use.line, said, missing[1])


def _missing(target: Target, modules: Mapping[str, Module], known: Collection[str]) -> Fault | None:
    """Return what of a target is not there, and a remedy; nothing of what is left out for now."""
    module = modules.get(target.module)
    if module is None:
        if target.module in known:
            return None
        near = nearest(target.module, known)
        remedy = f"did you mean “{near}”?" if near else "use the name of a module’s folder"
        return "no module", remedy
    return _missing_in(module, target) if target.lesson else None


def _missing_in(module: Module, target: Target) -> Fault | None:
    lesson = module.lesson(target.lesson)
    if lesson is None:
        if any(target.lesson == one.slug for one in module.left_out):
            return None
        near = nearest(target.lesson, [one.slug for one in module.lessons])
        return "no lesson", f"did you mean “{near}”?" if near else "use a lesson’s name"
    slugs = [heading.slug for heading in lesson.outline]
    if not target.heading or target.heading in slugs:
        return None
    near = nearest(target.heading, slugs)
    remedy = (
        f"did you mean “#{near}”?" if near else f"give the heading its id {{#{target.heading}}}"
    )
    return "no heading of that lesson", remedy


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
