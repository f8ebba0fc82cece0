"""Everything that was read, ready to be asked. Never changes; the application swaps it whole."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from content.cache import Store
from content.courses import BuiltModule, build_module
from content.crosscheck import crosscheck
from content.folders import ModuleFolder, Root, SourceFile, find
from content.glossary import read_glossary
from content.pathways import BuiltPathway, read_pathway
from content.problems import Findings, Problem
from content.render import Terms
from content.search import Hit, Index
from content.types import Lesson, Module, Pathway, Term, Unavailable


class Library:
    """The modules, pathways and terms that can be shown, and what is wrong with the rest."""

    def __init__(
        self,
        built: Sequence[BuiltModule],
        pathways: Sequence[Pathway],
        glossary: Sequence[Term],
        *,
        problems: Sequence[Problem] = (),
        fingerprint: str = "",
    ) -> None:
        """Put everything in order and make look-ups for it."""
        modules = [one.module for one in built if one.module]
        self.modules = tuple(sorted(modules, key=lambda module: (module.title, module.slug)))
        self.pathways = tuple(sorted(pathways, key=lambda one: (one.title, one.slug)))
        self.glossary = tuple(sorted(glossary, key=lambda term: term.name.casefold()))
        self.problems = tuple(problems)
        self.unavailable: tuple[Unavailable, ...] = tuple(
            one.unavailable for one in built if one.unavailable
        )
        self.fingerprint = fingerprint
        self._modules = _by_slug(self.modules)
        self._pathways = _by_slug(self.pathways)
        self._index = Index(self.modules)

    def module(self, slug: str) -> Module | None:
        """Return the module of that slug, or formerly so called."""
        return self._modules.get(slug)

    def pathway(self, slug: str) -> Pathway | None:
        """Return the pathway of that slug, or formerly so called."""
        return self._pathways.get(slug)

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return where every word stands: titles first, then headings, then text."""
        return self._index.search(words, limit)

    def after(self, module: Module, lesson: Lesson) -> Lesson | None:
        """Return the lesson that follows in the module, if there is one."""
        return next((one for one in module.lessons if one.number == lesson.number + 1), None)

    def before(self, module: Module, lesson: Lesson) -> Lesson | None:
        """Return the lesson that stands before it in the module, if there is one."""
        return next((one for one in module.lessons if one.number == lesson.number - 1), None)


_Named = TypeVar("_Named", Module, Pathway)


def _by_slug(things: Sequence[_Named]) -> dict[str, _Named]:
    """Return them by slug; a former name stands behind every present one."""
    named = {old: thing for thing in reversed(things) for old in thing.formerly}
    named.update({thing.slug: thing for thing in things})
    return named


def load(roots: Sequence[Path], cache: Path | None = None, *, today: date | None = None) -> Library:
    """Return everything the content roots hold; what an author got wrong is in `problems`.

    A later root replaces modules, pathways and terms of the same name. `cache` is a file that
    makes the next start faster; whatever happens to it changes nothing that is loaded.
    """
    found = [find(Path(root)) for root in roots]
    problems = [problem for root in found for problem in root.problems]
    terms = _terms(found, problems)
    built = _built_modules(found, terms, cache)
    pathways = _built_pathways(found, problems)
    problems += [problem for one in built for problem in one.problems]
    problems += crosscheck(built, pathways, today or _today())
    return Library(
        built,
        [one.pathway for one in pathways],
        terms,
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
    found: Sequence[Root], terms: Sequence[Term], cache: Path | None
) -> list[BuiltModule]:
    folders: dict[str, ModuleFolder] = {}
    for root in found:
        folders.update({folder.slug: folder for folder in root.modules})
    meanings = Terms({term.name: term.meaning for term in terms})
    store = Store(cache, glossary=terms) if cache else None
    built = []
    for slug in sorted(folders):
        folder = folders[slug]
        one = store.built(folder) if store else None
        if one is None:
            one = build_module(folder, meanings)
            if store:
                store.keep(folder, one)
        built.append(one)
    if store:
        store.save()
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
