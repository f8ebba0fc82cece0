"""Everything that whoever leads a session needs of it, in a handful of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from content import Library
from learning.courses.handouts.rules import places_in
from learning.courses.local_texts.queries import own_words
from learning.database import db
from learning.inset.deck.steps import Part, Step, steps_of
from learning.inset.models import Booking, InsetSession, SessionPart
from learning.inset.rules import BookingState
from learning.inset.sessions.queries import invited_ids, managed_session, parts_of
from learning.inset.sessions.times import ends_at
from learning.people.models import Organisation, Person
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A session with its parts and its steps. `leaders` are names; `expected`: how many may come.

    `own_places`: the places of its lessons for which the school has words of its own.
    """

    inset_session: InsetSession
    parts: tuple[SessionPart, ...]
    steps: tuple[Step, ...]
    school_name: str
    leaders: tuple[str, ...] = ()
    expected: int = 0
    own_places: frozenset[str] = frozenset()

    @property
    def ends_at(self) -> datetime:
        """The planned end."""
        return ends_at(self.inset_session.starts_at, self.inset_session.minutes)

    def step(self, key: str) -> Step | None:
        """The step of that key, if it has it."""
        return next((step for step in self.steps if step.key == key), None)


def deck_of(viewer: Viewer, session_id: int, library: Library) -> Deck:
    """The session in steps, for those who manage it; raises NotFound for anybody else."""
    return _deck(managed_session(viewer, session_id), library)


def pack_deck(viewer: Viewer, session_id: int, library: Library, today: date) -> Deck:
    """The same, with how many are expected; raises NotFound for those who do not manage it."""
    inset_session = managed_session(viewer, session_id)
    return _deck(inset_session, library, expected=_expected(inset_session, today))


def _deck(inset_session: InsetSession, library: Library, *, expected: int = 0) -> Deck:
    parts = parts_of(inset_session.id)
    words = words_of(inset_session.organisation_id, parts, library)
    return Deck(
        inset_session=inset_session,
        parts=parts,
        steps=steps_of(inset_session.title, parts, library, own_words=words),
        school_name=_name_of_school(inset_session.organisation_id),
        leaders=_leaders(inset_session),
        expected=expected,
        own_places=frozenset(words),
    )


def words_of(organisation_id: int, parts: Sequence[Part], library: Library) -> Mapping[str, str]:
    """What a school has written for the places of the lessons in these parts, as HTML."""
    slugs = dict.fromkeys(part.module_slug for part in parts if part.module_slug)
    modules = [module for slug in slugs if (module := library.module(slug))]
    places = list(dict.fromkeys(place for module in modules for place in places_in(module)))
    if not places:
        return {}
    found = own_words(organisation_id, places)
    return {place: html for place, html in found.items() if html}


def _name_of_school(organisation_id: int) -> str:
    return (
        db.session.scalar(select(Organisation.name).where(Organisation.id == organisation_id)) or ""
    )


def _leaders(inset_session: InsetSession) -> tuple[str, ...]:
    """The names of those who lead it, first whose session it is."""
    wanted = [each for each in (inset_session.led_by_id, inset_session.also_led_by_id) if each]
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))
    names = {row.id: row.name for row in rows}
    return tuple(names[each] for each in wanted if each in names)


def _expected(inset_session: InsetSession, today: date) -> int:
    """How many may come: those invited who have not said no, and not more than there are places."""
    invited = invited_ids(inset_session, today)
    rows = db.session.execute(
        select(Booking.person_id, Booking.state).where(Booking.inset_session_id == inset_session.id)
    )
    said = {row.person_id: row.state for row in rows}
    going = {person for person, state in said.items() if state is BookingState.GOING}
    maybe = {person for person in invited if said.get(person) is not BookingState.NOT_COMING}
    found = len(going | maybe)
    return found if inset_session.places is None else min(found, inset_session.places)
