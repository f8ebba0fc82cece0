"""Where a person stands in a module, and what follows from it. Pure: content and plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from math import ceil

from content.types import Lesson, Module

CHECK = "check"
"""The place of the knowledge check in a lesson; no heading can have this name."""


class ModuleState(StrEnum):
    """How far a person is with a module, as a card says it."""

    AVAILABLE = "available"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonStanding:
    """What is kept of a person in one lesson. `version`: the module’s when they marked it done."""

    version: int
    place: str
    last_opened_at: datetime
    completed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The newest completion of a module."""

    version: int
    completed_at: datetime
    minutes: int
    certificate_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumePoint:
    """Where to go on reading: a lesson and a heading in it (empty: its beginning)."""

    lesson: Lesson
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a person stands in a module. Lessons by their present slug.

    `passed_version` is the module's newest version in which they passed its assessment.
    """

    module: Module
    lessons: Mapping[str, LessonStanding] = field(default_factory=dict)
    finished: Finished | None = None
    passed_version: int | None = None

    def is_done(self, lesson: Lesson) -> bool:
        """Whether the person has marked the lesson as done, in whatever version."""
        found = self.lessons.get(lesson.slug)
        return found is not None and found.completed_at is not None

    @property
    def done_count(self) -> int:
        """How many of the module's present lessons are done."""
        return sum(self.is_done(lesson) for lesson in self.module.lessons)

    @property
    def is_begun(self) -> bool:
        """Whether anything of the module was opened, done or passed."""
        return bool(self.lessons) or self.passed_version is not None

    @property
    def is_outgrown(self) -> bool:
        """Whether the module has a newer version than the one the person finished."""
        return self.finished is not None and self.finished.version < self.module.version

    @property
    def state(self) -> ModuleState:
        """How far the person is, as a card says it."""
        if self.finished is not None:
            is_news = self.is_outgrown and self.module.changes_since(self.finished.version)
            return ModuleState.UPDATED if is_news else ModuleState.DONE
        return ModuleState.IN_PROGRESS if self.is_begun else ModuleState.AVAILABLE

    @property
    def last_opened_at(self) -> datetime | None:
        """When the person was last in the module, if ever."""
        return max((found.last_opened_at for found in self.lessons.values()), default=None)

    @property
    def resume(self) -> ResumePoint | None:
        """Where to go on: the lesson last opened, else the next one not done; None if all are."""
        return _resume_point(self)


def counts(standing: Standing, lesson: Lesson) -> bool:
    """Whether the lesson is done as far as finishing the module's present version goes.

    Whoever is on their way keeps every lesson they marked, in whatever version. Whoever finished
    an older version takes a newer one by going through its lessons again.
    """
    if not standing.is_done(lesson):
        return False
    return not standing.is_outgrown or _is_present(standing, standing.lessons[lesson.slug].version)


def open_lessons(standing: Standing) -> tuple[Lesson, ...]:
    """The lessons still to be marked as done before the present version is finished."""
    return tuple(each for each in standing.module.lessons if not counts(standing, each))


def has_passed(standing: Standing) -> bool:
    """Whether the assessment is passed for the present version, or there is none."""
    if standing.module.assessment is None:
        return True
    if standing.passed_version is None:
        return False
    return not standing.is_outgrown or _is_present(standing, standing.passed_version)


def finishes(standing: Standing) -> bool:
    """Whether nothing is left to do and this version is not yet recorded as finished.

    A module of which a part is left out cannot be finished: nobody could have learned the rest.
    """
    is_recorded = standing.finished is not None and not standing.is_outgrown
    return (
        standing.module.is_whole
        and not is_recorded
        and not open_lessons(standing)
        and has_passed(standing)
    )


def may_reopen(standing: Standing, lesson: Lesson) -> bool:
    """Whether 'not done after all' is possible: until the module is finished."""
    return standing.is_done(lesson) and standing.finished is None


def minutes_left(lesson: Lesson, place: str) -> int:
    """Minutes still to read from a heading on, rounded up; at least one."""
    places = _places(lesson)
    if place not in places:
        return lesson.minutes
    read = places.index(place) / len(places)
    return max(1, ceil(lesson.minutes * (1 - read)))


def is_past_review(module: Module, today: date) -> bool:
    """Whether the day has passed by which the module was to be looked at again."""
    return today > module.review_by


def _is_present(standing: Standing, version: int) -> bool:
    return version >= standing.module.version


def _resume_point(standing: Standing) -> ResumePoint | None:
    lessons, kept = standing.module.lessons, standing.lessons
    opened = [lesson for lesson in lessons if lesson.slug in kept]
    last = max(opened, key=lambda lesson: kept[lesson.slug].last_opened_at, default=None)
    start = lessons.index(last) if last is not None else 0
    in_turn = (*lessons[start:], *lessons[:start])
    waiting = next((lesson for lesson in in_turn if not counts(standing, lesson)), None)
    if waiting is None:
        return None
    place = kept[waiting.slug].place if waiting.slug in kept else ""
    return ResumePoint(lesson=waiting, place=known_place(waiting, place))


def known_place(lesson: Lesson, place: str) -> str:
    """The heading if the lesson (still) has it, else nothing, which means its beginning."""
    return place if place in _places(lesson) else ""


def _places(lesson: Lesson) -> tuple[str, ...]:
    """Where one can be in a lesson: its headings in order, and the check at the end."""
    headings = tuple(heading.slug for heading in lesson.outline)
    return (*headings, CHECK) if lesson.check is not None else headings
