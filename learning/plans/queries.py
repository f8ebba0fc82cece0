"""Reading plans; a person's own, or one that `sharing` has opened for them.

Five statements of SQL, however many plans, goals and actions there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select

from content import Library
from learning import clock
from learning.courses.queries import lessons_done
from learning.database import db
from learning.drafts.free_text import paragraphs
from learning.errors import NotFound
from learning.people.models import Organisation, Person
from learning.plans import rules
from learning.plans.models import Goal, Plan, PlanAction, PlanReview
from learning.plans.offers import DoneLessons, Offer, lesson_offer, ready_offer
from learning.plans.pages import (
    ActionLine,
    GoalPart,
    PlanInShort,
    PlanPage,
    ReviewPart,
    in_short,
)
from learning.plans.rules import ActionKind, PlanKind, PlanState


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLine:
    """A plan that is closed, in a list."""

    plan_id: int
    title: str
    starts_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlans:
    """All of a person's plans: open ones in short, closed ones newest first."""

    open: tuple[PlanInShort, ...]
    closed: tuple[ClosedLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is none of any kind."""
        return not (self.open or self.closed)

    def has_open(self, kind: PlanKind) -> bool:
        """Whether a plan of that kind is open."""
        return any(each.kind == kind for each in self.open)


def plan_page(person_id: int, plan_id: int, library: Library, today: date) -> PlanPage:
    """A person's own plan, whole; raises NotFound for any other."""
    rows = db.session.execute(_plans_of(person_id).where(Plan.id == plan_id)).all()
    for page in _pages(person_id, rows, library, today):
        return page
    raise NotFound


def my_plans(person_id: int, library: Library, today: date) -> MyPlans:
    """All of a person's plans."""
    rows = db.session.execute(_plans_of(person_id)).all()
    open_ones = [row for row in rows if row.Plan.state is not PlanState.CLOSED]
    closed = [row.Plan for row in rows if row.Plan.state is PlanState.CLOSED]
    closed.sort(key=lambda plan: (plan.closed_at or plan.created_at, plan.id), reverse=True)
    pages = _pages(person_id, open_ones, library, today)
    return MyPlans(
        open=tuple(in_short(page) for page in pages),
        closed=tuple(_closed_line(plan) for plan in closed),
    )


def plans_in_short(person_id: int, today: date, library: Library) -> tuple[PlanInShort, ...]:
    """A person's open plans in a line or two: their own, then the one for inclusion."""
    rows = db.session.execute(_plans_of(person_id).where(Plan.state != PlanState.CLOSED)).all()
    return tuple(in_short(page) for page in _pages(person_id, rows, library, today))


def open_plan_id(person_id: int, kind: PlanKind) -> int | None:
    """The person's open plan of that kind, if there is one."""
    return db.session.scalar(
        select(Plan.id).where(
            Plan.person_id == person_id, Plan.kind == kind, Plan.state != PlanState.CLOSED
        )
    )


def action_in(page: PlanPage, action_id: int) -> tuple[GoalPart, ActionLine]:
    """An action of a plan with its goal, dropped or not; raises NotFound."""
    for goal in page.goals:
        for action in goal.actions:
            if action.action_id == action_id:
                return goal, action
    raise NotFound


def goal_in(page: PlanPage, goal_id: int) -> GoalPart:
    """A goal of a plan; raises NotFound."""
    for goal in page.goals:
        if goal.goal_id == goal_id:
            return goal
    raise NotFound


def review_in(page: PlanPage, review_id: int) -> ReviewPart:
    """A review of a plan; raises NotFound."""
    for review in page.reviews:
        if review.review_id == review_id:
            return review
    raise NotFound


def _plans_of(person_id: int) -> Select[*tuple[Any, ...]]:
    """A person's plans with the names of their owner and school, own ones first."""
    return (
        select(Plan, Person.name.label("owner_name"), Organisation.name.label("school_name"))
        .join(Person, Person.id == Plan.person_id)
        .outerjoin(Organisation, Organisation.id == Plan.organisation_id)
        .where(Plan.person_id == person_id)
        .order_by(Plan.kind.desc(), Plan.id)
    )


def _pages(
    person_id: int, rows: Sequence[Row[Any]], library: Library, today: date
) -> tuple[PlanPage, ...]:
    """The plans of these rows, whole. Four statements, or none if there are no rows."""
    if not rows:
        return ()
    keys = [row.Plan.id for row in rows]
    goals = db.session.scalars(
        select(Goal).where(Goal.plan_id.in_(keys)).order_by(Goal.position, Goal.id)
    ).all()
    actions = db.session.scalars(
        select(PlanAction)
        .join(Goal, Goal.id == PlanAction.goal_id)
        .where(Goal.plan_id.in_(keys))
        .order_by(PlanAction.position, PlanAction.id)
    ).all()
    reviews = db.session.scalars(
        select(PlanReview)
        .where(PlanReview.plan_id.in_(keys))
        .order_by(PlanReview.reviewed_on.desc(), PlanReview.id.desc())
    ).all()
    done = lessons_done(person_id, library)
    lines = {
        goal.id: tuple(_line(each, library, done) for each in actions if each.goal_id == goal.id)
        for goal in goals
    }
    return tuple(_page(row, goals, lines, reviews, today) for row in rows)


def _page(
    row: Row[Any],
    goals: Iterable[Goal],
    lines: dict[int, tuple[ActionLine, ...]],
    reviews: Iterable[PlanReview],
    today: date,
) -> PlanPage:
    plan: Plan = row.Plan
    return PlanPage(
        plan_id=plan.id,
        owner_name=row.owner_name,
        organisation_id=plan.organisation_id,
        school_name=row.school_name or "",
        kind=plan.kind,
        heading=plan.heading,
        vision=plan.vision,
        vision_lines=paragraphs(plan.vision),
        state=plan.state,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        agreed_on=plan.agreed_on,
        agreed_with=plan.agreed_with,
        next_review_on=plan.next_review_on,
        closed_on=clock.london_day(plan.closed_at) if plan.closed_at else None,
        changes=plan.edition,
        made_at=plan.created_at,
        edition=plan_edition(plan),
        round_id=plan.round_id,
        goals=tuple(_goal(goal, lines[goal.id]) for goal in goals if goal.plan_id == plan.id),
        reviews=tuple(_review(each) for each in reviews if each.plan_id == plan.id),
        today=today,
    )


def _goal(goal: Goal, actions: tuple[ActionLine, ...]) -> GoalPart:
    return GoalPart(
        goal_id=goal.id,
        text=goal.text,
        measure=goal.measure,
        due_on=goal.due_on,
        state=goal.state,
        framework_slug=goal.framework_slug,
        statement_slug=goal.statement_slug,
        actions=actions,
        made_at=goal.created_at,
        edition=goal_edition(goal),
    )


def _line(action: PlanAction, library: Library, done: DoneLessons) -> ActionLine:
    return ActionLine(
        action_id=action.id,
        kind=action.kind,
        text=action.text,
        due_on=action.due_on,
        protected_minutes=action.protected_minutes,
        ticked_on=action.done_on,
        dropped_on=action.dropped_on,
        offer=_offer(action, library, done),
        made_at=action.created_at,
        edition=action_edition(action),
    )


def _offer(action: PlanAction, library: Library, done: DoneLessons) -> Offer | None:
    """What the action was taken from, as the library has it now."""
    if action.kind is ActionKind.LESSON:
        place = (action.module_slug, action.lesson_slug, action.heading_slug)
        return lesson_offer(library, *place, done)
    if action.kind is ActionKind.READY:
        return ready_offer(library, action.framework_slug, action.ready_slug)
    return None


def _review(review: PlanReview) -> ReviewPart:
    return ReviewPart(
        review_id=review.id,
        reviewed_on=review.reviewed_on,
        with_whom=review.with_whom,
        moved=review.moved,
        next_steps=review.next_steps,
        to_drop=review.to_drop,
        edition=review_edition(review),
    )


def _closed_line(plan: Plan) -> ClosedLine:
    return ClosedLine(
        plan_id=plan.id,
        title=rules.plan_title(plan.kind, plan.heading),
        starts_on=plan.starts_on,
        closed_on=clock.london_day(plan.closed_at) if plan.closed_at else None,
    )


def plan_edition(plan: Plan) -> str:
    """A name for a plan's own words and dates as they stand."""
    return rules.edition(plan.heading, plan.vision, plan.ends_on, plan.next_review_on)


def goal_edition(goal: Goal) -> str:
    """A name for a goal's words and date as they stand."""
    return rules.edition(goal.text, goal.measure, goal.due_on)


def action_edition(action: PlanAction) -> str:
    """A name for an action's words, date and time as they stand."""
    return rules.edition(action.text, action.due_on, action.protected_minutes)


def review_edition(review: PlanReview) -> str:
    """A name for a review's words as they stand."""
    return rules.edition(
        review.reviewed_on, review.with_whom, review.moved, review.next_steps, review.to_drop
    )
