"""Reading reflections; always a person's own. A stranger's is as one that does not exist."""

from collections.abc import Callable, Collection, Mapping, Sequence
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
from learning.reflections.origins import VisitPlace
from learning.reflections.threads import GroupedThreads, LessonPrompt, Thread, grouped, threads_of

VisitPlaces = Callable[[int, Collection[int]], Mapping[int, VisitPlace]]
"""The visits of these numbers that are a person's own, by number; one that is gone is absent."""


def no_visits(_person_id: int, _visit_ids: Collection[int]) -> Mapping[int, VisitPlace]:
    """No visit is known: for whoever asks about lessons alone."""
    return {}


NEUTRAL = "Something you wrote for yourself"
"""In lists that others may see on the screen: a prompt of a visit would give an interest away."""


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
    """What a person has written: due to come back to, longest first; all of it, in groups."""

    due: tuple[Thread, ...]
    groups: tuple[GroupedThreads, ...]


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
    person_id: int,
    reflection_id: int,
    *,
    library: Library,
    today: date,
    places_of: VisitPlaces = no_visits,
) -> Thread:
    """One reflection with what was thought later; raises NotFound unless it is this person's."""
    asked_for = own_reflection(person_id, reflection_id)
    first_id = asked_for.revisits_id or asked_for.id
    rows = db.session.scalars(
        _own_in_order(person_id).where(
            or_(Reflection.id == first_id, Reflection.revisits_id == first_id)
        )
    ).all()
    return threads_of(rows, library, today, _visits(person_id, rows, places_of))[0]


def my_reflections(
    person_id: int, library: Library, today: date, places_of: VisitPlaces = no_visits
) -> MyReflections:
    """Everything a person has written, with the questions as they stood."""
    rows = db.session.scalars(_own_in_order(person_id)).all()
    threads = threads_of(rows, library, today, _visits(person_id, rows, places_of))
    due = [thread for thread in threads if thread.is_due]
    return MyReflections(
        due=tuple(
            sorted(due, key=lambda thread: (thread.revisit_on or today, thread.reflection_id))
        ),
        groups=grouped(threads),
    )


def written_on_visit(person_id: int, visit_id: int) -> tuple[Reflection, ...]:
    """What a person wrote about a visit, first writings only, oldest first. One statement."""
    found = db.session.scalars(
        _own_in_order(person_id).where(
            Reflection.context_kind == ReflectionContext.VISIT,
            Reflection.context_ref.startswith(rules.visit_ref(visit_id, ""), autoescape=True),
            Reflection.revisits_id.is_(None),
        )
    )
    return tuple(found)


def _visits(
    person_id: int, rows: Sequence[Reflection], places_of: VisitPlaces
) -> Mapping[int, VisitPlace]:
    """The visits that these rows were written on; nobody is asked if there are none."""
    kept = {
        rules.visit_of(row.context_ref)
        for row in rows
        if row.context_kind is ReflectionContext.VISIT
    }
    return places_of(person_id, kept) if kept else {}


def _own_in_order(person_id: int) -> Select[Reflection]:
    return (
        select(Reflection)
        .where(Reflection.person_id == person_id)
        .order_by(Reflection.created_at, Reflection.id)
    )


def due_to_revisit(person_id: int, today: date, limit: int) -> tuple[DueReflection, ...]:
    """What a person wrote four weeks ago or longer and has not come back to, longest first.

    What was written on a visit bears neutral words: whoever looks at the screen sees them.
    """
    rows = rows_of(_DUE_TO_REVISIT, person_id=person_id, today=today, most=limit)
    return tuple(
        DueReflection(
            row.id,
            NEUTRAL if row.context_kind is ReflectionContext.VISIT else row.prompt,
            row.created_at,
        )
        for row in rows
    )


_DUE_TO_REVISIT = (
    select(Reflection.id, Reflection.prompt, Reflection.context_kind, Reflection.created_at)
    .where(
        Reflection.person_id == bindparam("person_id"),
        Reflection.revisit_on <= bindparam("today"),
    )
    .order_by(Reflection.revisit_on, Reflection.id)
    .limit(bindparam("most", type_=Integer))
)
