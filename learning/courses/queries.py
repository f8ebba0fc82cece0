"""Where people stand in modules: their own rows joined with the library. Each is one statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Integer,
    Row,
    String,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from content import Library
from content.types import Lesson, Module
from learning.courses import rules
from learning.courses.models import Attempt, Completion, CompletionKind, LessonProgress
from learning.courses.rules import Finished, LessonStanding, ModuleState, Standing
from learning.database import UtcDateTime, db
from learning.errors import NotFound


class LastAttempt(NamedTuple):
    """A person's newest attempt at a check or assessment."""

    number: int
    submitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """Where a person stands in every module of the library, in catalogue order."""

    standings: tuple[Standing, ...]

    @property
    def in_progress(self) -> tuple[Standing, ...]:
        """What the person is in the middle of, what they opened last first."""
        begun = [each for each in self.standings if each.state is ModuleState.IN_PROGRESS]
        begun.sort(key=_last_opened, reverse=True)
        return tuple(begun)

    @property
    def available(self) -> tuple[Standing, ...]:
        """What the person has not begun, in catalogue order."""
        return tuple(each for each in self.standings if each.state is ModuleState.AVAILABLE)

    @property
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
    """Where a person stands in every module. Rows of modules that are gone are left out."""
    rows: dict[str, list[Row[Any]]] = {}
    for row in db.session.execute(_EVERYWHERE, {"person_id": person_id}):
        module = library.module(row.module_slug)
        if module is not None:
            rows.setdefault(module.slug, []).append(row)
    return Learning(
        standings=tuple(_standing(each, rows.get(each.slug, ())) for each in library.modules)
    )


def standing_in(person_id: int, module: Module) -> Standing:
    """Where a person stands in one module."""
    return standing_with_attempts(person_id, module)[0]


def standing_with_attempts(
    person_id: int, module: Module
) -> tuple[Standing, Mapping[str, LastAttempt]]:
    """Where a person stands in one module, with their last attempts by lesson (or assessment)."""
    names = (module.slug, *module.formerly)
    rows = db.session.execute(_IN_MODULE, {"person_id": person_id, "names": names}).all()
    attempts = {
        present_slug(module, row.lesson_slug): LastAttempt(row.figure, row.happened_at)
        for row in rows
        if row.what == _ATTEMPTS
    }
    return _standing(module, rows), attempts


def next_thing(learning: Learning, library: Library, today: date) -> NextThing | None:
    """The one next thing to do: what was begun last, else the first of a pathway, else of all.

    Something past its review date is offered only when there is nothing else to begin.
    """
    for standing in learning.in_progress:
        found = next_in(standing)
        if found is not None:
            return found
    new = {each.module.slug: each for each in learning.available}
    stages = [stage for pathway in library.pathways for stage in pathway.stages]
    on_pathways = [item.module_slug for stage in stages for item in stage.items]
    in_order = [new[slug] for slug in dict.fromkeys((*on_pathways, *new)) if slug in new]
    in_order.sort(key=lambda each: rules.is_past_review(each.module, today))
    return next_in(in_order[0]) if in_order else None


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


def present_slug(module: Module, lesson_slug: str) -> str:
    """What a lesson kept under this slug is called now."""
    lesson = module.lesson(lesson_slug)
    return lesson.slug if lesson is not None else lesson_slug


_LESSON, _COMPLETION, _ATTEMPTS = "lesson", "completion", "attempts"


_progress = LessonProgress.__table__.c
_completions = Completion.__table__.c
_attempts = Attempt.__table__.c
_person = bindparam("person_id", type_=Integer)
_no_instant = cast(null(), UtcDateTime)
_nothing = literal("")

# Progress, completions and attempts of a person as rows of one shape. Made from plain columns and
# once only: the hottest pages ask it for every view.
_PARTS = (
    select(
        literal(_LESSON).label("what"),
        _progress.module_slug.label("module_slug"),
        _progress.lesson_slug.label("lesson_slug"),
        _progress.version.label("version"),
        _progress.place.label("place"),
        _progress.last_opened_at.label("happened_at"),
        _progress.completed_at.label("completed_at"),
        literal(0).label("figure"),
        _nothing.label("code"),
    ).where(_progress.person_id == _person),
    select(
        literal(_COMPLETION),
        _completions.slug,
        _nothing,
        _completions.version,
        _nothing,
        _completions.completed_at,
        _no_instant,
        _completions.minutes,
        _completions.certificate_code,
    ).where(_completions.person_id == _person, _completions.kind == CompletionKind.MODULE),
    select(
        literal(_ATTEMPTS),
        _attempts.module_slug,
        _attempts.lesson_slug,
        func.max(case((_attempts.passed, _attempts.version))),
        _nothing,
        func.max(_attempts.created_at),
        _no_instant,
        func.max(_attempts.number),
        _nothing,
    )
    .where(_attempts.person_id == _person)
    .group_by(_attempts.module_slug, _attempts.lesson_slug),
)
_names = bindparam("names", expanding=True, type_=String)
_modules = (_progress.module_slug, _completions.slug, _attempts.module_slug)
_EVERYWHERE = union_all(*_PARTS)
_IN_MODULE = union_all(
    *(part.where(slug.in_(_names)) for part, slug in zip(_PARTS, _modules, strict=True))
)


def _standing(module: Module, rows: Iterable[Row[Any]]) -> Standing:
    lessons: dict[str, LessonStanding] = {}
    finished: Finished | None = None
    passed: int | None = None
    for row in rows:
        if row.what == _LESSON:
            _add_lesson(lessons, module, row)
        elif row.what == _COMPLETION:
            if finished is None or row.version > finished.version:
                finished = Finished(
                    version=row.version,
                    completed_at=row.happened_at,
                    minutes=row.figure,
                    certificate_code=row.code,
                )
        elif module.assessment is not None and row.lesson_slug == module.assessment.slug:
            passed = row.version
    return Standing(module=module, lessons=lessons, finished=finished, passed_version=passed)


def _add_lesson(lessons: dict[str, LessonStanding], module: Module, row: Row[Any]) -> None:
    """Keep the row under the lesson's present slug; of two, the one that is done."""
    lesson = module.lesson(row.lesson_slug)
    if lesson is None:
        return
    before = lessons.get(lesson.slug)
    if before is not None and before.completed_at is not None:
        return
    lessons[lesson.slug] = LessonStanding(
        version=row.version,
        place=row.place,
        last_opened_at=row.happened_at,
        completed_at=row.completed_at,
    )


def _last_opened(standing: Standing) -> float:
    opened = standing.last_opened_at
    return opened.timestamp() if opened is not None else 0.0
