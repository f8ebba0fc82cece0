"""Everything one view of a lesson shows of its reader, in at most four statements."""

from collections.abc import Mapping
from dataclasses import dataclass

from content import Library
from content.types import ActionPrompt, Lesson, LocalText, Module, ReflectionPrompt
from learning.actions.queries import AdoptedAction, adopted_in_lesson
from learning.courses import queries, rules
from learning.courses.local_texts.queries import may_edit, own_words
from learning.courses.rules import LessonStanding, Standing
from learning.courses.standings.queries import LastAttempt, standing_with_attempts
from learning.people.viewers import Viewer
from learning.reflections.queries import WrittenReflection, written_in_lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What a lesson shows of the person who reads it.

    `counts`: done as far as finishing the present version goes. `reflections` and `actions` are
    by the slug of their prompt, `local_texts` HTML by place.
    """

    standing: Standing
    here: LessonStanding | None
    counts: bool
    may_reopen: bool
    open_lessons: tuple[Lesson, ...]
    has_passed: bool
    last_attempt: LastAttempt | None
    reflections: Mapping[str, WrittenReflection]
    actions: Mapping[str, AdoptedAction]
    local_texts: Mapping[str, str]
    school_name: str
    writes_local_texts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage:
    """A lesson and its reader."""

    module: Module
    lesson: Lesson
    previous: Lesson | None
    next: Lesson | None
    reader: Reader


def lesson_page(
    viewer: Viewer, library: Library, *, module_slug: str, lesson_slug: str
) -> LessonPage:
    """A lesson as this person meets it; raises NotFound."""
    module, lesson = queries.lesson_named(library, module_slug, lesson_slug)
    return LessonPage(
        module=module,
        lesson=lesson,
        previous=library.before(module, lesson),
        next=library.after(module, lesson),
        reader=_reader(viewer, module, lesson),
    )


def _reader(viewer: Viewer, module: Module, lesson: Lesson) -> Reader:
    standing, attempts = standing_with_attempts(viewer.id, module)
    formerly = _former_names(module, lesson)
    kinds = {type(block) for block in lesson.blocks}
    return Reader(
        standing=standing,
        here=standing.lessons.get(lesson.slug),
        counts=rules.counts(standing, lesson),
        may_reopen=rules.may_reopen(standing, lesson),
        open_lessons=rules.open_lessons(standing),
        has_passed=rules.has_passed(standing),
        last_attempt=attempts.get(lesson.slug),
        reflections=written_in_lesson(viewer.id, module.slug, lesson.slug, formerly=formerly)
        if ReflectionPrompt in kinds
        else {},
        actions=adopted_in_lesson(viewer.id, module.slug, lesson.slug, formerly=formerly)
        if ActionPrompt in kinds
        else {},
        local_texts=_local_texts(viewer, lesson) if LocalText in kinds else {},
        school_name=viewer.hat.school_name if viewer.hat else "",
        writes_local_texts=may_edit(viewer),
    )


def _local_texts(viewer: Viewer, lesson: Lesson) -> Mapping[str, str]:
    """The school's own words for this lesson's places; an emptied place has none."""
    if viewer.organisation_id is None:
        return {}
    places = [block.place for block in lesson.blocks if isinstance(block, LocalText)]
    found = own_words(viewer.organisation_id, places)
    return {place: html for place, html in found.items() if html}


def _former_names(module: Module, lesson: Lesson) -> tuple[tuple[str, str], ...]:
    """Other pairs of module and lesson slug under which this lesson was known."""
    if not module.formerly and not lesson.formerly:
        return ()
    present = (module.slug, lesson.slug)
    return tuple(
        pair
        for module_slug in (module.slug, *module.formerly)
        for lesson_slug in (lesson.slug, *lesson.formerly)
        if (pair := (module_slug, lesson_slug)) != present
    )
