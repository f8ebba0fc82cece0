"""A session as it was prepared, before it is kept. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from learning.inset.rules import PartKind, SessionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPart:
    """One part, in its order.

    A LESSON is its passages, a CHECK the questions at its end, a SCENARIO the scenarios in it:
    `module_slug` and `lesson_slug` name the lesson. OWN has a title and, if it needs any, a body.
    """

    kind: PartKind
    minutes: int
    module_slug: str = ""
    lesson_slug: str = ""
    title: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that is said of a session. `notes`: what its kind and the standard ask, by slug.

    `has_taken_place`: whoever prepares it knows that its time is past.
    """

    kind: SessionKind
    title: str
    starts_at: datetime
    minutes: int
    form_id: str
    aim: str = ""
    place: str = ""
    joining_link: str = ""
    facilitator_note: str = ""
    module_slug: str = ""
    parts: tuple[PreparedPart, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    is_for_everyone: bool = False
    group_ids: frozenset[int] = frozenset()
    invitee_ids: frozenset[int] = frozenset()
    also_led_by_id: int | None = None
    places: int | None = None
    training_title: str = ""
    renews_months: int | None = None
    like_id: int | None = None
    names_no_pupil: bool = False
    has_taken_place: bool = False
