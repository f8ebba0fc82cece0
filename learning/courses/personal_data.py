"""What courses keep about a person: all of it exported to them, all of it erased with them."""

from sqlalchemy import delete, select

from learning.courses.models import Answer, Attempt, Completion, FollowedPathway, LessonProgress
from learning.courses.queries import completions_of
from learning.database import db

TABLES = {
    "lesson_progress": "erased",
    "attempts": "erased",
    "answers": "erased",
    "completions": "erased",
    "followed_pathways": "erased",
}
"""What becomes of each table with a person behind it when that person is erased."""


def export(person_id: int) -> dict[str, object]:
    """Everything kept about the person's learning, oldest first, in plain values."""
    return {
        "lesson_progress": _progress(person_id),
        "attempts": _attempts(person_id),
        "completions": _completions(person_id),
        "followed_pathways": _followed_pathways(person_id),
    }


def erase(person_id: int) -> None:
    """Nothing of the person's learning is left; answers go with their attempts."""
    own_attempts = select(Attempt.id).where(Attempt.person_id == person_id)
    for statement in (
        delete(Answer).where(Answer.attempt_id.in_(own_attempts)),
        delete(Attempt).where(Attempt.person_id == person_id),
        delete(Completion).where(Completion.person_id == person_id),
        delete(LessonProgress).where(LessonProgress.person_id == person_id),
        delete(FollowedPathway).where(FollowedPathway.person_id == person_id),
    ):
        db.session.execute(statement.execution_options(synchronize_session=False))


def _progress(person_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(LessonProgress)
        .where(LessonProgress.person_id == person_id)
        .order_by(LessonProgress.id)
    )
    return [
        {
            "module": row.module_slug,
            "lesson": row.lesson_slug,
            "version": row.version,
            "place": row.place,
            "last_opened_at": row.last_opened_at.isoformat(),
            "check_passed_at": row.check_passed_at.isoformat() if row.check_passed_at else None,
            "completed_at": row.completed_at.isoformat() if row.completed_at else None,
        }
        for row in rows
    ]


def _attempts(person_id: int) -> list[dict[str, object]]:
    answers: dict[int, list[dict[str, object]]] = {}
    rows = db.session.scalars(
        select(Answer)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .where(Attempt.person_id == person_id)
        .order_by(Answer.id)
    )
    for row in rows:
        answers.setdefault(row.attempt_id, []).append(
            {"question": row.question_slug, "chosen": row.chosen, "is_correct": row.is_correct}
        )
    attempts = db.session.scalars(
        select(Attempt).where(Attempt.person_id == person_id).order_by(Attempt.id)
    )
    return [
        {
            "module": attempt.module_slug,
            "lesson": attempt.lesson_slug,
            "number": attempt.number,
            "version": attempt.version,
            "score": attempt.score,
            "out_of": attempt.out_of,
            "passed": attempt.passed,
            "submitted_at": attempt.created_at.isoformat(),
            "answers": answers.get(attempt.id, []),
        }
        for attempt in attempts
    ]


def _completions(person_id: int) -> list[dict[str, object]]:
    return [
        {
            "kind": line.kind.value,
            "slug": line.slug,
            "version": line.version,
            "title": line.title,
            "minutes": line.minutes,
            "law_as_at": line.law_as_at.isoformat() if line.law_as_at else None,
            "completed_at": line.completed_at.isoformat(),
            "certificate_code": line.certificate_code,
            "shows_name": line.shows_name,
            "withdrawn_at": line.withdrawn_at.isoformat() if line.withdrawn_at else None,
        }
        for line in reversed(completions_of(person_id))
    ]


def _followed_pathways(person_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(FollowedPathway)
        .where(FollowedPathway.person_id == person_id)
        .order_by(FollowedPathway.id)
    )
    return [{"pathway": row.pathway_slug, "since": row.created_at.isoformat()} for row in rows]
