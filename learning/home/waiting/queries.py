"""What waits: an open round, a step or review whose day has come, somebody who asks. One statement.

Each kind is a SELECT of the same columns, joined by UNION ALL; Home is read too often for more.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    Row,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from learning.courses.models import LessonProgress
from learning.database import rows_of
from learning.people.models import Person
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.rules import BEFORE_REVIEW, ActionKind, GoalState, PlanState
from learning.sharing.models import Share
from learning.skills.models import AuditRound, Rating, RatingRequest
from learning.talent.models import Nomination


class Kind(StrEnum):
    """What sort of thing waits; Home shows them in the order of the alphabet."""

    INVITATION = "invitation"
    REQUEST = "request"
    REVIEW = "review"
    ROUND = "round"
    STEP = "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line. `key` is that of the round, plan or request; `text` its title, step or name.

    A round has `done` of `out_of` statements answered. Of several steps whose day has come, the
    earliest is here and `more` counts the others; the same for requests. `is_overdue`: its day
    has passed.
    """

    kind: Kind
    key: int
    text: str
    day: date | None
    done: int
    out_of: int
    is_overdue: bool = False
    more: int = 0


def waiting_for(person_id: int, today: date) -> tuple[Waiting, ...]:
    """What waits for a person today, at most one line of each kind but rounds. One statement.

    A round of some of the statements only is not among them: that somebody takes the set for
    aspiring SENCos is not for Home to show to whoever looks at their screen. Of an invitation
    there are no words here, and not who sent it.
    """
    lines: dict[object, list[Row[Any]]] = {}
    for row in rows_of(_WAITING, person_id=person_id, today=today):
        each_alone = row.kind in (Kind.ROUND, Kind.REVIEW)
        lines.setdefault((row.kind, row.key if each_alone else None), []).append(row)
    return tuple(_first_of(rows, today) for rows in lines.values())


def _first_of(rows: list[Row[Any]], today: date) -> Waiting:
    first = rows[0]
    kind = Kind(first.kind)
    return Waiting(
        kind=kind,
        key=first.key,
        text=first.text,
        day=first.day,
        done=first.done,
        out_of=first.out_of,
        is_overdue=kind is not Kind.REQUEST and first.day is not None and first.day < today,
        more=len(rows) - 1,
    )


def _line(
    kind: Kind, key: Any, text: Any, *, day: Any = None, done: Any = None, out_of: Any = None
) -> Select[Any]:
    """The columns of one kind, ready for what follows."""
    return select(
        literal(kind.value, String).label("kind"),
        key.label("key"),
        text.label("text"),
        (cast(null(), Date) if day is None else day).label("day"),
        (literal(0, Integer) if done is None else done).label("done"),
        (literal(0, Integer) if out_of is None else out_of).label("out_of"),
    )


_ME = bindparam("person_id", type_=Integer)
_TODAY = bindparam("today", type_=Date)


def _open_rounds() -> Select[Any]:
    answered = func.sum(case((Rating.answer.is_not(None), 1), else_=0))
    count = func.count(Rating.id)
    return (
        _line(Kind.ROUND, AuditRound.id, AuditRound.framework_title, done=answered, out_of=count)
        .join(Rating, Rating.round_id == AuditRound.id)
        .where(
            AuditRound.person_id == _ME,
            AuditRound.completed_at.is_(None),
            AuditRound.statement_set == "",
        )
        .group_by(AuditRound.id, AuditRound.framework_title)
    )


def _steps_due() -> Select[Any]:
    is_read = exists().where(
        LessonProgress.person_id == _ME,
        LessonProgress.module_slug == PlanAction.module_slug,
        LessonProgress.lesson_slug == PlanAction.lesson_slug,
        LessonProgress.completed_at.is_not(None),
    )
    return (
        _line(Kind.STEP, Plan.id, PlanAction.text, day=PlanAction.due_on)
        .join(Goal, Goal.plan_id == Plan.id)
        .join(PlanAction, PlanAction.goal_id == Goal.id)
        .where(
            Plan.person_id == _ME,
            Plan.state != PlanState.CLOSED,
            Goal.state == GoalState.OPEN,
            PlanAction.due_on <= _TODAY,
            PlanAction.done_on.is_(None),
            PlanAction.dropped_on.is_(None),
            or_(PlanAction.kind != ActionKind.LESSON, ~is_read),
        )
    )


def _reviews_due() -> Select[Any]:
    return _line(Kind.REVIEW, Plan.id, Plan.heading, day=Plan.next_review_on).where(
        Plan.person_id == _ME,
        Plan.state.not_in([*BEFORE_REVIEW, PlanState.CLOSED]),
        Plan.next_review_on <= _TODAY,
    )


def _requests() -> Select[Any]:
    """Somebody asks how this person sees their work, and still does."""
    is_in_force = and_(Share.withdrawn_at.is_(None), Share.ends_on >= _TODAY)
    return (
        _line(Kind.REQUEST, RatingRequest.id, Person.name, day=Share.ends_on)
        .join(Share, Share.id == RatingRequest.share_id)
        .join(Person, Person.id == Share.owner_id)
        .where(
            RatingRequest.rater_id == _ME,
            RatingRequest.declined_at.is_(None),
            RatingRequest.finished_at.is_(None),
            Person.deactivated_at.is_(None),
            is_in_force,
        )
    )


def _invitations() -> Select[Any]:
    """Somebody invites this person, who has not answered."""
    return _line(Kind.INVITATION, Nomination.id, literal("", String)).where(
        Nomination.person_id == _ME, Nomination.expires_on >= _TODAY
    )


_WAITING = union_all(
    _invitations(), _requests(), _reviews_due(), _steps_due(), _open_rounds()
).order_by("kind", "day", "key")
