"""Reading reflections; always a person's own. A stranger's is as one that does not exist."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    bindparam,
    cast,
    null,
    or_,
    select,
    union_all,
)

from content import Library
from learning.database import UtcDateTime, begins_with_any, db, rows_of
from learning.drafts.models import Draft
from learning.drafts.places import LessonPlace, context_ref, lesson_at
from learning.errors import NotFound
from learning.reflections import rules
from learning.reflections.models import Reflection, ReflectionContext
from learning.reflections.threads import LessonPrompt, ModuleThreads, Thread, by_module, threads_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReflection:
    """What a person has written under one prompt of a lesson: sent, or still a draft, or both.

    `reflection_id` is None while nothing was sent. `unsent` is a draft that says something else
    than what was sent; it belongs into the form, with `unsent_saved_at`. Without one, None.
    """

    slug: str
    form_key: str
    reflection_id: int | None = None
    body: str = ""
    written_at: datetime | None = None
    edited_at: datetime | None = None
    revisit_on: date | None = None
    unsent: str | None = None
    unsent_saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MyReflections:
    """Everything a person has written: what to come back to, longest due first; all by module."""

    due: tuple[Thread, ...]
    modules: tuple[ModuleThreads, ...]


class DueReflection(NamedTuple):
    """A reflection worth coming back to."""

    reflection_id: int
    prompt: str
    written_at: datetime


def prompt_in(library: Library, place: LessonPlace) -> LessonPrompt:
    """The prompt of that place under its present slugs; raises NotFound if the library has none."""
    module, lesson = lesson_at(library, place)
    prompt = lesson.reflection(place.slug)
    if prompt is None:
        raise NotFound
    return LessonPrompt(
        LessonPlace(module.slug, lesson.slug, prompt.slug), prompt.text, lesson.title
    )


def written_in_lesson(
    person_id: int,
    module_slug: str,
    lesson_slug: str,
    *,
    formerly: Collection[tuple[str, str]] = (),
) -> dict[str, WrittenReflection]:
    """What a person has written in a lesson, by prompt slug; a prompt without words is absent.

    The newest words of each prompt, and the unsent ones. One statement. `formerly`: other pairs
    of module and lesson slug under which the lesson was known.
    """
    lessons = ((module_slug, lesson_slug), *formerly)
    starts = {f"start_{n}": context_ref(LessonPlace(*each, "")) for n, each in enumerate(lessons)}
    keys = {f"key_{n}": rules.form_key(*each, "") for n, each in enumerate(lessons)}
    rows = rows_of(_written_in(len(lessons)), person_id=person_id, **starts, **keys)
    found: dict[str, WrittenReflection] = {}
    for row in sorted(rows, key=lambda row: (row.written_at, row.reflection_id or 0)):
        slug = row.slug_after.replace("#", "/").rpartition("/")[2]
        form_key = rules.form_key(module_slug, lesson_slug, slug)
        earlier = found.get(slug, WrittenReflection(slug=slug, form_key=form_key))
        found[slug] = _with_words(earlier, row)
    return {slug: _without_echo(written) for slug, written in found.items()}


@cache
def _written_in(count: int) -> CompoundSelect[*tuple[Any, ...]]:
    """What a person sent and did not send, whose places begin in one of so many ways."""
    sent = select(
        Reflection.id.label("reflection_id"),
        Reflection.context_ref.label("slug_after"),
        Reflection.body.label("body"),
        Reflection.created_at.label("written_at"),
        Reflection.edited_at.label("edited_at"),
        Reflection.revisit_on.label("revisit_on"),
    ).where(
        Reflection.person_id == bindparam("person_id"),
        Reflection.context_kind == ReflectionContext.LESSON,
        begins_with_any(Reflection.context_ref, "start", count),
    )
    unsent = select(
        cast(null(), Integer),
        Draft.form_key,
        Draft.body,
        Draft.saved_at,
        cast(null(), UtcDateTime),
        cast(null(), Date),
    ).where(
        Draft.person_id == bindparam("person_id"), begins_with_any(Draft.form_key, "key", count)
    )
    return union_all(sent, unsent)


def _with_words(earlier: WrittenReflection, row: Row[Any]) -> WrittenReflection:
    if row.reflection_id is None:
        return replace(earlier, unsent=row.body, unsent_saved_at=row.written_at)
    return replace(
        earlier,
        reflection_id=row.reflection_id,
        body=row.body,
        written_at=row.written_at,
        edited_at=row.edited_at,
        revisit_on=row.revisit_on,
    )


def _without_echo(written: WrittenReflection) -> WrittenReflection:
    """A script may save a draft in the moment its form is sent: that draft says nothing new."""
    if written.unsent is None or written.unsent.strip() != written.body:
        return written
    return replace(written, unsent=None, unsent_saved_at=None)


def own_reflection(person_id: int, reflection_id: int) -> Reflection:
    """One reflection of this person, to read or change; raises NotFound for any other."""
    reflection = db.session.scalar(
        select(Reflection).where(Reflection.id == reflection_id, Reflection.person_id == person_id)
    )
    if reflection is None:
        raise NotFound
    return reflection


def reflection_thread(
    person_id: int, reflection_id: int, *, library: Library, today: date
) -> Thread:
    """One reflection with what was thought later; raises NotFound unless it is this person's."""
    asked_for = own_reflection(person_id, reflection_id)
    first_id = asked_for.revisits_id or asked_for.id
    rows = db.session.scalars(
        _own_in_order(person_id).where(
            or_(Reflection.id == first_id, Reflection.revisits_id == first_id)
        )
    ).all()
    return threads_of(rows, library, today)[0]


def my_reflections(person_id: int, library: Library, today: date) -> MyReflections:
    """Everything a person has written, with the questions as they stood."""
    rows = db.session.scalars(_own_in_order(person_id)).all()
    modules = by_module(rows, library, today)
    due = [thread for module in modules for thread in module.threads if thread.is_due]
    return MyReflections(
        due=tuple(
            sorted(due, key=lambda thread: (thread.revisit_on or today, thread.reflection_id))
        ),
        modules=modules,
    )


def _own_in_order(person_id: int) -> Select[Reflection]:
    return (
        select(Reflection)
        .where(Reflection.person_id == person_id)
        .order_by(Reflection.created_at, Reflection.id)
    )


def due_to_revisit(person_id: int, today: date, limit: int) -> tuple[DueReflection, ...]:
    """What a person wrote four weeks ago or longer and has not come back to, longest first."""
    rows = rows_of(_DUE_TO_REVISIT, person_id=person_id, today=today, most=limit)
    return tuple(DueReflection(row.id, row.prompt, row.created_at) for row in rows)


_DUE_TO_REVISIT = (
    select(Reflection.id, Reflection.prompt, Reflection.created_at)
    .where(
        Reflection.person_id == bindparam("person_id"),
        Reflection.revisit_on <= bindparam("today"),
    )
    .order_by(Reflection.revisit_on, Reflection.id)
    .limit(bindparam("most", type_=Integer))
)
