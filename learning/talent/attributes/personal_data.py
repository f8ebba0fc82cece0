"""What somebody has seen of behaviours, their own and as a mentor; and what was handed over."""

from datetime import date
from typing import Any

from sqlalchemy import Select, delete, select

from learning.database import db
from learning.talent.attributes.services import forget_mentor
from learning.talent.models import Interest, SecondView, Sighting

TABLES: dict[str, str] = {"sightings": "erased"}
"""What becomes of it when the person is erased whose way it is. A mentor who is erased leaves how
often they saw what they handed over, without their name and without their examples."""


def export(person_id: int) -> dict[str, object]:
    """What the person noted of themselves and of others, and what mentors handed over.

    That is theirs handed over or not. Names of others are not among it.
    """
    own = select(Interest.id).where(Interest.person_id == person_id)
    handed_over = (
        select(SecondView.id)
        .where(
            SecondView.interest_id == Sighting.interest_id,
            SecondView.by_person_id.is_not_distinct_from(Sighting.by_person_id),
            SecondView.review_id.is_(None),
        )
        .exists()
    )
    about_me = Sighting.interest_id.in_(own)
    by_me = Sighting.by_person_id == person_id
    return {
        "attributes_i_noted": _lines(select(Sighting).where(about_me, by_me)),
        "attributes_seen_by_mentors": _lines(
            select(Sighting).where(
                about_me, Sighting.by_person_id.is_distinct_from(person_id), handed_over
            )
        ),
        "attributes_seen_as_a_mentor": _lines(
            select(Sighting).where(by_me, Sighting.interest_id.not_in(own))
        ),
    }


def erase(person_id: int) -> None:
    """Nothing noted about the person is left; what they noted of others has no words."""
    forget_mentor(person_id)
    own = select(Interest.id).where(Interest.person_id == person_id)
    db.session.execute(
        delete(Sighting)
        .where(Sighting.interest_id.in_(own))
        .execution_options(synchronize_session=False)
    )


def _lines(wanted: Select[Any]) -> list[dict[str, object]]:
    rows = db.session.scalars(wanted.order_by(Sighting.id))
    return [
        {
            "behaviour": row.behaviour_slug,
            "seen": row.seen.value,
            "example": row.example,
            "seen_on": _day(row.seen_on),
            "saved_at": row.saved_at.isoformat(),
        }
        for row in rows
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
