"""Whose way it is, and where they stand on it. Only its owner gets to an interest from here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, String, bindparam, cast, literal, select, union_all

from learning import clock
from learning.database import db, rows_of
from learning.errors import NotFound
from learning.shadowing.models import Placement
from learning.shadowing.rules import PlacementState
from learning.talent.models import Conversation, Interest, ReadinessReview, Trial
from learning.talent.rules import (
    STAGE_WORDS,
    ConversationState,
    ReadinessOutcome,
    Stage,
    TrialState,
    stage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayInShort:
    """A line about somebody's own way, for their own page of development and no other."""

    stage: Stage
    since: date

    @property
    def in_words(self) -> str:
        """Where they stand, in words."""
        return STAGE_WORDS[self.stage]


def open_interest(person_id: int) -> Interest | None:
    """The interest of this person that is open, if there is one. One statement."""
    return db.session.scalar(_OPEN, {"person_id": person_id})


def own_interest(person_id: int) -> Interest:
    """The interest of this person that is open; raises NotFound if none is."""
    interest = open_interest(person_id)
    if interest is None:
        raise NotFound
    return interest


def stages_of(person_ids: Sequence[int]) -> Mapping[int, Stage]:
    """Where each of these stands who has an open interest; nobody else is in it. One statement."""
    facts: dict[int, list[Row[Any]]] = {}
    for row in rows_of(_FACTS, person_ids=list(person_ids)) if person_ids else ():
        facts.setdefault(row.person_id, []).append(row)
    return {person_id: _stage(rows) for person_id, rows in facts.items()}


def way_in_short(person_id: int, today: date) -> WayInShort | None:  # noqa: ARG001 - a day, as all lines take it
    """Where this person stands with their own way; None if none is open. One statement."""
    rows = rows_of(_FACTS, person_ids=[person_id])
    if not rows:
        return None
    begun_at: datetime = next(row.at for row in rows if row.what == _INTEREST)
    return WayInShort(stage=_stage(rows), since=clock.london_day(begun_at))


_INTEREST, _TALK, _PLACEMENT, _REVIEW, _TRIAL = "interest", "talk", "placement", "review", "trial"
_OPEN = select(Interest).where(
    Interest.person_id == bindparam("person_id", type_=Integer), Interest.closed_at.is_(None)
)
_IS_OPEN = Interest.closed_at.is_(None) & Interest.person_id.in_(
    bindparam("person_ids", expanding=True, type_=Integer)
)


def _fact(what: str, value: Any, at: Any) -> Any:
    return select(
        Interest.person_id,
        literal(what, String).label("what"),
        cast(value, String).label("value"),
        at.label("at"),
    )


_FACTS = union_all(
    _fact(_INTEREST, literal("", String), Interest.created_at).where(_IS_OPEN),
    _fact(_TALK, Conversation.state, Conversation.created_at)
    .join(Conversation, Conversation.interest_id == Interest.id)
    .where(_IS_OPEN),
    _fact(_PLACEMENT, Placement.state, Placement.created_at)
    .join(Placement, Placement.visitor_id == Interest.person_id)
    .where(_IS_OPEN),
    _fact(_REVIEW, ReadinessReview.outcome, ReadinessReview.created_at)
    .join(ReadinessReview, ReadinessReview.interest_id == Interest.id)
    .where(_IS_OPEN),
    _fact(_TRIAL, Trial.state, Trial.created_at)
    .join(Trial, Trial.interest_id == Interest.id)
    .where(_IS_OPEN),
).order_by("at")


def _stage(rows: Sequence[Row[Any]]) -> Stage:
    """The stage of one person, from everything that is theirs, oldest first."""
    outcomes = [row.value for row in rows if row.what == _REVIEW]
    decided = [ReadinessOutcome(value) for value in outcomes if value]
    return stage(
        talks=[ConversationState(row.value) for row in rows if row.what == _TALK],
        placements=[PlacementState(row.value) for row in rows if row.what == _PLACEMENT],
        review_is_open=None in outcomes,
        outcome=decided[-1] if decided else None,
        trials=[TrialState(row.value) for row in rows if row.what == _TRIAL],
    )
