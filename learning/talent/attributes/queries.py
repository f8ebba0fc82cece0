"""Reading what was seen of each behaviour: the owner's own, and what mentors handed over.

Callers have made sure whose interest it is, and that a mentor's view was handed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Row, bindparam, func, select

from content.shadowing_types import Attribute, Behaviour, ShadowingGuide
from learning.database import rows_of
from learning.drafts.queries import KeptDraft, drafts_for
from learning.talent.attributes.rules import Kept, draft_key, is_to_talk_about, looked_at
from learning.talent.models import Interest, SecondView, Sighting
from learning.talent.second_views.queries import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributesInShort:
    """How many behaviours the owner has looked at, of how many; mentors who handed over."""

    noted: int
    out_of: int
    mentors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedBehaviour:
    """A behaviour of the guide, and what one person says of it."""

    behaviour: Behaviour
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedAttribute:
    """An attribute of the guide, and what one person says of its behaviours."""

    attribute: Attribute
    behaviours: tuple[NotedBehaviour, ...]

    @property
    def noted(self) -> int:
        """How many of them the person has looked at."""
        return sum(1 for each in self.behaviours if each.kept.seen)

    @property
    def progress(self) -> str:
        """How far that is, in words."""
        return looked_at(self.noted, len(self.behaviours))


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """Everything one person says of somebody's behaviours.

    `has_gone`: something was noted that the guide holds no more.
    """

    attributes: tuple[NotedAttribute, ...]
    has_gone: bool

    @property
    def noted(self) -> int:
        """How many behaviours they have looked at."""
        return sum(each.noted for each in self.attributes)

    @property
    def out_of(self) -> int:
        """How many there are."""
        return sum(len(each.behaviours) for each in self.attributes)

    @property
    def progress(self) -> str:
        """How far that is, in words."""
        return looked_at(self.noted, self.out_of)

    @property
    def to_go_on_with(self) -> Attribute:
        """The first attribute that still has something to look at; else the first of all."""
        left = (each for each in self.attributes if each.noted < len(each.behaviours))
        return next(left, self.attributes[0]).attribute

    def attribute(self, slug: str) -> NotedAttribute | None:
        """The attribute of that slug."""
        return next((each for each in self.attributes if each.attribute.slug == slug), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A behaviour as its owner and a mentor see it. Each is None who said nothing of it."""

    behaviour: Behaviour
    own: Kept | None
    theirs: Kept | None

    @property
    def is_to_talk_about(self) -> bool:
        """Whether the two see it differently."""
        own, theirs = self.own, self.theirs
        return is_to_talk_about(own.seen if own else None, theirs.seen if theirs else None)


BesideAttribute = tuple[Attribute, tuple[Beside, ...]]


def attributes_in_short(interest_id: int, guide: ShadowingGuide) -> AttributesInShort:
    """How far the self-check is, for the way page. One statement.

    The caller made sure whose interest it is. What the guide holds no more is not counted.
    """
    known = {each.slug for one in guide.attributes for each in one.behaviours}
    rows = rows_of(_IN_SHORT, interest_id=interest_id)
    return AttributesInShort(
        noted=sum(1 for row in rows if row.behaviour_slug in known),
        out_of=len(known),
        mentors=rows[0].mentors if rows else 0,
    )


def kept_by(interest_id: int, by_person_id: int | None) -> Mapping[str, Kept]:
    """What one person says, by the slugs of behaviours. One statement.

    None: mentors who have been erased.
    """
    if by_person_id is None:
        found = rows_of(_BY_ERASED, interest_id=interest_id)
    else:
        found = rows_of(_BY_PERSON, interest_id=interest_id, by_person_id=by_person_id)
    return {row.behaviour_slug: _kept(row) for row in found}


def self_check(interest_id: int, by_person_id: int, guide: ShadowingGuide) -> SelfCheck:
    """What one person says of every behaviour of the guide. One statement."""
    kept = kept_by(interest_id, by_person_id)
    return SelfCheck(
        attributes=tuple(_noted(each, kept) for each in guide.attributes),
        has_gone=any(guide.behaviour(slug) is None for slug in kept),
    )


def unsent_examples(
    person_id: int, interest_id: int, noted: NotedAttribute, *, is_own: bool
) -> Mapping[str, KeptDraft]:
    """Examples typed and not sent that say else than what is kept, by behaviour. One statement."""
    keys = {
        draft_key(interest_id, each.behaviour.slug, is_own=is_own): each
        for each in noted.behaviours
    }
    found = drafts_for(person_id, tuple(keys))
    return {
        keys[key].behaviour.slug: draft
        for key, draft in found.items()
        if draft.body.strip() != keys[key].kept.example
    }


def side_by_side(
    interest_id: int, owner_id: int, view: View, guide: ShadowingGuide
) -> tuple[BesideAttribute, ...]:
    """What the owner and a mentor who handed over see, where either said something.

    Two statements.
    """
    own, theirs = kept_by(interest_id, owner_id), kept_by(interest_id, view.by_person_id)
    found = ((each, _beside(each.behaviours, own, theirs)) for each in guide.attributes)
    return tuple((attribute, lines) for attribute, lines in found if lines)


def _noted(attribute: Attribute, kept: Mapping[str, Kept]) -> NotedAttribute:
    return NotedAttribute(
        attribute=attribute,
        behaviours=tuple(
            NotedBehaviour(behaviour=each, kept=kept.get(each.slug, Kept()))
            for each in attribute.behaviours
        ),
    )


def _beside(
    behaviours: Sequence[Behaviour], own: Mapping[str, Kept], theirs: Mapping[str, Kept]
) -> tuple[Beside, ...]:
    return tuple(
        Beside(behaviour=each, own=own.get(each.slug), theirs=theirs.get(each.slug))
        for each in behaviours
        if each.slug in own or each.slug in theirs
    )


def _kept(row: Row[Any]) -> Kept:
    return Kept(seen=row.seen, example=row.example, seen_on=row.seen_on)


_OF_INTEREST = Sighting.interest_id == bindparam("interest_id", type_=Integer)
_SIGHTINGS = (
    select(Sighting.behaviour_slug, Sighting.seen, Sighting.example, Sighting.seen_on)
    .where(_OF_INTEREST)
    .order_by(Sighting.id)
)
_VIEWS = (
    select(func.count(SecondView.id))
    .where(SecondView.interest_id == Interest.id, SecondView.review_id.is_(None))
    .scalar_subquery()
)
_IN_SHORT = (
    select(Sighting.behaviour_slug, _VIEWS.label("mentors"))
    .select_from(Interest)
    .outerjoin(
        Sighting,
        (Sighting.interest_id == Interest.id) & (Sighting.by_person_id == Interest.person_id),
    )
    .where(Interest.id == bindparam("interest_id", type_=Integer))
)
_BY_ERASED = _SIGHTINGS.where(Sighting.by_person_id.is_(None))
_BY_PERSON = _SIGHTINGS.where(Sighting.by_person_id == bindparam("by_person_id", type_=Integer))
