"""What the skills audit keeps about a person: theirs alone, exported whole, erased whole.

What they said about somebody else's round, because they were asked, is theirs as well: exported
to them, and taken from them when they are erased. The levels stay with whoever asked.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from learning.database import db
from learning.skills.mentors.queries import mentor_views
from learning.skills.mentors.services import forget_rater
from learning.skills.models import AuditRound, Evidence, MentorRating, Rating, RatingRequest

TABLES = {
    "audit_rounds": "erased",
    "ratings": "erased",
    "evidence": "erased",
    "rating_requests": "erased",
    "mentor_ratings": "erased",
}
"""What becomes of each table when the person is erased whose round it is. A rater who is erased
leaves the levels they gave behind, without their name and without their words."""


def export(person_id: int) -> dict[str, object]:
    """Every round with what was said in it, by the person and by those they asked; oldest first.

    What a mentor has not handed over yet is not among it: this is no way to look early. Then what
    they themselves were asked to rate. Names of others are not among it.
    """
    rounds = db.session.scalars(
        select(AuditRound).where(AuditRound.person_id == person_id).order_by(AuditRound.id)
    )
    return {
        "audit_rounds": [_round(row) for row in rounds],
        "asked_to_rate": _asked_to_rate(person_id),
    }


def erase(person_id: int) -> None:
    """No round of the person is left; what they said of others' has no name and no words."""
    forget_rater(person_id)
    db.session.execute(
        delete(AuditRound)
        .where(AuditRound.person_id == person_id)
        .execution_options(synchronize_session=False)
    )


def _round(row: AuditRound) -> dict[str, object]:
    requests = db.session.scalars(
        select(RatingRequest).where(RatingRequest.round_id == row.id).order_by(RatingRequest.id)
    )
    handed_over = {view.request_id for view in mentor_views(row.id)}
    return {
        "number": row.number,
        "framework": row.framework_title,
        "framework_version": row.framework_version,
        "set": row.statement_set,
        "stage": row.stage,
        "phase": row.phase,
        "pupils": row.pupils,
        "role": row.role_shape,
        "on_the_leadership_team": row.is_on_leadership_team,
        "purpose": row.purpose,
        "begun_at": _instant(row.created_at),
        "completed_at": _instant(row.completed_at),
        "in_totals_since": _instant(row.in_totals_since),
        "ratings": _ratings(row.id),
        "rating_requests": [
            {
                **_request(each),
                "mentor_ratings": _mentor_ratings(each.id) if each.id in handed_over else [],
            }
            for each in requests
        ],
    }


def _ratings(round_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(Rating).where(Rating.round_id == round_id).order_by(Rating.position)
    ).all()
    named = db.session.scalars(
        select(Evidence)
        .where(Evidence.rating_id.in_([row.id for row in rows]))
        .order_by(Evidence.id)
    ).all()
    return [_rating(row, (each for each in named if each.rating_id == row.id)) for row in rows]


def _rating(row: Rating, evidence: Iterable[Evidence]) -> dict[str, object]:
    return {
        "statement": row.statement_slug,
        "code": row.code,
        "text": row.text,
        "domain": row.domain_title,
        "lens": row.lens,
        "target": row.target,
        "suggested_target": row.suggested_target,
        "answer": row.answer,
        "level": row.level,
        "note": row.note,
        "link": row.link,
        "answered_at": _instant(row.answered_at),
        "evidence": [
            {"kind": each.kind, "ref": each.ref, "title": each.title} for each in evidence
        ],
    }


def _asked_to_rate(person_id: int) -> list[dict[str, object]]:
    rows = db.session.execute(
        select(RatingRequest, AuditRound.framework_title)
        .join(AuditRound, AuditRound.id == RatingRequest.round_id)
        .where(RatingRequest.rater_id == person_id)
        .order_by(RatingRequest.id)
    )
    return [
        {**_request(row), "framework": title, "mentor_ratings": _mentor_ratings(row.id)}
        for row, title in rows
    ]


def _request(row: RatingRequest) -> dict[str, object]:
    return {
        "domains": row.domains,
        "message": row.message,
        "asked_at": _instant(row.created_at),
        "accepted_at": _instant(row.accepted_at),
        "declined_at": _instant(row.declined_at),
        "finished_at": _instant(row.finished_at),
    }


def _mentor_ratings(request_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(MentorRating).where(MentorRating.request_id == request_id).order_by(MentorRating.id)
    )
    return [
        {
            "statement": row.statement_slug,
            "level": row.level,
            "comment": row.comment,
            "saved_at": _instant(row.saved_at),
        }
        for row in rows
    ]


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
