"""When an action is due, and how actions are sorted for their owner."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

SOON = timedelta(days=14)
FURTHEST_AHEAD = timedelta(days=730)
LONGEST_ACTION = 500
"""Characters of an action: what one means to do fits into a few lines."""
LONGEST_NOTE = 300
"""Characters of what happened: one line."""


class Urgency(StrEnum):
    """How soon an open action is due."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


class LessonAction(NamedTuple):
    """An action's place: slugs of its module, its lesson and itself."""

    module_slug: str
    lesson_slug: str
    slug: str


def context_ref(place: LessonAction) -> str:
    """The place as a row keeps it: `module/lesson#slug`."""
    return f"{place.module_slug}/{place.lesson_slug}#{place.slug}"


def place_of(ref: str) -> LessonAction:
    """The place a row keeps."""
    lesson, _, slug = ref.partition("#")
    module_slug, _, lesson_slug = lesson.partition("/")
    return LessonAction(module_slug, lesson_slug, slug)


def anchor(slug: str) -> str:
    """The id of an action's place in the page of its lesson."""
    return f"action-{slug}"


def urgency(due_on: date | None, today: date) -> Urgency:
    """How soon an open action is due; on its day it is not yet overdue."""
    if due_on is None:
        return Urgency.UNDATED
    if due_on < today:
        return Urgency.OVERDUE
    return Urgency.SOON if due_on <= today + SOON else Urgency.LATER


def is_day_to_choose(due_on: date, today: date) -> bool:
    """Whether an action may be set for that day: from today, within two years."""
    return today <= due_on <= today + FURTHEST_AHEAD


def edition(text: str, due_on: date | None) -> str:
    """A name for an action as it stands; another one once its wording or day is changed."""
    return f"{due_on or ''} {text}"
