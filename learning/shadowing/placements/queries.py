"""Reading placements: one's own, and those to which one is a party."""

from datetime import date

from sqlalchemy import Integer, bindparam, select

from learning.database import db, rows_of
from learning.errors import NotFound
from learning.shadowing.models import Placement
from learning.shadowing.placements import presence
from learning.shadowing.placements.found import placement_seen, placements_seen
from learning.shadowing.placements.lines import (
    PlacementLine,
    PlacementsInShort,
    PlacementToDo,
    SeenPlacement,
)
from learning.shadowing.placements.overview import in_short
from learning.shadowing.placements.rules import Hold
from learning.shadowing.rules import Party

__all__ = [
    "PlacementLine",
    "PlacementToDo",
    "PlacementsInShort",
    "SeenPlacement",
    "hold_of",
    "host_may_read",
    "own_placement",
    "party_placement",
    "placement_seen",
    "placements_in_short",
    "placements_seen",
]


def own_placement(visitor_id: int, placement_id: int) -> Placement:
    """A placement of the visitor's own; raises NotFound for any other."""
    row = db.session.get(Placement, placement_id)
    if row is None or row.visitor_id != visitor_id:
        raise NotFound
    return row


def party_placement(person_id: int, placement_id: int) -> tuple[Placement, Party]:
    """A placement and what somebody is to it; raises NotFound for anybody else.

    Its visitor; its host while they work at the host school; the leader who was asked for time,
    while they work at the visitor's school or its trust. Who is host and leader is its host.
    """
    seen = placement_seen(person_id, placement_id)
    return db.session.get_one(Placement, placement_id), seen.party


def hold_of(placement: Placement, today: date) -> Hold:
    """Why a placement is on hold, if it is: its host or its visitor works there no more."""
    rows = rows_of(_HOLD, placement_id=placement.id, today=today)
    return Hold(rows[0].hold) if rows else Hold.NONE


def host_may_read(placement: Placement, reader_id: int, today: date) -> bool:
    """Whether what the visitor shares may be shown to this reader: never to a host who has left.

    Anybody else reads what is shared with them as always.
    """
    if reader_id != placement.host_id:
        return True
    rows = rows_of(_HOST_IS_HERE, placement_id=placement.id, today=today)
    return bool(rows and rows[0].is_here)


def placements_in_short(person_id: int, today: date) -> PlacementsInShort:
    """A person's own open placements, and what those of others ask of them. Four statements."""
    return in_short(person_id, today)


_KEY = bindparam("placement_id", type_=Integer)
_HOLD = select(presence.HOLD.label("hold")).select_from(Placement).where(Placement.id == _KEY)
_HOST_IS_HERE = (
    select(presence.HOST_IS_HERE.label("is_here"))
    .select_from(Placement)
    .where(Placement.id == _KEY)
)
