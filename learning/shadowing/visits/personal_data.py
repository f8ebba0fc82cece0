"""What visits keep about a person: their own, with all they noted; as a host, what they said."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, or_, select, update

from learning.database import db
from learning.shadowing.models import ExpectedShare, Observation, Placement, Visit

TABLES: dict[str, str] = {
    "visits": "erased",
    "observations": "erased",
    "expected_shares": "erased",
}
"""A visitor's visits go with everything noted on them. A host who is erased leaves the visit and
that it was signed off; their name and their words go."""


def export(person_id: int) -> dict[str, object]:
    """The person's visits with all they noted and what was said of them; what they said as host."""
    visits = db.session.scalars(
        select(Visit).where(Visit.visitor_id == person_id).order_by(Visit.starts_at, Visit.id)
    )
    hosted = db.session.scalars(
        select(Visit)
        .where(or_(Visit.commented_by_id == person_id, Visit.signed_off_by_id == person_id))
        .order_by(Visit.starts_at, Visit.id)
    )
    return {
        "visits": [_own(row) for row in visits],
        "visits_as_host": [_hosted(row, person_id) for row in hosted],
        "expected_days": [_share(row) for row in _shares(person_id)],
    }


def erase(person_id: int) -> None:
    """No visit of the person is left; those of others have neither their name nor their words."""
    own = select(Visit.id).where(Visit.visitor_id == person_id)
    placements = select(Placement.id).where(Placement.visitor_id == person_id)
    for statement in (
        delete(Observation).where(Observation.visit_id.in_(own)),
        delete(Visit).where(Visit.visitor_id == person_id),
        delete(ExpectedShare).where(ExpectedShare.placement_id.in_(placements)),
        update(Visit)
        .where(Visit.commented_by_id == person_id)
        .values(host_comment="", commented_at=None, commented_by_id=None),
        update(Visit).where(Visit.signed_off_by_id == person_id).values(signed_off_by_id=None),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})


def _own(row: Visit) -> dict[str, object]:
    noted = db.session.scalars(
        select(Observation)
        .where(Observation.visit_id == row.id)
        .order_by(Observation.started_at, Observation.id)
    )
    return {
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat(),
        "place": row.place,
        "state": row.state.value,
        "cancelled_by": row.cancelled_by,
        "host_comment": row.host_comment,
        "commented_at": _iso(row.commented_at),
        "signed_off_at": _iso(row.signed_off_at),
        "activities": [_activity(each) for each in noted],
    }


def _activity(row: Observation) -> dict[str, object]:
    return {
        "category": row.category_slug,
        "started_at": _iso(row.started_at),
        "ended_at": _iso(row.ended_at),
        "minutes": row.minutes,
        "mode": row.mode,
        "energy": row.energy,
        "tag": row.tag,
        "note": row.note,
        "is_deleted": row.is_deleted,
        "changed_at": row.changed_at.isoformat(),
    }


def _hosted(row: Visit, person_id: int) -> dict[str, object]:
    """What somebody said as host, without saying of whom."""
    is_writer, is_signer = row.commented_by_id == person_id, row.signed_off_by_id == person_id
    return {
        "starts_at": row.starts_at.isoformat(),
        "comment": row.host_comment if is_writer else "",
        "commented_at": _iso(row.commented_at) if is_writer else None,
        "signed_off_at": _iso(row.signed_off_at) if is_signer else None,
    }


def _shares(person_id: int) -> Any:
    return db.session.execute(
        select(Placement.starts_on, ExpectedShare.category_slug, ExpectedShare.percent)
        .join(Placement, Placement.id == ExpectedShare.placement_id)
        .where(Placement.visitor_id == person_id)
        .order_by(ExpectedShare.placement_id, ExpectedShare.id)
    )


def _share(row: Row[Any]) -> dict[str, object]:
    return {
        "placement_starts_on": row.starts_on.isoformat(),
        "category": row.category_slug,
        "percent": row.percent,
    }


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
