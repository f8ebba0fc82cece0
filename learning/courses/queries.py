"""What others ask of courses: a person’s learning, the next thing to do, what they finished."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, select

from content import Library, Route
from content.types import Lesson, Module
from learning.clock import london_day
from learning.courses import rules
from learning.courses.models import Completion, CompletionKind, LessonProgress
from learning.courses.pathways.rules import in_order_of_fit, in_turn
from learning.courses.rules import ModuleState, Standing
from learning.courses.standings.queries import standings_in
from learning.database import db, rows_of
from learning.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Learning:
    """Where a person stands in every module of the library, in catalogue order.

    Of a finished module it is known that it is, but not which of its lessons are done.
    `followed` are the pathways they chose for themselves, in that order: for their eyes only.
    """

    standings: tuple[Standing, ...]
    followed: tuple[Route, ...] = ()

    @cached_property
    def by_module(self) -> dict[str, Standing]:
        """The same standings by the slugs of their modules."""
        return {each.module.slug: each for each in self.standings}

    @cached_property
    def in_progress(self) -> tuple[Standing, ...]:
        """What the person is in the middle of, what they opened last first."""
        begun = [each for each in self.standings if each.state is ModuleState.IN_PROGRESS]
        begun.sort(key=_last_opened, reverse=True)
        return tuple(begun)

    @cached_property
    def available(self) -> tuple[Standing, ...]:
        """What the person has not begun, in catalogue order."""
        return tuple(each for each in self.standings if each.state is ModuleState.AVAILABLE)

    @cached_property
    def finished(self) -> tuple[Standing, ...]:
        """What the person has finished in some version, newest first."""
        done = [each for each in self.standings if each.finished is not None]
        done.sort(key=lambda each: each.finished.completed_at if each.finished else 0, reverse=True)
        return tuple(done)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThing:
    """The one next thing to do. Without a lesson it is the module's assessment.

    `minutes` are those still to read, rounded up; None for an assessment.
    """

    module_slug: str
    module_title: str
    lesson_slug: str
    place: str
    title: str
    minutes: int | None
    is_begun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewThing:
    """A module to begin, or to go on with, and the followed pathway that leads to it, if any."""

    step: NextThing
    route: Route | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionLine:
    """One completion as its owner's record shows it."""

    kind: CompletionKind
    slug: str
    version: int
    title: str
    minutes: int
    law_as_at: date | None
    completed_at: datetime
    certificate_code: str
    shows_name: bool
    withdrawn_at: datetime | None


def module_named(library: Library, slug: str) -> Module:
    """The module of that slug, or formerly so called; raises NotFound."""
    module = library.module(slug)
    if module is None:
        raise NotFound
    return module


def lesson_named(library: Library, module_slug: str, lesson_slug: str) -> tuple[Module, Lesson]:
    """A module and the lesson of it so called, or formerly so called; raises NotFound."""
    module = module_named(library, module_slug)
    lesson = module.lesson(lesson_slug)
    if lesson is None:
        raise NotFound
    return module, lesson


def learning_of(person_id: int, library: Library) -> Learning:
    """Where a person stands in every module."""
    found = standings_in(person_id, library)
    return Learning(standings=found.standings, followed=found.followed)


def next_thing(
    learning: Learning, library: Library, today: date, *, audiences: Sequence[str] = ()
) -> NextThing | None:
    """The one next thing to do: what was begun last, else what `next_new` finds."""
    for standing in learning.in_progress:
        found = next_in(standing)
        if found is not None:
            return found
    new = next_new(learning, library, today, audiences=audiences)
    return new.step if new else None


def next_new(
    learning: Learning, library: Library, today: date, *, audiences: Sequence[str]
) -> NewThing | None:
    """The next module of the pathways one follows, else the first new one that fits.

    `audiences` are those a person belongs to, the nearest first. Without a pathway, something
    past its review date is offered only when there is nothing else to begin.
    """
    standings = learning.by_module
    for route in learning.followed:
        step = next_on(route, standings)
        if step is not None:
            return NewThing(step=step, route=route)
    in_order = (standings[slug] for slug in _order_of_fit(library, tuple(audiences)))
    new = (each for each in in_order if each.state is ModuleState.AVAILABLE)
    first = min(new, key=_is_late(today), default=None)
    step = next_in(first) if first else None
    return NewThing(step=step) if step else None


def _order_of_fit(library: Library, audiences: tuple[str, ...]) -> tuple[str, ...]:
    """All modules of the library as they fit these audiences, worked out once."""
    kept = _ORDERS.setdefault(library, {})
    found = kept.get(audiences)
    if found is None:
        found = in_order_of_fit(audiences, library.routes, library.modules)
        kept[audiences] = found
    return found


_ORDERS: WeakKeyDictionary[Library, dict[tuple[str, ...], tuple[str, ...]]] = WeakKeyDictionary()


def next_on(
    route: Route, standings: Mapping[str, Standing], *, after: str = ""
) -> NextThing | None:
    """The next thing on a pathway: in the first module not finished, those after one first."""
    for module in in_turn(route, after):
        standing = standings[module.slug]
        step = next_in(standing) if standing.finished is None else None
        if step is not None:
            return step
    return None


def next_in(standing: Standing) -> NextThing | None:
    """The next thing to do in one module; None if nothing is left to do."""
    module, resume = standing.module, standing.resume
    if resume is not None:
        return NextThing(
            module_slug=module.slug,
            module_title=module.title,
            lesson_slug=resume.lesson.slug,
            place=resume.place,
            title=resume.lesson.title,
            minutes=rules.minutes_left(resume.lesson, resume.place),
            is_begun=standing.is_begun,
        )
    if module.assessment is None or rules.has_passed(standing):
        return None
    return NextThing(
        module_slug=module.slug,
        module_title=module.title,
        lesson_slug="",
        place="",
        title=module.assessment.title,
        minutes=None,
        is_begun=True,
    )


def completions_of(person_id: int) -> tuple[CompletionLine, ...]:
    """Everything a person has finished, newest first, whatever became of its content."""
    rows = db.session.execute(
        select(
            Completion.kind,
            Completion.slug,
            Completion.version,
            Completion.title,
            Completion.minutes,
            Completion.law_as_at,
            Completion.completed_at,
            Completion.certificate_code,
            Completion.shows_name,
            Completion.withdrawn_at,
        )
        .where(Completion.person_id == person_id)
        .order_by(Completion.completed_at.desc(), Completion.id.desc())
    )
    return tuple(CompletionLine(**row._mapping) for row in rows)


def lessons_done(person_id: int, library: Library) -> Mapping[tuple[str, str], date]:
    """The lessons a person has marked as done, each with the day in London it was done first.

    By the present slugs of module and lesson; what is gone from the library is left out.
    """
    found: dict[tuple[str, str], date] = {}
    for row in rows_of(_LESSONS_DONE, person_id=person_id):
        module = library.module(row.module_slug)
        lesson = module.lesson(row.lesson_slug) if module else None
        if module is not None and lesson is not None:
            found.setdefault((module.slug, lesson.slug), london_day(row.completed_at))
    return found


_LESSONS_DONE = (
    select(LessonProgress.module_slug, LessonProgress.lesson_slug, LessonProgress.completed_at)
    .where(
        LessonProgress.person_id == bindparam("person_id"), LessonProgress.completed_at.is_not(None)
    )
    .order_by(LessonProgress.completed_at, LessonProgress.id)
)


def _is_late(today: date) -> Callable[[Standing], bool]:
    return lambda standing: rules.is_past_review(standing.module, today)


def _last_opened(standing: Standing) -> float:
    opened = standing.last_opened_at
    return opened.timestamp() if opened is not None else 0.0
