"""What somebody has learnt: the lessons they marked and the modules they finished."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, literal, select, union_all

from content import Library
from learning import clock
from learning.courses.models import Completion, CompletionKind, LessonProgress
from learning.database import rows_of
from learning.skills.profiles.movement import Learnt


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Lessons by present slugs of module and lesson; modules by title as they were finished."""

    lessons: frozenset[tuple[str, str]] = frozenset()
    modules: tuple[tuple[str, datetime], ...] = ()

    def is_done(self, module_slug: str, lesson_slug: str) -> bool:
        """Whether the lesson was marked as done, or all of its module finished."""
        return (module_slug, lesson_slug) in self.lessons or (module_slug, "") in self.lessons

    def between(self, since: datetime, until: datetime) -> tuple[Learnt, ...]:
        """The modules finished after one instant and until another, oldest first."""
        return tuple(
            Learnt(title=title, finished_on=clock.london_day(at))
            for title, at in self.modules
            if since < at <= until
        )


NOTHING = Done()
"""Of somebody whose learning is nobody's business here."""

_completions = Completion.__table__.c
_progress = LessonProgress.__table__.c
_OF_PERSON = union_all(
    select(
        _completions.slug.label("module_slug"),
        literal("").label("lesson_slug"),
        _completions.title.label("title"),
        _completions.completed_at.label("completed_at"),
    ).where(
        _completions.person_id == bindparam("person_id"),
        _completions.kind == CompletionKind.MODULE,
    ),
    select(_progress.module_slug, _progress.lesson_slug, literal(""), _progress.completed_at).where(
        _progress.person_id == bindparam("person_id"), _progress.completed_at.is_not(None)
    ),
)


def done_by(person_id: int, library: Library) -> Done:
    """Everything a person has done, in whatever version. One statement."""
    rows = rows_of(_OF_PERSON, person_id=person_id)
    finished = [(row.title, row.completed_at) for row in rows if not row.lesson_slug]
    found = (_present(row.module_slug, row.lesson_slug, library) for row in rows)
    return Done(
        lessons=frozenset(each for each in found if each is not None),
        modules=tuple(sorted(finished, key=lambda each: each[1])),
    )


def _present(module_slug: str, lesson_slug: str, library: Library) -> tuple[str, str] | None:
    """What they are called now; without a lesson it is the whole module."""
    module = library.module(module_slug)
    if module is None or not lesson_slug:
        return (module.slug, "") if module else None
    lesson = module.lesson(lesson_slug)
    return (module.slug, lesson.slug) if lesson else None
