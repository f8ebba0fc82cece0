"""A module's page, and what a filter asks for, as finished facts for their templates."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from content import Route
from content.types import Assessment, Lesson, Module
from learning.courses.catalogue.queries import ModulePage
from learning.courses.catalogue.rules import LENGTHS, STATES, Filter, listed, people_named, spoken
from learning.courses.queries import NextThing
from learning.web.filters import minutes

Step = tuple[str, str, str, str, str]
"""A lesson in the list: title, address, words, done, here or to-do, and what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """A pathway a module stands on, and where on it."""

    title: str
    url: str
    words: str
    is_followed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """One thing a filter asks for, in words, and the way to the catalogue without it."""

    words: str
    url_without: str


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
    places: tuple[ShownPlace, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def asked_for(wanted: Filter) -> tuple[AskedFor, ...]:
    """What the catalogue was narrowed by, each with the way to take it back."""
    words = {"length": LENGTHS, "state": STATES}
    return tuple(
        AskedFor(
            words=words[name][value] if name in words else _FILTER_WORDS[name] + spoken(value),
            url_without=_narrowed(wanted.without(name)),
        )
        for name, value in wanted.parts.items()
    )


def _narrowed(wanted: Filter) -> str:
    parts: dict[str, Any] = dict(wanted.parts)
    return url_for("courses.list_modules", **parts)


_FILTER_WORDS = {"audience": "For: ", "area": "Area: ", "need": "Need: "}


def shown_module(page: ModulePage) -> ShownModule:
    """The page with its addresses and words."""
    module = page.module
    before, after = page.routes[0].around(module.slug) if page.routes else (None, None)
    return ShownModule(
        asked=page,
        steps=tuple(_step(page, lesson) for lesson in module.lessons),
        audience=people_named(module.audience),
        next_url=next_url(page.next) if page.next else "",
        first_url=_lesson_url(module, module.lessons[0]),
        left_out=listed([f"“{one.title}”" for one in module.left_out]),
        assessment_words=_assessment_words(page, module.assessment) if module.assessment else "",
        places=tuple(_place(page, route) for route in page.routes),
        before=_neighbour(before),
        after=_neighbour(after),
    )


def _place(page: ModulePage, route: Route) -> ShownPlace:
    number = route.modules.index(page.module) + 1
    return ShownPlace(
        title=route.pathway.title,
        url=url_for("courses.read_pathway", pathway=route.pathway.slug),
        words=f"module {number} of {len(route.modules)}",
        is_followed=route in page.followed,
    )


def _neighbour(module: Module | None) -> tuple[str, str] | None:
    return (url_for("courses.read_module", module=module.slug), module.title) if module else None


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
    return (lesson.title, url, minutes(lesson.minutes), _state(page, lesson), lesson.summary)


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
