"""What a person does in a module, kept: their place, lessons done, the module finished."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, insert, update

from content import Library
from content.types import Lesson, Module
from learning import clock
from learning.courses import queries, rules
from learning.courses.models import Completion, CompletionKind, LessonProgress
from learning.courses.rules import Finished, LessonStanding, Standing
from learning.courses.standings.queries import standing_in
from learning.cpd import services as ledger
from learning.cpd.areas import area_of
from learning.cpd.models import CpdKind
from learning.cpd.trainings.services import note_module
from learning.database import Model, db, run
from learning.errors import Refused
from learning.journal import services as journal
from learning.journal.rules import Verb
from learning.people.codes import random_code
from learning.people.rules import school_year_dates, school_year_of
from learning.people.services import take_turns

CODE_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What marking a lesson as done led to."""

    lesson: Lesson
    standing: Standing
    finished_module: bool


def keep_place(
    person_id: int, library: Library, *, module_slug: str, lesson_slug: str, place: str
) -> None:
    """The person goes on at this heading next time; one the lesson has not is its beginning.

    Raises NotFound.
    """
    module, lesson = queries.lesson_named(library, module_slug, lesson_slug)
    take_turns(person_id)
    touch_lesson(person_id, module, lesson, place=rules.known_place(lesson, place))


def complete_lesson(
    person_id: int, library: Library, *, module_slug: str, lesson_slug: str
) -> Marked:
    """The lesson is done, and stands once in the CPD ledger; the module too if it was the last.

    Doing it twice changes nothing. Raises NotFound.
    """
    module, lesson = queries.lesson_named(library, module_slug, lesson_slug)
    take_turns(person_id)
    before = standing_in(person_id, module)
    if rules.counts(before, lesson):
        return Marked(lesson=lesson, standing=before, finished_module=False)
    kept, now = before.lessons.get(lesson.slug), clock.now()
    done = LessonStanding(
        version=module.version,
        place=kept.place if kept else "",
        last_opened_at=now,
        completed_at=(kept.completed_at if kept else None) or now,
    )
    touch_lesson(
        person_id,
        module,
        lesson,
        is_new=kept is None,
        completed_at=done.completed_at,
        version=module.version,
    )
    if not before.is_done(lesson):
        _count(person_id, module, lesson)
    after = replace(before, lessons={**before.lessons, lesson.slug: done})
    standing = finish_module_if_done(person_id, after)
    return Marked(lesson=lesson, standing=standing, finished_module=standing is not after)


def reopen_lesson(
    person_id: int, library: Library, *, module_slug: str, lesson_slug: str
) -> Lesson:
    """The lesson is not done after all, and its minutes are not in the ledger.

    Raises NotFound, and Refused once the module is finished: a completion is never taken back.
    """
    module, lesson = queries.lesson_named(library, module_slug, lesson_slug)
    take_turns(person_id)
    standing = standing_in(person_id, module)
    if standing.finished is not None:
        raise Refused("You have finished this module, so its lessons stay done.")
    if rules.may_reopen(standing, lesson):
        touch_lesson(person_id, module, lesson, completed_at=None)
        for name in _names(module, lesson):
            ledger.remove_entry(person_id, source=("lesson", name), keeps_words=True)
    return lesson


def finish_module_if_done(person_id: int, standing: Standing) -> Standing:
    """The module's present version is finished if nothing of it is open; the standing as it is now.

    Its entry in the ledger takes the place of those of its lessons, with their minutes, and of
    nothing that was done in an earlier school year: what stood there has been printed and shown.
    """
    if not rules.finishes(standing):
        return standing
    module = standing.module
    finished = Finished(
        version=module.version,
        completed_at=clock.now(),
        minutes=module.minutes,
        certificate_code=new_certificate_code(),
    )
    run(
        _NEW_COMPLETION,
        person_id=person_id,
        kind=CompletionKind.MODULE,
        slug=module.slug,
        version=module.version,
        title=module.title,
        minutes=finished.minutes,
        law_as_at=module.law_as_at,
        completed_at=finished.completed_at,
        certificate_code=finished.certificate_code,
    )
    _enter_module(person_id, module)
    journal.note(Verb.FINISHED_MODULE, person_id, subject=("module", module.slug))
    return replace(standing, finished=finished)


def _enter_module(person_id: int, module: Module) -> None:
    """The module stands in the ledger, in the place of its lessons of this school year."""
    today = clock.today()
    source = ("module", f"{module.slug}@{module.version}")
    ledger.gather_entries(
        person_id,
        kind=CpdKind.MODULE,
        title=module.title,
        happened_on=today,
        source=source,
        need_type=area_of(module.areas),
        from_kind="lesson",
        beginnings=tuple(f"{slug}/" for slug in (module.slug, *module.formerly)),
        since=school_year_dates(school_year_of(today))[0],
    )
    note_module(person_id, (module.slug, *module.formerly), today, source)


def touch_lesson(
    person_id: int, module: Module, lesson: Lesson, *, is_new: bool = False, **changes: Any
) -> None:
    """The person was in this lesson just now; `changes` are columns of its progress.

    `is_new`: nothing is kept about them in this lesson yet, as far as is known for certain.
    """
    connection = db.session.connection()
    values = {"last_opened_at": clock.now(), **changes}
    names = {
        "own_person": person_id,
        "own_modules": (module.slug, *module.formerly),
        "own_lessons": (lesson.slug, *lesson.formerly),
    }
    if is_new or connection.execute(_OWN_PROGRESS, {**values, **names}).rowcount == 0:
        new = {
            "person_id": person_id,
            "module_slug": module.slug,
            "lesson_slug": lesson.slug,
            "version": module.version,
            "place": "",
        }
        connection.execute(_NEW_PROGRESS, {**new, **values})


_NEW_COMPLETION = insert(Model.metadata.tables[Completion.__tablename__])
_PROGRESS = Model.metadata.tables[LessonProgress.__tablename__]
# Made once: these are sent whenever somebody scrolls on.
_NEW_PROGRESS = insert(_PROGRESS)
_OWN_PROGRESS = update(_PROGRESS).where(
    _PROGRESS.c.person_id == bindparam("own_person"),
    _PROGRESS.c.module_slug.in_(bindparam("own_modules", expanding=True)),
    _PROGRESS.c.lesson_slug.in_(bindparam("own_lessons", expanding=True)),
)


def new_certificate_code() -> str:
    """Twelve random characters that are hard to mistake for one another."""
    return random_code(CODE_LENGTH)


def _count(person_id: int, module: Module, lesson: Lesson) -> None:
    """The lesson's minutes stand in the ledger, and that it is done in the journal."""
    name = f"{module.slug}/{lesson.slug}"
    ledger.put_entry(
        person_id,
        kind=CpdKind.LESSON,
        title=f"{lesson.title} ({module.title})",
        happened_on=clock.today(),
        minutes=lesson.minutes,
        source=("lesson", name),
        need_type=area_of(module.areas),
    )
    journal.note(Verb.FINISHED_LESSON, person_id, subject=("lesson", name))


def _names(module: Module, lesson: Lesson) -> tuple[str, ...]:
    """Every name under which the lesson may stand in the ledger."""
    return tuple(
        f"{module_slug}/{lesson_slug}"
        for module_slug in (module.slug, *module.formerly)
        for lesson_slug in (lesson.slug, *lesson.formerly)
    )
