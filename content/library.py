"""Everything that was read, ready to be asked. Never changes; the application swaps it whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from content.cache import Store
from content.courses import BuiltModule, build_module
from content.crosscheck import crosscheck, crosscheck_aims, crosscheck_frameworks
from content.folders import ModuleFolder, Root, SourceFile, TextFolder, find
from content.framework_types import Framework, LeftOut
from content.frameworks import BuiltFramework, build_framework
from content.glossary import read_glossary
from content.pathways import BuiltPathway, read_pathway
from content.problems import Findings, Problem
from content.render import Terms
from content.routes import Route, routes
from content.search import Hit, Index
from content.shadowing import BuiltShadowing, build_shadowing, settle
from content.shadowing_types import ShadowingGuide
from content.templates import BuiltTemplate, dead_uses, read_template
from content.types import Lesson, Module, Pathway, Template, Term, Unavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What content roots hold: each thing as it was built from its own files alone."""

    modules: Sequence[BuiltModule]
    pathways: Sequence[BuiltPathway]
    templates: Sequence[BuiltTemplate]
    frameworks: Sequence[BuiltFramework]
    glossary: Sequence[Term]
    shadowing: ShadowingGuide


class Library:
    """Everything that can be shown, and what is wrong with the files. A guide is always there."""

    def __init__(
        self, held: Holdings, *, problems: Sequence[Problem] = (), fingerprint: str = ""
    ) -> None:
        """Put everything in order and make look-ups for it."""
        self.modules = _in_order(one.module for one in held.modules)
        self.pathways = _in_order(one.pathway for one in held.pathways)
        self.templates = _in_order(one.template for one in held.templates)
        self.frameworks = _in_order(one.framework for one in held.frameworks)
        self.glossary = tuple(sorted(held.glossary, key=lambda term: term.name.casefold()))
        self.shadowing = held.shadowing
        self.problems = tuple(problems)
        self.unavailable: tuple[Unavailable, ...] = tuple(
            one.unavailable for one in held.modules if one.unavailable
        )
        self.unavailable_frameworks: tuple[LeftOut, ...] = tuple(
            one.left_out for one in held.frameworks if one.left_out
        )
        self.fingerprint = fingerprint
        self._modules = _by_slug(self.modules)
        self._pathways = _by_slug(self.pathways)
        self._frameworks = _by_slug(self.frameworks)
        self.routes = tuple(routes(self.pathways, self._modules))
        self._routes = {route.pathway.slug: route for route in self.routes}
        self._routes_with = _by_module(self.routes)
        self._index = Index(self.modules, self.glossary)

    def module(self, slug: str) -> Module | None:
        """Return the module of that slug, or formerly so called."""
        return self._modules.get(slug)

    def pathway(self, slug: str) -> Pathway | None:
        """Return the pathway of that slug, or formerly so called."""
        return self._pathways.get(slug)

    def template(self, slug: str) -> Template | None:
        """Return the template of that slug."""
        return next((one for one in self.templates if one.slug == slug), None)

    def framework(self, slug: str) -> Framework | None:
        """Return the framework of that slug, or formerly so called."""
        return self._frameworks.get(slug)

    def route(self, slug: str) -> Route | None:
        """Return the pathway of that slug (or formerly so called) as it can be walked."""
        pathway = self._pathways.get(slug)
        return self._routes[pathway.slug] if pathway else None

    def routes_with(self, module: Module) -> tuple[Route, ...]:
        """Return the pathways on which a module stands, in the order of their titles."""
        return self._routes_with.get(module.slug, ())

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return where every word stands, the best first."""
        return self._index.search(words, limit)

    def meant(self, words: str) -> str | None:
        """Return what words that stand nowhere were probably meant to be; None if unlike all."""
        return self._index.meant(words)

    def after(self, module: Module, lesson: Lesson) -> Lesson | None:
        """Return the lesson that follows in the module, if there is one."""
        following = module.lessons[lesson.number : lesson.number + 1]
        return following[0] if following else None

    def before(self, module: Module, lesson: Lesson) -> Lesson | None:
        """Return the lesson that stands before it in the module, if there is one."""
        return module.lessons[lesson.number - 2] if lesson.number > 1 else None


_Named = TypeVar("_Named", Module, Pathway, Framework)
_Titled = TypeVar("_Titled", Module, Pathway, Template, Framework)


def _in_order(things: Iterable[_Titled | None]) -> tuple[_Titled, ...]:
    """Return what there is of some things, by title."""
    return tuple(sorted(filter(None, things), key=lambda one: (one.title.casefold(), one.slug)))


def _by_slug(things: Sequence[_Named]) -> dict[str, _Named]:
    """Return them by slug; a former name stands behind every present one."""
    named = {old: thing for thing in reversed(things) for old in thing.formerly}
    named.update({thing.slug: thing for thing in things})
    return named


def _by_module(walked: Sequence[Route]) -> dict[str, tuple[Route, ...]]:
    found: dict[str, tuple[Route, ...]] = {}
    for route in walked:
        for module in route.modules:
            found[module.slug] = (*found.get(module.slug, ()), route)
    return found


def load(roots: Sequence[Path], cache: Path | None = None, *, today: date | None = None) -> Library:
    """Return everything the content roots hold; what an author got wrong is in `problems`.

    A later root replaces modules, pathways, templates, frameworks, terms and parts of the shadowing
    guide of the same name.
    `cache` is a file that makes the next start faster; whatever happens to it changes nothing
    that is loaded.
    """
    found = [find(Path(root)) for root in roots]
    problems = [problem for root in found for problem in root.problems]
    terms = _terms(found, problems)
    meanings = Terms({term.name: term.meaning for term in terms})
    store = Store(cache, glossary=terms) if cache else None
    built = _built_modules(found, meanings, store)
    frameworks = _built_frameworks(found, meanings, store)
    guide = settle(_built_shadowing(found, store))
    if store:
        store.save()
    pathways = _built_pathways(found, problems)
    problems += [problem for one in built for problem in one.problems]
    problems += [problem for one in frameworks for problem in one.problems]
    templates = _built_templates(found, built, problems)
    problems += crosscheck(built, pathways, today or _today())
    sheets = {file.name.removesuffix(".md") for root in found for file in root.templates}
    problems += crosscheck_frameworks(frameworks, built, sheets)
    problems += [*guide.problems, *crosscheck_aims(guide.aims, frameworks)]
    return Library(
        Holdings(
            modules=built,
            pathways=pathways,
            templates=templates,
            frameworks=frameworks,
            glossary=terms,
            shadowing=guide.guide,
        ),
        problems=sorted(set(problems), key=lambda one: (one.path, one.line, one.message)),
        fingerprint=_fingerprint(found),
    )


def check(roots: Sequence[Path], *, today: date | None = None) -> tuple[Problem, ...]:
    """Return every problem of the content roots, by file and line."""
    return load(roots, today=today).problems


def fingerprint(roots: Sequence[Path]) -> str:
    """Return what `Library.fingerprint` would be now, without reading what the files mean."""
    return _fingerprint([find(Path(root)) for root in roots])


def _fingerprint(found: Sequence[Root]) -> str:
    digests = repr([root.digest for root in found])
    return blake2b(digests.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _today() -> date:
    return datetime.now(ZoneInfo("Europe/London")).date()


def _terms(found: Sequence[Root], problems: list[Problem]) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    for root in found:
        if root.glossary:
            findings = Findings(root.glossary.path)
            terms.update({term.name: term for term in read_glossary(root.glossary, findings)})
            problems += findings.problems
    return tuple(terms.values())


def _built_modules(
    found: Sequence[Root], meanings: Terms, store: Store | None
) -> list[BuiltModule]:
    folders: dict[str, ModuleFolder] = {}
    for root in found:
        folders.update({folder.slug: folder for folder in root.modules})
    built = []
    for slug in sorted(folders):
        folder = folders[slug]
        one = store.built(folder, BuiltModule) if store else None
        if one is None:
            one = build_module(folder, meanings)
            if store:
                store.keep(folder, one)
        built.append(one)
    return built


def _built_frameworks(
    found: Sequence[Root], meanings: Terms, store: Store | None
) -> list[BuiltFramework]:
    folders: dict[str, TextFolder] = {}
    for root in found:
        folders.update({folder.slug: folder for folder in root.frameworks})
    built = []
    for slug in sorted(folders):
        folder = folders[slug]
        one = store.built(folder, BuiltFramework) if store else None
        if one is None:
            one = build_framework(folder, meanings)
            if store:
                store.keep(folder, one)
        built.append(one)
    return built


def _built_shadowing(found: Sequence[Root], store: Store | None) -> list[BuiltShadowing]:
    """Return what each root holds of the guide to shadowing, in the order of the roots."""
    built = []
    for folder in (root.shadowing for root in found if root.shadowing):
        one = store.built(folder, BuiltShadowing) if store else None
        if one is None:
            one = build_shadowing(folder)
            if store:
                store.keep(folder, one)
        built.append(one)
    return built


def _built_pathways(found: Sequence[Root], problems: list[Problem]) -> list[BuiltPathway]:
    files: dict[str, SourceFile] = {}
    for root in found:
        files.update({file.name: file for file in root.pathways})
    built = []
    for name in sorted(files):
        findings = Findings(files[name].path)
        pathway = read_pathway(files[name], findings)
        problems += findings.problems
        if pathway:
            built.append(pathway)
    return built


def _built_templates(
    found: Sequence[Root], modules: Sequence[BuiltModule], problems: list[Problem]
) -> list[BuiltTemplate]:
    files: dict[str, SourceFile] = {}
    for root in found:
        files.update({file.name: file for file in root.templates})
    built = []
    for name in sorted(files):
        findings = Findings(files[name].path)
        template = read_template(files[name], findings)
        problems += findings.problems
        if template:
            built.append(template)
    whole = {one.slug: one.module for one in modules if one.module}
    problems += dead_uses(built, whole, {one.slug for one in modules})
    return built
