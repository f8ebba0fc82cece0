"""Writing down what was learnt; always a person's own."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from content import Library
from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft
from learning.errors import Conflict, Refused
from learning.shadowing.learning_points import rules
from learning.shadowing.learning_points.lines import closings_for, lesson_key, statement_key
from learning.shadowing.learning_points.queries import line_of, own_point
from learning.shadowing.models import LearningPoint
from learning.shadowing.placements.queries import own_placement
from learning.shadowing.rules import LONGEST_LEARNING
from learning.shadowing.visits.queries import own_visit

SENT_TWICE = (
    "uq_learning_points_placement_id_form_id",
    "learning_points.placement_id, learning_points.form_id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDraft:
    """What a form says of a learning point: words, and what it is joined to as forms name it."""

    text: str
    statement: str = ""
    lesson: str = ""
    visit_id: int | None = None
    names_no_pupil: bool = False


def add_point(
    person_id: int, placement_id: int, draft: PointDraft, library: Library, *, form_id: str
) -> LearningPoint:
    """The learning point is kept, its draft gone; a form sent twice finds the first.

    Raises Refused for empty or endless words and for what cannot be joined, MayNamePupil for a
    warning, NotFound unless the placement is this person's.
    """
    own_placement(person_id, placement_id)
    row = LearningPoint(placement_id=placement_id, form_id=form_id)
    _take(row, draft, library, person_id)
    discard_draft(person_id, rules.form_key(placement_id))
    return _add_once(row)


def change_point(
    person_id: int,
    placement_id: int,
    point_id: int,
    draft: PointDraft,
    library: Library,
    *,
    edition: str,
) -> LearningPoint:
    """The learning point stands as it is now. `edition` names what the change was made from.

    Raises Conflict with the words that stand if it was changed elsewhere meanwhile, and as
    `add_point`.
    """
    row = own_point(person_id, placement_id, point_id)
    if edition != line_of(row, library).edition:
        raise Conflict(
            "You changed this in another window. Both versions are here: put them together as "
            "you want them.",
            row.text,
            "body",
        )
    _take(row, draft, library, person_id)
    discard_draft(person_id, rules.edit_form_key(point_id))
    return row


def delete_point(person_id: int, placement_id: int, point_id: int) -> None:
    """The learning point and its drafts are gone; raises NotFound unless it is this person's."""
    row = own_point(person_id, placement_id, point_id)
    discard_draft(person_id, rules.edit_form_key(point_id))
    db.session.execute(delete(LearningPoint).where(LearningPoint.id == row.id))


def _take(row: LearningPoint, draft: PointDraft, library: Library, person_id: int) -> None:
    """Everything the draft says stands in the row, checked."""
    text = words_to_keep(
        draft.text,
        today=clock.today(),
        names_no_pupil=draft.names_no_pupil,
        longest=LONGEST_LEARNING,
    )
    framework_slug, statement_slug = _statement(row, draft.statement, library)
    module_slug, lesson_slug = _lesson(draft.lesson, library, framework_slug, statement_slug)
    row.text = text
    row.framework_slug, row.statement_slug = framework_slug, statement_slug
    row.module_slug, row.lesson_slug = module_slug, lesson_slug
    row.visit_id = _visit(row, draft.visit_id, person_id)


def _statement(row: LearningPoint, key: str, library: Library) -> tuple[str, str]:
    """The statement of that name; one that is gone only where it stood already."""
    if not key:
        return "", ""
    slugs = key.partition("/")[::2]
    if key == statement_key(row.framework_slug or "", row.statement_slug or ""):
        return slugs
    framework = library.framework(slugs[0])
    statement = framework.statement(slugs[1]) if framework else None
    if framework is None or statement is None:
        raise Refused("Choose a statement from the list, or none.", "statement")
    return framework.slug, statement.slug


def _lesson(
    key: str, library: Library, framework_slug: str, statement_slug: str
) -> tuple[str, str]:
    """The lesson of that name, if it helps with the statement; without a statement, none."""
    for each in closings_for(library, framework_slug, statement_slug):
        if key and key == lesson_key(each.module_slug, each.lesson_slug):
            return each.module_slug, each.lesson_slug
    return "", ""


def _visit(row: LearningPoint, visit_id: int | None, person_id: int) -> int | None:
    """The visit, if it is one of the same placement."""
    if visit_id is None:
        return None
    if own_visit(person_id, visit_id).placement_id != row.placement_id:
        raise Refused("Choose a visit of this placement.", "visit")
    return visit_id


def _add_once(row: LearningPoint) -> LearningPoint:
    """The row of this form: the given one, or the one an earlier sending made."""
    sent = select(LearningPoint).where(
        LearningPoint.placement_id == row.placement_id, LearningPoint.form_id == row.form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.execute(sent).scalar_one()
    return row
