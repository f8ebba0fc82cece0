"""Where in a lesson a person's own words belong, kept by name and found again in the library.

Pure: knows content, no people and no database.
"""

from dataclasses import dataclass
from typing import NamedTuple

from content import Library
from content.types import Lesson, Module
from learning.errors import NotFound

GONE = "No longer in the library"


class LessonPlace(NamedTuple):
    """A prompt's or action's place: slugs of its module, its lesson and itself."""

    module_slug: str
    lesson_slug: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something of a lesson stands now. Slugs are None when it stands nowhere any more."""

    module_title: str
    lesson_title: str = ""
    module_slug: str | None = None
    lesson_slug: str | None = None


def context_ref(place: LessonPlace) -> str:
    """The place as a row keeps it: `module/lesson#slug`."""
    return f"{place.module_slug}/{place.lesson_slug}#{place.slug}"


def place_of(ref: str) -> LessonPlace:
    """The place a row keeps."""
    lesson, _, slug = ref.partition("#")
    module_slug, _, lesson_slug = lesson.partition("/")
    return LessonPlace(module_slug, lesson_slug, slug)


def lesson_at(library: Library, place: LessonPlace) -> tuple[Module, Lesson]:
    """The module and lesson of a place, by present or former slugs; raises NotFound."""
    module = library.module(place.module_slug)
    lesson = module.lesson(place.lesson_slug) if module else None
    if module is None or lesson is None:
        raise NotFound
    return module, lesson


def origin_of(ref: str, library: Library) -> Origin:
    """Where a row's place stands now, whatever has been renamed or taken out since."""
    place = place_of(ref)
    module = library.module(place.module_slug)
    if module is None:
        return Origin(module_title=GONE)
    lesson = module.lesson(place.lesson_slug)
    if lesson is None:
        return Origin(module_title=module.title, module_slug=module.slug)
    return Origin(
        module_title=module.title,
        lesson_title=lesson.title,
        module_slug=module.slug,
        lesson_slug=lesson.slug,
    )
