"""Marking what was submitted, and keeping it as an attempt with its answers."""

from typing import Any

from sqlalchemy import func, insert, select

from content import Library, mark, unanswered
from content.types import Module
from learning import clock
from learning.courses import queries, services
from learning.courses.checks.rules import Paper, Submission, kept, paper_of
from learning.courses.models import Answer, Attempt
from learning.courses.rules import CHECK
from learning.database import db
from learning.errors import NotFound, Refused
from learning.people.services import take_turns


class CheckChanged(Refused):
    """The questions are other ones than those the person saw; nothing was marked."""


def submit_attempt(
    person_id: int,
    library: Library,
    *,
    module_slug: str,
    lesson_slug: str,
    submission: Submission,
) -> Attempt:
    """The check is marked and kept; a form sent twice gives the attempt of the first time.

    Raises NotFound; CheckChanged if the check is another one than the form's; Refused if a
    question is not answered. A check passed does not finish the lesson: marking it as done does.
    """
    module, lesson = queries.lesson_named(library, module_slug, lesson_slug)
    paper = paper_of(lesson)
    if paper is None:
        raise NotFound
    take_turns(person_id)
    earlier = sent_before(person_id, module, paper, submission.form_id)
    if earlier is not None:
        return earlier
    number = last_number(person_id, module, paper) + 1
    attempt = record(person_id, module, paper=paper, submission=submission, number=number)
    changes: dict[str, Any] = {"check_passed_at": clock.now()} if attempt.passed else {}
    services.touch_lesson(person_id, module, lesson, place=CHECK, **changes)
    return attempt


def sent_before(person_id: int, module: Module, paper: Paper, form_id: str) -> Attempt | None:
    """The attempt this form made when it was sent before; Refused if it was another check's."""
    earlier = db.session.scalar(
        select(Attempt).where(Attempt.person_id == person_id, Attempt.form_id == form_id)
    )
    if earlier is not None and not (
        earlier.module_slug in (module.slug, *module.formerly)
        and earlier.lesson_slug in paper.names
    ):
        raise Refused("This form was sent before, for other questions. Please open the page again.")
    return earlier


def last_number(person_id: int, module: Module, paper: Paper) -> int:
    """The number of the person's newest attempt at this paper; 0 if there is none."""
    return (
        db.session.scalar(
            select(func.max(Attempt.number)).where(
                Attempt.person_id == person_id,
                Attempt.module_slug.in_((module.slug, *module.formerly)),
                Attempt.lesson_slug.in_(paper.names),
            )
        )
        or 0
    )


def record(
    person_id: int, module: Module, *, paper: Paper, submission: Submission, number: int
) -> Attempt:
    """The answers are marked and kept under this number; raises CheckChanged, Refused."""
    if submission.fingerprint != paper.fingerprint:
        raise CheckChanged(
            "These questions have been updated since you opened the page. Your answers are kept "
            "wherever the question is the same: please look through them and send them again."
        )
    if unanswered(paper.questions, submission.answers):
        raise Refused("Please answer every question first.")
    result = mark(paper.questions, submission.answers)
    attempt = Attempt(
        person_id=person_id,
        module_slug=module.slug,
        lesson_slug=paper.names[0],
        number=number,
        version=module.version,
        fingerprint=paper.fingerprint,
        seed=paper.seed,
        score=result.score,
        out_of=result.out_of,
        passed=result.percent >= paper.pass_percent,
        form_id=submission.form_id,
    )
    db.session.add(attempt)
    db.session.flush()
    rows = [
        {
            "attempt_id": attempt.id,
            "question_slug": each.question.slug,
            "chosen": kept(each.chosen),
            "is_correct": each.is_right,
        }
        for each in result.questions
    ]
    db.session.execute(insert(Answer), rows)
    return attempt
