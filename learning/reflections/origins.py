"""Where something was written, as a row keeps it and as pages name it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from content import Library
from learning.drafts.places import LessonPlace, Origin, context_ref, origin_of, place_of
from learning.reflections import rules
from learning.reflections.models import Reflection, ReflectionContext

GONE = "A visit that is no longer in Alongside"


class Asked(NamedTuple):
    """A question to write under, and where it stands; `form_key` names the draft of an answer."""

    kind: ReflectionContext
    ref: str
    text: str
    form_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlace:
    """A visit as reflections name it, and the title of its placement, which groups them."""

    visit_id: int
    placement_title: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where a reflection was written. One of `lesson` and `visit` is None, or both: a visit gone.

    `title` is what My reflections lists it under.
    """

    title: str
    anchor: str
    lesson: Origin | None = None
    visit: VisitPlace | None = None
    is_of_visit: bool = False


def asked_in_lesson(place: LessonPlace, text: str) -> Asked:
    """A prompt of a lesson."""
    key = rules.form_key(*place)
    return Asked(ReflectionContext.LESSON, context_ref(place), text, key)


def asked_on_visit(visit_id: int, slug: str, text: str) -> Asked:
    """A prompt of the guide, for one visit."""
    key = rules.visit_form_key(visit_id, slug)
    return Asked(ReflectionContext.VISIT, rules.visit_ref(visit_id, slug), text, key)


def written_where(row: Reflection, library: Library, visits: Mapping[int, VisitPlace]) -> Written:
    """Where a row was written, whatever has been renamed, taken out or deleted since."""
    if row.context_kind is ReflectionContext.VISIT:
        visit = visits.get(rules.visit_of(row.context_ref))
        title = visit.placement_title if visit else GONE
        return Written(title=title, anchor="", visit=visit, is_of_visit=True)
    origin = origin_of(row.context_ref, library)
    anchor = rules.anchor(place_of(row.context_ref).slug)
    return Written(title=origin.module_title, anchor=anchor, lesson=origin)
