"""A template with the lessons that use it, and the templates of a lesson."""

from dataclasses import dataclass

from content import Library, plain
from content.types import Lesson, Module, Template
from content.wording import search_folded
from learning.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """A template, and the lessons it belongs to as far as they can be read."""

    template: Template
    used_in: tuple[tuple[Module, Lesson], ...]


def sheet_page(library: Library, slug: str) -> SheetPage:
    """The template of that slug; raises NotFound."""
    template = library.template(slug)
    if template is None:
        raise NotFound
    named = [(library.module(module), lesson) for module, lesson in template.used_in]
    found = [(module, module.lesson(lesson)) for module, lesson in named if module]
    return SheetPage(
        template=template,
        used_in=tuple((module, lesson) for module, lesson in found if lesson),
    )


def sheets_of(library: Library, module: Module, lesson: Lesson) -> tuple[Template, ...]:
    """The templates that a lesson uses."""
    return tuple(each for each in library.templates if (module.slug, lesson.slug) in each.used_in)


def sheets_with(library: Library, words: str) -> tuple[Template, ...]:
    """The templates in which all the words stand (or begin a word)."""
    wanted = [f" {word}" for word in search_folded(words).split()]
    if not wanted:
        return ()
    return tuple(
        each for each in library.templates if all(word in _folded(each) for word in wanted)
    )


def _folded(template: Template) -> str:
    text = " ".join((template.title, template.purpose, plain(template.form_html)))
    return f" {search_folded(text)}"
