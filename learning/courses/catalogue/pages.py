"""A module's page as finished facts for its template."""

from dataclasses import dataclass

from flask import url_for

from content.types import Assessment, Lesson, Module
from learning.courses.catalogue.queries import ModulePage
from learning.courses.catalogue.rules import listed, people_named
from learning.courses.queries import NextThing
from learning.web.filters import minutes

Step = tuple[str, str, str, str]
"""A lesson in the list: title, address, words, and done, here or to-do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownModule:
    """Everything the template of a module shows."""

    asked: ModulePage
    steps: tuple[Step, ...]
    audience: str
    next_url: str
    first_url: str
    left_out: str
    assessment_words: str


def shown_module(page: ModulePage) -> ShownModule:
    """The page with its addresses and words."""
    module = page.module
    return ShownModule(
        asked=page,
        steps=tuple(_step(page, lesson) for lesson in module.lessons),
        audience=people_named(module.audience),
        next_url=next_url(page.next) if page.next else "",
        first_url=_lesson_url(module, module.lessons[0]),
        left_out=listed([f"“{one.title}”" for one in module.left_out]),
        assessment_words=_assessment_words(page, module.assessment) if module.assessment else "",
    )


def next_url(thing: NextThing) -> str:
    """Where the next thing to do lies: to the heading where one stopped."""
    if not thing.lesson_slug:
        return url_for("courses.read_assessment", module=thing.module_slug)
    return url_for(
        "courses.read_lesson",
        module=thing.module_slug,
        lesson=thing.lesson_slug,
        _anchor=thing.place or None,
    )


def _step(page: ModulePage, lesson: Lesson) -> Step:
    url = _lesson_url(page.module, lesson)
    return (lesson.title, url, minutes(lesson.minutes), _state(page, lesson))


def _state(page: ModulePage, lesson: Lesson) -> str:
    is_next = page.next is not None and page.next.is_begun and page.next.lesson_slug == lesson.slug
    if page.standing.is_done(lesson):
        return "done"
    return "here" if is_next else "to-do"


def _assessment_words(page: ModulePage, assessment: Assessment) -> str:
    rule = f"{assessment.draw} questions, {assessment.pass_percent}% to pass."
    if page.has_passed:
        return f"{rule} You have passed."
    if page.open_lessons:
        return f"{rule} Take it any time; passing finishes the module once every lesson is done."
    return f"{rule} Every lesson is done: passing it finishes the module."


def _lesson_url(module: Module, lesson: Lesson) -> str:
    return url_for("courses.read_lesson", module=module.slug, lesson=lesson.slug)
