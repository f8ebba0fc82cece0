"""A person's rows joined with the library. Each question is one statement."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)

from content import Library, Route
from content.types import Module
from learning.courses.models import (
    Attempt,
    Completion,
    CompletionKind,
    FollowedPathway,
    LessonProgress,
)
from learning.courses.rules import Finished, LessonStanding, Standing
from learning.database import UtcDateTime, rows_of


class LastAttempt(NamedTuple):
    """A person's newest attempt at a check or assessment."""

    number: int
    submitted_at: datetime


class Everywhere(NamedTuple):
    """Where a person stands in every module, and the pathways they follow, chosen first first."""

    standings: tuple[Standing, ...]
    followed: tuple[Route, ...]


class InModule(NamedTuple):
    """Where a person stands in one module; `attempts` are by lesson (or assessment)."""

    standing: Standing
    attempts: Mapping[str, LastAttempt]
    followed: tuple[Route, ...]


def standings_in(person_id: int, library: Library) -> Everywhere:
    """Where a person stands in every module, without the lessons of those they have finished.

    Rows of modules that are gone are left out.
    """
    rows: dict[str, list[Row[Any]]] = {}
    chosen: list[Row[Any]] = []
    for row in rows_of(_EVERYWHERE, person_id=person_id):
        module = None if row.what == _PATHWAY else library.module(row.module_slug)
        if module is not None:
            rows.setdefault(module.slug, []).append(row)
        elif row.what == _PATHWAY:
            chosen.append(row)
    standings = tuple(
        _standing(untouched.module, rows[slug]) if slug in rows else untouched
        for slug, untouched in _untouched(library).items()
    )
    return Everywhere(standings, _followed(chosen, library))


def _untouched(library: Library) -> Mapping[str, Standing]:
    """Where somebody stands who has begun nothing: most people, in most modules."""
    found = _UNTOUCHED.get(library)
    if found is None:
        found = {each.slug: Standing(module=each) for each in library.modules}
        _UNTOUCHED[library] = found
    return found


_UNTOUCHED: WeakKeyDictionary[Library, Mapping[str, Standing]] = WeakKeyDictionary()


def standing_in(person_id: int, module: Module) -> Standing:
    """Where a person stands in one module."""
    return standing_with_attempts(person_id, module)[0]


def standing_with_attempts(
    person_id: int, module: Module
) -> tuple[Standing, Mapping[str, LastAttempt]]:
    """Where a person stands in one module, with their last attempts by lesson (or assessment)."""
    names = _names_of(module)
    rows = rows_of(_in_module(len(names)), person_id=person_id, **names)
    return _standing(module, rows), _last_attempts(module, rows)


def standing_on_pathways(person_id: int, library: Library, module: Module) -> InModule:
    """Where a person stands in one module, and every pathway they follow."""
    names = _names_of(module)
    found = rows_of(_in_module_and_followed(len(names)), person_id=person_id, **names)
    rows = [row for row in found if row.what != _PATHWAY]
    chosen = [row for row in found if row.what == _PATHWAY]
    return InModule(
        _standing(module, rows), _last_attempts(module, rows), _followed(chosen, library)
    )


def _last_attempts(module: Module, rows: Iterable[Row[Any]]) -> Mapping[str, LastAttempt]:
    return {
        _present_slug(module, row.lesson_slug): LastAttempt(row.figure, row.happened_at)
        for row in rows
        if row.what == _ATTEMPTS
    }


def _followed(chosen: Iterable[Row[Any]], library: Library) -> tuple[Route, ...]:
    """The pathways of these rows, each once; those that are gone are left out."""
    in_order = sorted(chosen, key=lambda row: row.figure)
    found = (library.route(row.module_slug) for row in in_order)
    return tuple({each.pathway.slug: each for each in found if each is not None}.values())


def _present_slug(module: Module, lesson_slug: str) -> str:
    """What a lesson kept under this slug is called now."""
    lesson = module.lesson(lesson_slug)
    return lesson.slug if lesson is not None else lesson_slug


_LESSON, _COMPLETION, _ATTEMPTS, _PATHWAY = "lesson", "completion", "attempts", "pathway"


_progress = LessonProgress.__table__.c
_completions = Completion.__table__.c
_attempts = Attempt.__table__.c
_chosen = FollowedPathway.__table__.c
_person = bindparam("person_id", type_=Integer)
_no_instant = cast(null(), UtcDateTime)
_nothing = literal("")


def _is_finished(slug: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the person has finished the module of that slug in some version."""
    kept = Completion.__table__.alias().c
    return exists().where(
        kept.person_id == _person, kept.kind == CompletionKind.MODULE, kept.slug == slug
    )


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
_modules = (_progress.module_slug, _completions.slug, _attempts.module_slug)
_FOLLOWED = select(
    literal(_PATHWAY),
    _chosen.pathway_slug,
    _nothing,
    literal(0),
    _nothing,
    _chosen.created_at,
    _no_instant,
    _chosen.id,
    _nothing,
).where(_chosen.person_id == _person)
# Of a finished module its completion says enough: the statement does not grow with its lessons.
_EVERYWHERE = union_all(
    _PARTS[0].where(~_is_finished(_progress.module_slug)),
    _PARTS[1],
    _PARTS[2].where(~_is_finished(_attempts.module_slug)),
    _FOLLOWED,
)


@cache
def _in_module(count: int) -> CompoundSelect[*tuple[Any, ...]]:
    """The rows of one module that has so many names."""
    return union_all(*_parts_of_module(count))


@cache
def _in_module_and_followed(count: int) -> CompoundSelect[*tuple[Any, ...]]:
    """The same, and every pathway that the person follows."""
    return union_all(*_parts_of_module(count), _FOLLOWED)


def _parts_of_module(count: int) -> Iterator[Select[*tuple[Any, ...]]]:
    names = [bindparam(f"name_{number}", type_=String) for number in range(count)]
    for part, slug in zip(_PARTS, _modules, strict=True):
        yield part.where(slug.in_(names))


def _names_of(module: Module) -> dict[str, str]:
    """The module's present name and its former ones, as these statements take them."""
    names = (module.slug, *module.formerly)
    return {f"name_{number}": name for number, name in enumerate(names)}


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
