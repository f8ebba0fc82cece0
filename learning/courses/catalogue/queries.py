"""The catalogue and the page of a module, as one person meets them. One statement each."""

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from content import Hit, Library, Route
from content.types import Change, Lesson, Module, Template, Term, Unavailable
from learning.courses import queries, rules
from learning.courses.catalogue.rules import (
    Choices,
    Filter,
    Group,
    choices,
    grouped,
    is_as_far,
    own_group,
    suits,
)
from learning.courses.glossary.rules import terms_named
from learning.courses.pathways.queries import audiences_of
from learning.courses.pathways.rules import nearest_routes
from learning.courses.queries import NextThing
from learning.courses.rules import Standing
from learning.courses.sheets.queries import sheets_with
from learning.courses.standings.queries import LastAttempt, standing_on_pathways
from learning.people.viewers import Viewer

MOST_HITS = 12
FEW = 8
"""Modules that a phone shows without folding their groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """The modules a filter keeps, in their groups, with where the person stands in each.

    `folds`: there are so many that a narrow window shows the titles of groups first, and the
    modules only of `own_group`, which is nearest to what the person does.
    """

    groups: tuple[Group, ...]
    folds: bool
    own_group: str
    count: int
    out_of: int
    wanted: Filter
    choices: Choices
    unavailable: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was looked for, where it stands, and what the glossary says of it.

    `meant` are other words that would find something, where these find nothing. `is_cut`: more
    places were found than are shown.
    """

    words: str
    hits: tuple[Hit, ...]
    is_cut: bool
    terms: tuple[Term, ...]
    templates: tuple[Template, ...]
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage:
    """A module as one person meets it. `next` is None once nothing is left to do in it.

    `routes` are the pathways it stands on, those one follows first, then those that fit.
    """

    module: Module
    standing: Standing
    next: NextThing | None
    open_lessons: tuple[Lesson, ...]
    has_passed: bool
    last_assessment: LastAttempt | None
    changes: tuple[Change, ...]
    is_past_review: bool
    routes: tuple[Route, ...]
    followed: tuple[Route, ...]


def choices_in(library: Library) -> Choices:
    """What the modules of a library can be chosen by; reckoned once for it."""
    found = _CHOICES.get(library)
    if found is None:
        found = _CHOICES[library] = choices(library.modules)
    return found


_CHOICES: WeakKeyDictionary[Library, Choices] = WeakKeyDictionary()


def catalogue_page(viewer: Viewer, library: Library, wanted: Filter) -> CataloguePage:
    """Every module the filter keeps, in its group."""
    learning = queries.learning_of(viewer.id, library)
    kept = [
        each
        for each in learning.standings
        if suits(each.module, wanted) and is_as_far(each, wanted)
    ]
    return CataloguePage(
        groups=grouped(kept),
        folds=len(kept) > FEW and not wanted.is_set,
        own_group=own_group(audiences_of(viewer)),
        count=len(kept),
        out_of=len(library.modules),
        wanted=wanted,
        choices=choices_in(library),
        unavailable=tuple(each.title for each in library.unavailable),
    )


def search_page(library: Library, words: str) -> SearchPage:
    """Where the words stand in titles, headings and text."""
    found = library.search(words, MOST_HITS + 1)
    return SearchPage(
        words=words,
        hits=found[:MOST_HITS],
        is_cut=len(found) > MOST_HITS,
        terms=terms_named(library.glossary, words),
        templates=sheets_with(library, words),
        meant=(library.meant(words) or "") if words and not found else "",
    )


def module_page(viewer: Viewer, library: Library, slug: str, *, today: date) -> ModulePage:
    """One module; raises NotFound."""
    module = queries.module_named(library, slug)
    standing, attempts, followed = standing_on_pathways(viewer.id, library, module)
    finished = standing.finished
    return ModulePage(
        module=module,
        standing=standing,
        next=queries.next_in(standing),
        open_lessons=rules.open_lessons(standing),
        has_passed=rules.has_passed(standing),
        last_assessment=attempts.get(module.assessment.slug) if module.assessment else None,
        changes=module.changes_since(finished.version) if finished else (),
        is_past_review=rules.is_past_review(module, today),
        routes=nearest_routes(library.routes_with(module), followed, audiences_of(viewer)),
        followed=followed,
    )


def left_out(
    library: Library, module_slug: str, lesson_slug: str | None = None
) -> Unavailable | None:
    """The module (or a lesson of one) that is there but cannot be shown, if it is so."""
    module = library.module(module_slug)
    among = library.unavailable if module is None else module.left_out
    slug = None if module is None else lesson_slug
    name = module_slug if module is None else module.slug
    return next((one for one in among if (one.module_slug, one.slug) == (name, slug)), None)
