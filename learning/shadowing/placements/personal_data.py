"""What placements keep about a person: their own, and what they said as host or leader."""

from datetime import date, datetime

from sqlalchemy import delete, or_, select, update

from learning.database import db
from learning.shadowing.models import Agreement, Placement
from learning.shadowing.rules import Party

TABLES: dict[str, str] = {"placements": "erased", "agreements": "erased"}
"""A visitor's placements go with all that belongs to them. A host or leader who is erased leaves
the visitor's placement behind, without their name and without their words; that the party agreed
stays."""


def export(person_id: int) -> dict[str, object]:
    """The person's own placements whole, then what they said in those of others, without names."""
    return {
        "placements": [_own(row) for row in _where(Placement.visitor_id == person_id)],
        "placements_as_host": [
            {
                **_frame(row),
                "safeguarding_contact": row.safeguarding_contact,
                "note": row.host_note,
                "closing_note": row.closing_note if row.closed_by is Party.HOST else "",
            }
            for row in _where(Placement.host_id == person_id)
        ],
        "placements_as_leader": [
            {
                **_frame(row),
                "cover": row.cover,
                "protected_minutes": row.protected_minutes,
                "note": row.leader_note,
                "closing_note": row.closing_note if row.closed_by is Party.HOME_LEADER else "",
            }
            for row in _where(
                (Placement.home_leader_id == person_id) & Placement.release_asked_at.is_not(None)
            )
        ],
        "agreements": _agreements(person_id),
    }


def erase(person_id: int) -> None:
    """No placement of the person is left; those of others have neither their name nor words."""
    db.session.execute(
        update(Placement)
        .where(Placement.host_id == person_id, Placement.closed_by == Party.HOST)
        .values(closing_note="")
    )
    db.session.execute(
        update(Placement)
        .where(Placement.home_leader_id == person_id, Placement.closed_by == Party.HOME_LEADER)
        .values(closing_note="")
    )
    db.session.execute(
        update(Placement)
        .where(Placement.host_id == person_id)
        .values(host_id=None, host_note="", safeguarding_contact="")
    )
    db.session.execute(
        update(Placement)
        .where(Placement.home_leader_id == person_id)
        .values(home_leader_id=None, cover="", leader_note="")
    )
    db.session.execute(
        update(Agreement).where(Agreement.person_id == person_id).values(person_id=None)
    )
    own = select(Placement.id).where(Placement.visitor_id == person_id)
    db.session.execute(
        delete(Agreement)
        .where(Agreement.placement_id.in_(own))
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        delete(Placement)
        .where(Placement.visitor_id == person_id)
        .execution_options(synchronize_session=False)
    )


def _where(condition: object) -> list[Placement]:
    chosen = select(Placement).where(condition).order_by(Placement.id)  # type: ignore[arg-type]
    return list(db.session.scalars(chosen))


def _frame(row: Placement) -> dict[str, object]:
    return {
        "placement": row.id,
        "state": row.state.value,
        "from": row.starts_on.isoformat(),
        "until": row.ends_on.isoformat(),
    }


def _own(row: Placement) -> dict[str, object]:
    days: dict[str, date | datetime | None] = {
        "asked_at": row.created_at,
        "accepted_at": row.accepted_at,
        "asked_for_time_at": row.release_asked_at,
        "released_at": row.released_at,
        "agreed_at": row.agreed_at,
        "days_changed_at": row.dates_changed_at,
        "closed_at": row.closed_at,
    }
    return {
        **_frame(row),
        "aim": row.aim,
        "aims": [slug for slug in row.aims.split(",") if slug],
        "cover": row.cover,
        "protected_minutes": row.protected_minutes,
        "note_of_the_host": row.host_note,
        "safeguarding_contact": row.safeguarding_contact,
        "note_of_the_leader": row.leader_note,
        "closed_by": row.closed_by.value if row.closed_by else None,
        "closing_note": row.closing_note,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _agreements(person_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(Agreement)
        .outerjoin(Placement, Placement.id == Agreement.placement_id)
        .where(or_(Agreement.person_id == person_id, Placement.visitor_id == person_id))
        .order_by(Agreement.id)
    )
    return [
        {
            "placement": row.placement_id,
            "as": row.party.value,
            "rules": row.wording_id,
            "agreed_at": row.created_at.isoformat(),
        }
        for row in rows
    ]
