"""Reading a person's attempts: their own, by number; a stranger's number is as one that is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from content import Library
from content.types import Lesson, Module
from learning.courses import queries, rules
from learning.courses.checks.rules import GivenAnswer, Paper, Verdict, paper_of, unkept, verdicts
from learning.courses.models import Answer, Attempt
from learning.courses.rules import Standing
from learning.courses.standings.queries import standing_in
from learning.database import db
from learning.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A marked attempt with the verdict on each answer, what was wrong first.

    `is_superseded`: the questions have changed since. `gone`: answers whose question is no more.
    """

    number: int
    submitted_at: datetime
    score: int
    out_of: int
    passed: bool
    verdicts: tuple[Verdict, ...]
    gone: int
    is_superseded: bool

    @property
    def wrong(self) -> tuple[Verdict, ...]:
        """What was not right."""
        return tuple(verdict for verdict in self.verdicts if not verdict.is_right)

    @property
    def right(self) -> tuple[Verdict, ...]:
        """What was right."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_right)

    @property
    def percent(self) -> int:
        """The score as a whole percentage, rounded down."""
        return self.score * 100 // self.out_of if self.out_of else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """The result of a lesson's check, and where it leads."""

    module: Module
    lesson: Lesson
    result: Result
    standing: Standing
    is_done: bool
    next: Lesson | None


def result_page(
    person_id: int, library: Library, *, module_slug: str, lesson_slug: str, number: int
) -> ResultPage:
    """The result of one of a person's attempts at a lesson's check; raises NotFound."""
    module, lesson = queries.lesson_named(library, module_slug, lesson_slug)
    paper = paper_of(lesson)
    if paper is None:
        raise NotFound
    result = result_of(person_id, module, paper=paper, number=number)
    standing = standing_in(person_id, module)
    return ResultPage(
        module=module,
        lesson=lesson,
        result=result,
        standing=standing,
        is_done=rules.counts(standing, lesson),
        next=library.after(module, lesson),
    )


def result_of(person_id: int, module: Module, *, paper: Paper, number: int) -> Result:
    """One of a person's attempts at a check or assessment; raises NotFound.

    The verdicts are those of the day; questions and feedback are the paper's as it is now.
    """
    rows = _rows(person_id, module, paper, number)
    if not rows:
        raise NotFound
    given = [
        GivenAnswer(
            question_slug=row.question_slug, chosen=unkept(row.chosen), is_right=row.is_correct
        )
        for row in rows
    ]
    found = verdicts(paper.questions, given)
    first = rows[0]
    return Result(
        number=first.number,
        submitted_at=first.created_at,
        score=first.score,
        out_of=first.out_of,
        passed=first.passed,
        verdicts=found,
        gone=len(given) - len(found),
        is_superseded=first.fingerprint != paper.fingerprint,
    )


def _rows(person_id: int, module: Module, paper: Paper, number: int) -> Sequence[Row[Any]]:
    """The answers of one attempt, each with what is kept of the attempt."""
    columns: tuple[Any, ...] = (
        Attempt.number,
        Attempt.created_at,
        Attempt.score,
        Attempt.out_of,
        Attempt.passed,
        Attempt.fingerprint,
        Answer.question_slug,
        Answer.chosen,
        Answer.is_correct,
    )
    asked = (
        select(*columns)
        .join(Answer, Answer.attempt_id == Attempt.id)
        .where(
            Attempt.person_id == person_id,
            Attempt.module_slug.in_((module.slug, *module.formerly)),
            Attempt.lesson_slug.in_(paper.names),
            Attempt.number == number,
        )
        .order_by(Answer.id)
    )
    return db.session.execute(asked).all()
