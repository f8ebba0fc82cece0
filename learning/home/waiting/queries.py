"""What waits: an open round, a step or review whose day has come, somebody who asks. One statement.

Each kind is a SELECT of the same columns, joined by UNION ALL; Home is read too often for more.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Date,
    Row,
    Select,
    String,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    union_all,
)

from learning import clock
from learning.courses.models import LessonProgress
from learning.database import rows_of
from learning.home.waiting import asking, record, sessions
from learning.home.waiting.lines import (
    EACH_ALONE,
    ME,
    OF_SESSIONS,
    ORDER,
    TODAY,
    Kind,
    Waiting,
    line,
)
from learning.inset.following.times import midnight
from learning.people.models import Organisation
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.rules import BEFORE_REVIEW, ActionKind, GoalState, PlanState
from learning.shadowing.models import Placement, Visit
from learning.shadowing.placements.presence import HOST_IS_HERE
from learning.shadowing.rules import PlacementState, VisitState
from learning.skills.models import AuditRound, Rating


def waiting_for(person_id: int, today: date) -> tuple[Waiting, ...]:
    """What waits for a person today, at most one line of most kinds. One statement.

    A round of some of the statements only is not among them: that somebody takes the set for
    aspiring SENCos is not for Home to show to whoever looks at their screen. Of an invitation, a
    talk and a placement there are no words here, and not who asks.
    """
    now = clock.now()
    lines: dict[object, list[Row[Any]]] = {}
    for row in rows_of(_WAITING, person_id=person_id, today=today, **_limits(today, now)):
        if not sessions.is_over(row, now):
            key = row.key if row.kind in EACH_ALONE else None
            lines.setdefault((row.kind, key), []).append(row)
    found = (_first_of(rows, today, now) for rows in lines.values())
    return tuple(sorted(found, key=lambda each: ORDER.index(each.kind)))


def _limits(today: date, now: datetime) -> dict[str, object]:
    """The first and last instants and days that the statements of Home take, in London."""
    return {
        "begins": midnight(today),
        "ends": midnight(today + timedelta(days=7)),
        **record.limits(today),
        **sessions.limits(today, now),
    }


def _first_of(rows: list[Row[Any]], today: date, now: datetime) -> Waiting:
    first = rows[0]
    kind = Kind(first.kind)
    day = clock.london_day(first.starts_at) if first.starts_at else first.day
    may_be_late = kind is not Kind.REQUEST and kind not in OF_SESSIONS
    return Waiting(
        kind=kind,
        key=first.key,
        text=first.text,
        day=day,
        done=first.done,
        out_of=first.out_of,
        is_overdue=may_be_late and day is not None and day < today,
        is_today=day == today,
        more=len(rows) - 1,
        starts_at=first.starts_at,
        place=first.place,
        code=sessions.code_to_join(first, now),
    )


def _open_rounds() -> Select[Any]:
    answered = func.sum(case((Rating.answer.is_not(None), 1), else_=0))
    count = func.count(Rating.id)
    return (
        line(Kind.ROUND, AuditRound.id, AuditRound.framework_title, done=answered, out_of=count)
        .join(Rating, Rating.round_id == AuditRound.id)
        .where(
            AuditRound.person_id == ME,
            AuditRound.completed_at.is_(None),
            AuditRound.statement_set == "",
        )
        .group_by(AuditRound.id, AuditRound.framework_title)
    )


def _steps_due() -> Select[Any]:
    is_read = exists().where(
        LessonProgress.person_id == ME,
        LessonProgress.module_slug == PlanAction.module_slug,
        LessonProgress.lesson_slug == PlanAction.lesson_slug,
        LessonProgress.completed_at.is_not(None),
    )
    return (
        line(Kind.STEP, Plan.id, PlanAction.text, day=PlanAction.due_on)
        .join(Goal, Goal.plan_id == Plan.id)
        .join(PlanAction, PlanAction.goal_id == Goal.id)
        .where(
            Plan.person_id == ME,
            Plan.state != PlanState.CLOSED,
            Goal.state == GoalState.OPEN,
            PlanAction.due_on <= TODAY,
            PlanAction.done_on.is_(None),
            PlanAction.dropped_on.is_(None),
            or_(PlanAction.kind != ActionKind.LESSON, ~is_read),
        )
    )


def _reviews_due() -> Select[Any]:
    return line(Kind.REVIEW, Plan.id, Plan.heading, day=Plan.next_review_on).where(
        Plan.person_id == ME,
        Plan.state.not_in([*BEFORE_REVIEW, PlanState.CLOSED]),
        Plan.next_review_on <= TODAY,
    )


def _visits() -> Select[Any]:
    """A visit of this person's in the coming week: where, and nothing of what for."""
    return _coming(line(Kind.VISIT, Visit.id, Organisation.name, day=_DAY)).where(
        Visit.visitor_id == ME
    )


def _visitors() -> Select[Any]:
    """Somebody visits this person, who works there still, in the coming week; not who."""
    return _coming(line(Kind.VISITOR, Visit.id, literal("", String), day=_DAY)).where(
        Placement.host_id == ME, HOST_IS_HERE
    )


_DAY = func.date(Visit.starts_at, type_=Date)


def _coming(lines: Select[Any]) -> Select[Any]:
    return (
        lines.join(Placement, Placement.id == Visit.placement_id)
        .join(Organisation, Organisation.id == Placement.host_organisation_id)
        .where(
            Visit.state == VisitState.PLANNED,
            Placement.state == PlacementState.AGREED,
            Visit.starts_at >= bindparam("begins"),
            Visit.starts_at < bindparam("ends"),
        )
    )


_WAITING = union_all(
    asking.invitations(),
    asking.placements(),
    asking.requests(),
    asking.talks(),
    asking.together(),
    _reviews_due(),
    _steps_due(),
    record.protected_times(),
    record.impacts(),
    record.trainings(),
    _open_rounds(),
    _visits(),
    _visitors(),
    sessions.leading(),
    sessions.coming(),
    sessions.places(),
    sessions.evaluations(),
    *sessions.follow_ups(),
).order_by("kind", "day", "key")
