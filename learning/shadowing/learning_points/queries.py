"""Reading learning points; always a person's own, or of a placement that may be shown."""

from collections.abc import Sequence

from sqlalchemy import select

from content import Library
from learning import clock
from learning.database import db
from learning.errors import NotFound
from learning.shadowing.comparing.rules import words_of
from learning.shadowing.learning_points.lines import (
    Joined,
    LearningLine,
    closings_for,
    lesson_key,
    statement_key,
)
from learning.shadowing.models import LearningPoint, Placement


def points_of(placement_id: int, library: Library) -> tuple[LearningLine, ...]:
    """The learning points of a placement, oldest first. One statement."""
    rows: Sequence[LearningPoint] = db.session.scalars(
        select(LearningPoint)
        .where(LearningPoint.placement_id == placement_id)
        .order_by(LearningPoint.created_at, LearningPoint.id)
    ).all()
    return tuple(line_of(row, library) for row in rows)


def own_point(person_id: int, placement_id: int, point_id: int) -> LearningPoint:
    """A learning point of this person's placement; raises NotFound for any other."""
    row = db.session.scalar(
        select(LearningPoint)
        .join(Placement, Placement.id == LearningPoint.placement_id)
        .where(
            LearningPoint.id == point_id,
            LearningPoint.placement_id == placement_id,
            Placement.visitor_id == person_id,
        )
    )
    if row is None:
        raise NotFound
    return row


def line_of(row: LearningPoint, library: Library) -> LearningLine:
    """A learning point as pages show it, with the lessons that help with its statement."""
    return LearningLine(
        point_id=row.id,
        text=row.text,
        written_on=clock.london_day(row.created_at),
        visit_id=row.visit_id,
        statement_key=statement_key(row.framework_slug, row.statement_slug),
        lesson_key=lesson_key(row.module_slug, row.lesson_slug),
        joined=_joined(row, library),
        closings=closings_for(library, row.framework_slug, row.statement_slug),
    )


def _joined(row: LearningPoint, library: Library) -> Joined:
    framework = library.framework(row.framework_slug) if row.statement_slug else None
    statement = framework.statement(row.statement_slug) if framework else None
    module = library.module(row.module_slug) if row.lesson_slug else None
    lesson = module.lesson(row.lesson_slug) if module else None
    return Joined(
        code=statement.code if statement else "",
        statement=statement.text if statement else words_of(row.statement_slug),
        lesson=lesson.title if lesson else words_of(row.lesson_slug),
        module_slug=module.slug if module and lesson else "",
        lesson_slug=lesson.slug if lesson else "",
        statement_is_gone=bool(row.statement_slug) and statement is None,
        lesson_is_gone=bool(row.lesson_slug) and lesson is None,
    )
