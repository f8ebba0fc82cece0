"""What a handout shows of the school: its own words, and the notes for whoever leads a session."""

from collections.abc import Mapping
from dataclasses import dataclass

from content import Library
from content.types import Module
from learning.courses import queries
from learning.courses.handouts.rules import places_in
from learning.courses.local_texts.queries import own_words
from learning.people.rules import Role
from learning.people.viewers import Viewer

LEADERS_OF_SESSIONS = (Role.SENCO, Role.ADMINISTRATOR, Role.LEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutPage:
    """A module for paper. `local_texts` are the school's own words as HTML, by place."""

    module: Module
    school_name: str
    local_texts: Mapping[str, str]
    may_see_notes: bool
    shows_notes: bool


def handout_page(
    viewer: Viewer, library: Library, slug: str, *, wants_notes: bool = False
) -> HandoutPage:
    """The module of that slug for paper; raises NotFound.

    Notes stand in it for those who lead sessions, if they want them; for everybody else never.
    """
    module = queries.module_named(library, slug)
    may_see_notes = any(viewer.has(role) for role in LEADERS_OF_SESSIONS)
    return HandoutPage(
        module=module,
        school_name=viewer.hat.school_name if viewer.hat else "",
        local_texts=_local_texts(viewer, module),
        may_see_notes=may_see_notes,
        shows_notes=may_see_notes and wants_notes,
    )


def _local_texts(viewer: Viewer, module: Module) -> Mapping[str, str]:
    """The school's own words for this module's places; an emptied place has none."""
    places = places_in(module)
    if viewer.organisation_id is None or not places:
        return {}
    found = own_words(viewer.organisation_id, places)
    return {place: html for place, html in found.items() if html}
