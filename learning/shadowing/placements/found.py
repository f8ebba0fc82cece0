"""Finding placements with the names of the three, what they agreed to, and what is planned."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, Row, bindparam, or_, select
from sqlalchemy.orm import aliased

from learning import clock
from learning.database import db, rows_of
from learning.errors import NotFound
from learning.people.models import Organisation, Person
from learning.shadowing.models import Agreement, AgreementWording, Placement, Visit
from learning.shadowing.placements import presence
from learning.shadowing.placements.lines import GONE, SeenPlacement, Tick
from learning.shadowing.placements.rules import Hold
from learning.shadowing.placements.wordings import Wording, wording_kept
from learning.shadowing.rules import Party, VisitState


def placement_seen(person_id: int, placement_id: int) -> SeenPlacement:
    """A placement as one of the three sees it; raises NotFound for anybody else. One statement."""
    rows = rows_of(_ONE, placement_id=placement_id, today=clock.today())
    seen = _seen(rows[0], person_id) if rows else None
    if seen is None or not seen.parties:
        raise NotFound
    return seen


def placements_seen(person_id: int, today: date) -> tuple[SeenPlacement, ...]:
    """Every placement to which somebody is a party, by its first day. One statement."""
    rows = rows_of(_OF_PERSON, person_id=person_id, today=today)
    seen = (_seen(row, person_id) for row in rows)
    return tuple(each for each in seen if each.parties)


def ticks_of(placement_ids: Sequence[int]) -> Mapping[int, tuple[Tick, ...]]:
    """Who has agreed to which rules of these placements, oldest first. One statement, or none."""
    found: dict[int, list[Tick]] = {}
    for row in rows_of(_TICKS, placement_ids=list(placement_ids)) if placement_ids else ():
        found.setdefault(row.placement_id, []).append(
            Tick(
                placement_id=row.placement_id,
                wording_id=row.wording_id,
                party=row.party,
                name=row.name or GONE,
                at=row.created_at,
            )
        )
    return {key: tuple(ticks) for key, ticks in found.items()}


def wording_in_force(wording_id: int | None) -> Wording | None:
    """The rules that a placement has taken over, if it has any."""
    if wording_id is None:
        return None
    row = db.session.get_one(AgreementWording, wording_id)
    return wording_kept(row.version, row.body)


def wording_id_of(digest: str) -> int | None:
    """The key of rules that are kept already."""
    return db.session.scalar(select(AgreementWording.id).where(AgreementWording.digest == digest))


def visit_outside(placement_id: int, starts_on: date, ends_on: date) -> Visit | None:
    """The first planned visit to come that would lie outside of these days."""
    coming = db.session.scalars(
        select(Visit)
        .where(
            Visit.placement_id == placement_id,
            Visit.state == VisitState.PLANNED,
            Visit.starts_at > clock.now(),
        )
        .order_by(Visit.starts_at)
    )
    outside = (
        each
        for each in coming
        if not starts_on <= clock.london_day(each.starts_at) <= ends_on
        or clock.london_day(each.ends_at - timedelta(seconds=1)) > ends_on
    )
    return next(outside, None)


_Visitor, _Host, _Leader = aliased(Person), aliased(Person), aliased(Person)
_HostSchool, _HomeSchool = aliased(Organisation), aliased(Organisation)
_KEY = bindparam("placement_id", type_=Integer)
_PERSON = bindparam("person_id", type_=Integer)
_PLACEMENTS = (
    select(
        Placement.__table__,
        _Visitor.name.label("visitor_name"),
        _Host.name.label("host_name"),
        _Leader.name.label("leader_name"),
        _HostSchool.name.label("host_school"),
        _HomeSchool.name.label("home_school"),
        presence.HOLD.label("hold"),
        presence.HOST_IS_HERE.label("host_is_here"),
        presence.LEADER_IS_HERE.label("leader_is_here"),
    )
    .join(_Visitor, _Visitor.id == Placement.visitor_id)
    .outerjoin(_Host, _Host.id == Placement.host_id)
    .outerjoin(_Leader, _Leader.id == Placement.home_leader_id)
    .join(_HostSchool, _HostSchool.id == Placement.host_organisation_id)
    .join(_HomeSchool, _HomeSchool.id == Placement.home_organisation_id)
    .order_by(Placement.starts_on, Placement.id)
)
_ONE = _PLACEMENTS.where(Placement.id == _KEY)
_OF_PERSON = _PLACEMENTS.where(
    or_(
        Placement.visitor_id == _PERSON,
        Placement.host_id == _PERSON,
        Placement.home_leader_id == _PERSON,
    )
)
_TICKS = (
    select(
        Agreement.placement_id,
        Agreement.wording_id,
        Agreement.party,
        Agreement.created_at,
        Person.name,
    )
    .outerjoin(Person, Person.id == Agreement.person_id)
    .where(Agreement.placement_id.in_(bindparam("placement_ids", expanding=True, type_=Integer)))
    .order_by(Agreement.created_at, Agreement.id)
)
_SAME = (
    "visitor_id",
    "visitor_name",
    "host_id",
    "host_organisation_id",
    "host_school",
    "home_leader_id",
    "home_organisation_id",
    "home_school",
    "state",
    "aim",
    "starts_on",
    "ends_on",
    "host_note",
    "safeguarding_contact",
    "accepted_at",
    "release_asked_at",
    "released_at",
    "cover",
    "protected_minutes",
    "leader_note",
    "wording_id",
    "agreed_at",
    "earlier_starts_on",
    "earlier_ends_on",
    "dates_changed_at",
    "expected_at",
    "closed_at",
    "closed_by",
    "closing_note",
    "edition",
)
"""What stands in the row under the name it is read by."""


def _seen(row: Row[Any], person_id: int) -> SeenPlacement:
    same: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    return SeenPlacement(
        placement_id=row.id,
        parties=_parties(row, person_id),
        host_name=row.host_name or GONE,
        leader_name=row.leader_name or "",
        leader_is_here=bool(row.leader_is_here),
        hold=Hold(row.hold),
        aims=tuple(filter(None, row.aims.split(","))),
        made_at=row.created_at,
        **same,
    )


def _parties(row: Row[Any], person_id: int) -> frozenset[Party]:
    was_asked = row.home_leader_id == person_id and row.release_asked_at is not None
    held = {
        Party.VISITOR: row.visitor_id == person_id,
        Party.HOST: row.host_id == person_id and bool(row.host_is_here),
        Party.HOME_LEADER: was_asked and bool(row.leader_is_here),
    }
    return frozenset(party for party, is_held in held.items() if is_held)
