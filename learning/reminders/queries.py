"""Who is reminded, and of what: asked of the domains below, in their own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Date, Select, bindparam, exists, or_, select, type_coerce

from content import Library
from learning import clock
from learning.actions.models import Action
from learning.courses.pathways.rules import gives_away_interest
from learning.courses.rules import ModuleState
from learning.courses.standings.queries import standings_in
from learning.cpd.trainings.queries import my_trainings
from learning.database import db, rows_of
from learning.inset.following.queries import to_answer
from learning.inset.following.times import midnight
from learning.inset.models import Booking, InsetSession
from learning.inset.rules import BETWEEN_A_FEW, BookingState, SessionState
from learning.inset.sessions.queries import invited_ids
from learning.people.leaves.queries import AWAY
from learning.people.models import Membership, Person
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.rules import GoalState, PlanState
from learning.reminders import rules
from learning.reminders.models import Nudge, NudgeChoice
from learning.reminders.rules import NudgeKind, Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """Somebody who has asked for reminders, works somewhere today, and is not away."""

    person_id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A session of tomorrow, with those who are expected."""

    session_id: int
    title: str
    starts_at: datetime
    place: str
    expected: frozenset[int]


_HERE = exists(
    select(Membership.id).where(
        Membership.person_id == Person.id,
        Membership.invited_as.is_(None),
        Membership.starts_on <= bindparam("today"),
        or_(Membership.ends_on.is_(None), Membership.ends_on >= bindparam("today")),
    )
)
_REMINDED: Select[*tuple[int, str, str]] = (
    select(Person.id.label("person_id"), Person.name, Person.email)
    .join(NudgeChoice, NudgeChoice.person_id == Person.id)
    .where(Person.deactivated_at.is_(None), _HERE, Person.id.not_in(AWAY))
    .order_by(Person.id)
)


def wants_letters(person_id: int) -> bool:
    """Whether this person has asked for reminders by e-mail."""
    found = select(NudgeChoice.id).where(NudgeChoice.person_id == person_id)
    return db.session.scalar(found) is not None


def who_is_reminded(today: date) -> tuple[Reminded, ...]:
    """Everybody who has asked for it, works somewhere today, and is not away. One statement."""
    return tuple(Reminded(**row._mapping) for row in rows_of(_REMINDED, today=today))


def sessions_of_tomorrow(today: date) -> tuple[Coming, ...]:
    """The sessions of the next day, with those who have not said that they cannot come."""
    first = midnight(today + timedelta(days=1))
    rows = db.session.scalars(
        select(InsetSession)
        .where(
            InsetSession.state == SessionState.PLANNED,
            InsetSession.starts_at >= first,
            InsetSession.starts_at < midnight(today + timedelta(days=2)),
        )
        .order_by(InsetSession.starts_at, InsetSession.id)
    )
    return tuple(_coming(each, today) for each in rows.all())


def things_for(
    person_id: int, library: Library, today: date, coming: tuple[Coming, ...]
) -> tuple[Thing, ...]:
    """What this person could be called to mind today, without what they were reminded of before."""
    sent = db.session.execute(
        select(Nudge.kind, Nudge.subject_key).where(Nudge.person_id == person_id)
    ).all()
    known = {(row.kind, row.subject_key) for row in sent}
    found = (
        *_sessions(person_id, coming),
        *_evaluations(person_id, today),
        *_trainings(person_id, today),
        *_actions(person_id, today),
        *_stalled(person_id, library, today),
    )
    return tuple(each for each in found if (each.kind, each.key) not in known)


def _coming(inset_session: InsetSession, today: date) -> Coming:
    said = db.session.execute(
        select(Booking.person_id, Booking.state).where(Booking.inset_session_id == inset_session.id)
    ).all()
    going = {row.person_id for row in said if row.state is BookingState.GOING}
    others = {row.person_id for row in said} - going
    asked = invited_ids(inset_session, today) if inset_session.places is None else frozenset()
    is_told = inset_session.kind not in BETWEEN_A_FEW
    return Coming(
        session_id=inset_session.id,
        title=f"“{inset_session.title}”" if is_told else "A session you take part in",
        starts_at=inset_session.starts_at,
        place=inset_session.place if is_told else "",
        expected=frozenset(going | (asked - others)),
    )


def _sessions(person_id: int, coming: tuple[Coming, ...]) -> Iterator[Thing]:
    for each in coming:
        if person_id in each.expected:
            begins = each.starts_at.astimezone(clock.LONDON)
            where = f", {each.place}" if each.place else ""
            yield Thing(
                kind=NudgeKind.SESSION,
                key=f"{each.session_id}@{begins:%Y-%m-%d}",
                words=f"{each.title} is tomorrow at {begins:%H:%M}{where}.",
                path=f"/sessions/{each.session_id}",
            )


def _evaluations(person_id: int, today: date) -> Iterator[Thing]:
    for each in to_answer(person_id, today):
        if each.what == "evaluation" and each.since < today:
            yield Thing(
                kind=NudgeKind.EVALUATION,
                key=str(each.session_id),
                words="A session you were at: one minute on what it was worth, and what to try.",
                path=f"/sessions/{each.session_id}/evaluate",
            )


def _trainings(person_id: int, today: date) -> Iterator[Thing]:
    first, last = rules.days_ahead(today)
    for line in my_trainings(person_id).kept:
        if line.until and first <= line.until <= last:
            yield Thing(
                kind=NudgeKind.TRAINING,
                key=f"{line.training_id}@{line.until}",
                words=f"A training of yours runs out on {rules.in_words(line.until)}.",
                path=f"/record/trainings/{line.training_id}",
            )


def _actions(person_id: int, today: date) -> Iterator[Thing]:
    first, last = rules.days_ahead(today)
    own = db.session.execute(
        select(Action.id, type_coerce(Action.due_on, Date)).where(
            Action.person_id == person_id,
            Action.done_at.is_(None),
            Action.due_on.between(first, last),
        )
    )
    for key, due_on in own:
        yield _due(f"action/{key}", due_on, "Something you mean to do", "/actions")
    steps = db.session.execute(
        select(PlanAction.id, type_coerce(PlanAction.due_on, Date), Goal.plan_id)
        .join(Goal, Goal.id == PlanAction.goal_id)
        .join(Plan, Plan.id == Goal.plan_id)
        .where(
            Plan.person_id == person_id,
            Plan.state != PlanState.CLOSED,
            Goal.state == GoalState.OPEN,
            PlanAction.done_on.is_(None),
            PlanAction.due_on.between(first, last),
        )
    )
    for key, due_on, plan_id in steps:
        yield _due(f"step/{key}", due_on, "A step of your plan", f"/plan/{plan_id}")


def _due(key: str, due_on: date, what: str, path: str) -> Thing:
    return Thing(
        kind=NudgeKind.ACTION,
        key=f"{key}@{due_on}",
        words=f"{what} is due on {rules.in_words(due_on)}.",
        path=path,
    )


def _stalled(person_id: int, library: Library, today: date) -> Iterator[Thing]:
    """Never one that is written for aspiring SENCos: it could tell an interest."""
    for standing in standings_in(person_id, library).standings:
        opened_at = standing.last_opened_at
        if opened_at is None or standing.state is not ModuleState.IN_PROGRESS:
            continue
        opened_on = clock.london_day(opened_at)
        if rules.has_stalled(opened_on, today) and not gives_away_interest(
            standing.module.audience
        ):
            yield Thing(
                kind=NudgeKind.STALLED,
                key=f"{standing.module.slug}@{opened_on}",
                words=f"You began “{standing.module.title}”. It opens where you stopped.",
                path=f"/modules/{standing.module.slug}",
            )
