"""When mentors handed over what they think: about the person, and as a mentor."""

from typing import Any

from sqlalchemy import Select, select

from learning.database import db
from learning.talent.models import Interest, SecondView
from learning.talent.second_views.services import forget_mentor, forget_owner

TABLES: dict[str, str] = {"second_views": "erased"}


def export(person_id: int) -> dict[str, object]:
    """When something was handed over to the person, and when they handed something over."""
    own = select(Interest.id).where(Interest.person_id == person_id)
    views = select(SecondView).order_by(SecondView.id)
    return {
        "handed_over_to_me": _lines(views.where(SecondView.interest_id.in_(own))),
        "handed_over_as_a_mentor": _lines(views.where(SecondView.by_person_id == person_id)),
    }


def erase(person_id: int) -> None:
    """Nothing handed over about the person is left; what they handed over has no name.

    After `attributes` and `readiness`, which look here for what was handed over.
    """
    forget_mentor(person_id)
    forget_owner(person_id)


def _lines(wanted: Select[Any]) -> list[dict[str, object]]:
    return [
        {
            "about": "attributes" if row.review_id is None else "readiness",
            "handed_over_at": row.finished_at.isoformat(),
        }
        for row in db.session.scalars(wanted)
    ]
