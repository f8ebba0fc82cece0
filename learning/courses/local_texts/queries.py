"""The places lessons keep for a school's own words, and what stands in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from content import Library
from content.types import Lesson, LocalText, Module
from learning.courses.models import LocalText as KeptText
from learning.database import db, rows_of
from learning.errors import NotAllowed, NotFound
from learning.people.rules import Role
from learning.people.viewers import Hat, Viewer

EDITORS = (Role.SENCO, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceUse:
    """A lesson that has the place."""

    module_slug: str
    module_title: str
    lesson_slug: str
    lesson_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place by its name. `usual_html` is what lessons show until the school has words.

    `edition` counts the school's own versions; 0 while it has none.
    """

    name: str
    usual_html: str
    uses: tuple[PlaceUse, ...]
    body: str = ""
    html: str = ""
    edition: int = 0
    saved_at: datetime | None = None

    @property
    def title(self) -> str:
        """The name as words: `raise-a-concern` is 'Raise a concern'."""
        return self.name.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTextsPage:
    """Every place the library uses, with what the school has written for it."""

    school_name: str
    places: tuple[Place, ...]


def may_edit(viewer: Viewer) -> bool:
    """Whether this person writes their school's own words."""
    return any(viewer.has(role) for role in EDITORS)


def editors_school(viewer: Viewer) -> Hat:
    """The school whose words this person writes; raises NotAllowed for everybody else."""
    if viewer.hat is None or not may_edit(viewer):
        raise NotAllowed
    return viewer.hat


def own_words(organisation_id: int, places: Collection[str]) -> Mapping[str, str]:
    """What a school has written for these places, as HTML by place; one statement."""
    rows = rows_of(_OWN_WORDS, organisation_id=organisation_id, places=places)
    return {row.place: row.html for row in rows}


def local_texts_page(viewer: Viewer, library: Library) -> LocalTextsPage:
    """Every place in the order of the alphabet; raises NotAllowed."""
    school = editors_school(viewer)
    rows = db.session.execute(
        select(_KEPT.place, _KEPT.body, _KEPT.html, _KEPT.edition, _KEPT.saved_at).where(
            _KEPT.organisation_id == school.organisation_id
        )
    )
    kept = {row.place: row for row in rows}
    places = tuple(_with_words(place, kept.get(place.name)) for place in places_in(library))
    return LocalTextsPage(school_name=school.school_name, places=places)


def place_named(viewer: Viewer, library: Library, name: str) -> Place:
    """One place with what the school has written for it; raises NotAllowed, NotFound."""
    page = local_texts_page(viewer, library)
    found = next((place for place in page.places if place.name == name), None)
    if found is None:
        raise NotFound
    return found


def places_in(library: Library) -> tuple[Place, ...]:
    """Every place that lessons keep for a school's own words, by the alphabet."""
    usual: dict[str, str] = {}
    uses: dict[str, list[PlaceUse]] = {}
    for module in library.modules:
        for lesson in module.lessons:
            for name, html in _places_of(lesson).items():
                usual.setdefault(name, html)
                uses.setdefault(name, []).append(_use(module, lesson))
    return tuple(
        Place(name=name, usual_html=usual[name], uses=tuple(uses[name])) for name in sorted(usual)
    )


_KEPT = KeptText.__table__.c
# Made once: every view of a lesson with such a place asks it.
_OWN_WORDS = select(_KEPT.place, _KEPT.html).where(
    _KEPT.organisation_id == bindparam("organisation_id"),
    _KEPT.place.in_(bindparam("places", expanding=True)),
)


def _places_of(lesson: Lesson) -> dict[str, str]:
    return {each.place: each.html for each in lesson.blocks if isinstance(each, LocalText)}


def _use(module: Module, lesson: Lesson) -> PlaceUse:
    return PlaceUse(
        module_slug=module.slug,
        module_title=module.title,
        lesson_slug=lesson.slug,
        lesson_title=lesson.title,
    )


def _with_words(place: Place, row: Any) -> Place:
    if row is None:
        return place
    return replace(place, body=row.body, html=row.html, edition=row.edition, saved_at=row.saved_at)
