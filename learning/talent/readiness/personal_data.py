"""Readiness reviews: the person's own, and what they answered as a mentor."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select

from learning.database import db
from learning.talent.models import (
    Interest,
    Proof,
    ReadinessAnswer,
    ReadinessReview,
    SecondView,
)
from learning.talent.readiness.services import forget_mentor

TABLES: dict[str, str] = {
    "readiness_reviews": "erased",
    "readiness_answers": "erased",
    "proofs": "erased",
}
"""What becomes of each when the person is erased whose way it is. A mentor who is erased leaves
the answers they handed over, without their name and without their words."""


def export(person_id: int) -> dict[str, object]:
    """Every review with answers and evidence and what mentors handed over; answers as a mentor.

    Those are theirs handed over or not. Names of others are not among it.
    """
    reviews = db.session.scalars(
        select(ReadinessReview)
        .join(Interest, Interest.id == ReadinessReview.interest_id)
        .where(Interest.person_id == person_id)
        .order_by(ReadinessReview.id)
    ).all()
    own = [row.id for row in reviews]
    as_mentor = select(ReadinessAnswer).where(
        ReadinessAnswer.by_person_id == person_id, ReadinessAnswer.review_id.not_in(own)
    )
    return {
        "readiness_reviews": [_review(row, person_id) for row in reviews],
        "readiness_answers_as_a_mentor": _answers(as_mentor),
    }


def erase(person_id: int) -> None:
    """No review of the person is left; what they answered as a mentor has no words."""
    forget_mentor(person_id)
    own = select(Interest.id).where(Interest.person_id == person_id)
    db.session.execute(
        delete(ReadinessReview)
        .where(ReadinessReview.interest_id.in_(own))
        .execution_options(synchronize_session=False)
    )


def _review(row: ReadinessReview, person_id: int) -> dict[str, object]:
    answers = select(ReadinessAnswer).where(ReadinessAnswer.review_id == row.id)
    handed_over = (
        select(SecondView.id)
        .where(
            SecondView.review_id == row.id,
            SecondView.by_person_id.is_not_distinct_from(ReadinessAnswer.by_person_id),
        )
        .exists()
    )
    return {
        "begun_at": row.created_at.isoformat(),
        "closed_at": _instant(row.closed_at),
        "outcome": row.outcome.value if row.outcome else None,
        "path": row.path.value if row.path else None,
        "next_steps": row.next_steps,
        "answers": _answers(answers.where(ReadinessAnswer.by_person_id == person_id)),
        "answers_of_mentors": _answers(
            answers.where(ReadinessAnswer.by_person_id.is_distinct_from(person_id), handed_over)
        ),
    }


def _answers(wanted: Select[Any]) -> list[dict[str, object]]:
    return [
        {
            "checkpoint": row.checkpoint_slug,
            "text": row.text,
            "answer": row.answer.value if row.answer else None,
            "note": row.note,
            "saved_at": row.saved_at.isoformat(),
            "evidence": [
                {"kind": each.kind.value, "ref": each.ref, "title": each.title}
                for each in db.session.scalars(
                    select(Proof).where(Proof.answer_id == row.id).order_by(Proof.id)
                )
            ],
        }
        for row in db.session.scalars(wanted.order_by(ReadinessAnswer.id)).all()
    ]


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
