"""The catalogue and the page of a module, as one person meets them. One statement each."""

from dataclasses import dataclass
from datetime import date

from content import Hit, Library
from content.types import Change, Lesson, Module, Unavailable
from learning.courses import queries, rules
from learning.courses.catalogue.rules import Filter, areas, audiences, suits
from learning.courses.queries import NextThing
from learning.courses.rules import Standing
from learning.courses.standings.queries import LastAttempt, standing_with_attempts

MOST_HITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """The modules a filter keeps, with where the person stands in each."""

    standings: tuple[Standing, ...]
    wanted: Filter
    audiences: tuple[str, ...]
    areas: tuple[str, ...]
    unavailable: tuple[str, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was looked for, and where it stands."""

    words: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage:
    """A module as one person meets it. `next` is None once nothing is left to do in it."""

    module: Module
    standing: Standing
    next: NextThing | None
    open_lessons: tuple[Lesson, ...]
    has_passed: bool
    last_assessment: LastAttempt | None
    changes: tuple[Change, ...]
    is_past_review: bool


def catalogue_page(person_id: int, library: Library, wanted: Filter) -> CataloguePage:
    """Every module the filter keeps, in catalogue order."""
    learning = queries.learning_of(person_id, library)
    return CataloguePage(
        standings=tuple(each for each in learning.standings if suits(each.module, wanted)),
        wanted=wanted,
        audiences=audiences(library.modules),
        areas=areas(library.modules),
        unavailable=tuple(each.title for each in library.unavailable),
        is_empty=not library.modules,
    )


def search_page(library: Library, words: str) -> SearchPage:
    """Where the words stand in titles, headings and text."""
    return SearchPage(words=words, hits=library.search(words, MOST_HITS) if words else ())


def module_page(person_id: int, library: Library, slug: str, *, today: date) -> ModulePage:
    """One module; raises NotFound."""
    module = queries.module_named(library, slug)
    standing, attempts = standing_with_attempts(person_id, module)
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
