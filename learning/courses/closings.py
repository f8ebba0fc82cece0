"""The lessons that help with a statement of a skills audit, as the library has them now. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from content import Library
from content.framework_types import Closing


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingLesson:
    """A heading of a lesson that helps with a statement, and whether its lesson is done.

    Without `heading_slug` the lesson helps as a whole.
    """

    module_slug: str
    lesson_slug: str
    heading_slug: str
    lesson_title: str
    heading_title: str
    minutes: int
    is_done: bool


class IsClosed(Protocol):
    """A statement that lessons help with."""

    @property
    def closed_by(self) -> tuple[Closing, ...]:
        """The headings that help with it."""


def closings_of(
    described: IsClosed | None, library: Library, is_done: Callable[[str, str], bool]
) -> tuple[ClosingLesson, ...]:
    """The lessons that help with a statement and can be read today, under their present names.

    `is_done` answers for the slugs of a module and of a lesson in it.
    """
    if described is None:
        return ()
    found = (_closing(each, library, is_done) for each in described.closed_by)
    return tuple(each for each in found if each is not None)


def _closing(
    closing: Closing, library: Library, is_done: Callable[[str, str], bool]
) -> ClosingLesson | None:
    module = library.module(closing.module_slug)
    lesson = module.lesson(closing.lesson_slug) if module else None
    if module is None or lesson is None:
        return None
    headings = {heading.slug: heading.text for heading in lesson.outline}
    return ClosingLesson(
        module_slug=module.slug,
        lesson_slug=lesson.slug,
        heading_slug=closing.heading if closing.heading in headings else "",
        lesson_title=lesson.title,
        heading_title=headings.get(closing.heading, ""),
        minutes=lesson.minutes,
        is_done=is_done(module.slug, lesson.slug),
    )
