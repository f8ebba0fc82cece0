"""Reading actions; always a person's own. A stranger's is as one that does not exist."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, bindparam, select

from content import Library
from learning import clock
from learning.actions import rules
from learning.actions.models import Action, ActionContext
from learning.actions.rules import Urgency
from learning.database import begins_with_any, db, rows_of
from learning.drafts.places import (
    LessonPlace,
    Origin,
    context_ref,
    lesson_at,
    origin_of,
    place_of,
)
from learning.errors import NotFound


class LessonAction(NamedTuple):
    """An action as it stands in the library now."""

    place: LessonPlace
    text: str
    lesson_title: str


class OpenAction(NamedTuple):
    """Something a person means to do, by a day if they chose one."""

    action_id: int
    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedAction:
    """An action taken on from a lesson. `done_at` is None while it is still to be done."""

    action_id: int
    slug: str
    text: str
    due_on: date | None
    done_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action as its owner's list shows it. Own actions have no origin.

    `session_id`: the INSET session after which it was taken on.
    """

    action_id: int
    text: str
    note: str
    due_on: date | None
    done_on: date | None
    urgency: Urgency
    origin: Origin | None
    session_id: int | None
    anchor: str
    edition: str


@dataclass(frozen=True, slots=True)
class MyActions:
    """All of a person's actions: open ones by how soon they are due, done ones newest first."""

    overdue: tuple[ActionLine, ...]
    soon: tuple[ActionLine, ...]
    later: tuple[ActionLine, ...]
    undated: tuple[ActionLine, ...]
    done: tuple[ActionLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is none of any kind."""
        return not (self.overdue or self.soon or self.later or self.undated or self.done)


def action_in(library: Library, place: LessonPlace) -> LessonAction:
    """The action of that place under its present slugs; raises NotFound if the library has none."""
    module, lesson = lesson_at(library, place)
    action = lesson.action(place.slug)
    if action is None:
        raise NotFound
    return LessonAction(
        LessonPlace(module.slug, lesson.slug, action.slug), action.text, lesson.title
    )


def adopted_in_lesson(
    person_id: int,
    module_slug: str,
    lesson_slug: str,
    *,
    formerly: Collection[tuple[str, str]] = (),
) -> dict[str, AdoptedAction]:
    """A person's actions from a lesson by slug: the open one, else the one done last.

    One statement. `formerly`: other pairs of module and lesson slug under which it was known.
    """
    lessons = ((module_slug, lesson_slug), *formerly)
    starts = {f"start_{n}": context_ref(LessonPlace(*each, "")) for n, each in enumerate(lessons)}
    rows = rows_of(_from_lessons(len(lessons)), person_id=person_id, **starts)
    found: dict[str, AdoptedAction] = {}
    for row in rows:
        slug = place_of(row.context_ref).slug
        found[slug] = AdoptedAction(
            action_id=row.id,
            slug=slug,
            text=row.text,
            due_on=row.due_on,
            done_at=row.done_at,
            note=row.note,
        )
    return found


@cache
def _from_lessons(count: int) -> Select[*tuple[Any, ...]]:
    """A person's actions whose place begins in one of so many ways."""
    return (
        select(
            Action.id, Action.context_ref, Action.text, Action.due_on, Action.done_at, Action.note
        )
        .where(
            Action.person_id == bindparam("person_id"),
            Action.context_kind == ActionContext.LESSON,
            begins_with_any(Action.context_ref, "start", count),
        )
        .order_by(Action.done_at.is_(None), Action.done_at, Action.id)
    )


def open_actions(person_id: int, limit: int) -> tuple[OpenAction, ...]:
    """What a person still means to do, what is due first at the top, undated ones last."""
    rows = rows_of(_OPEN_ACTIONS, person_id=person_id, most=limit)
    return tuple(OpenAction(row.id, row.text, row.due_on) for row in rows)


_OPEN_ACTIONS = (
    select(Action.id, Action.text, Action.due_on)
    .where(Action.person_id == bindparam("person_id"), Action.done_at.is_(None))
    .order_by(Action.due_on.is_(None), Action.due_on, Action.id)
    .limit(bindparam("most", type_=Integer))
)


def own_action(person_id: int, action_id: int) -> Action:
    """One action of this person, to read or change; raises NotFound for any other."""
    action = db.session.scalar(_own(person_id).where(Action.id == action_id))
    if action is None:
        raise NotFound
    return action


def action_line(person_id: int, action_id: int, *, library: Library, today: date) -> ActionLine:
    """One action as its owner sees it; raises NotFound unless it is this person's."""
    return _line(own_action(person_id, action_id), library, today)


def my_actions(person_id: int, library: Library, today: date) -> MyActions:
    """All of a person's actions. One statement."""
    rows = db.session.scalars(
        _own(person_id).order_by(Action.due_on.is_(None), Action.due_on, Action.id)
    )
    lines = [_line(row, library, today) for row in rows]
    still = {kind: [each for each in lines if _is_open(each, kind)] for kind in Urgency}
    done = [each for each in lines if each.done_on is not None]
    done.sort(key=lambda each: (each.done_on or today, each.action_id), reverse=True)
    return MyActions(
        tuple(still[Urgency.OVERDUE]),
        tuple(still[Urgency.SOON]),
        tuple(still[Urgency.LATER]),
        tuple(still[Urgency.UNDATED]),
        tuple(done),
    )


def _own(person_id: int) -> Select[Action]:
    return select(Action).where(Action.person_id == person_id)


def _is_open(line: ActionLine, kind: Urgency) -> bool:
    return line.done_on is None and line.urgency is kind


def _line(action: Action, library: Library, today: date) -> ActionLine:
    is_of_lesson = action.context_kind is ActionContext.LESSON
    return ActionLine(
        action_id=action.id,
        text=action.text,
        note=action.note,
        due_on=action.due_on,
        done_on=clock.london_day(action.done_at) if action.done_at else None,
        urgency=rules.urgency(action.due_on, today),
        origin=origin_of(action.context_ref, library) if is_of_lesson else None,
        session_id=None if is_of_lesson else rules.session_of(action.context_ref),
        anchor=rules.anchor(place_of(action.context_ref).slug),
        edition=rules.edition(action.text, action.due_on),
    )
