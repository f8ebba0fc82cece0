"""What plans keep about a person: theirs alone, exported whole, erased whole."""

from datetime import date

from sqlalchemy import delete, select

from learning.database import db
from learning.plans.models import Goal, Plan, PlanAction, PlanReview

TABLES: dict[str, str] = {
    "plans": "erased",
    "goals": "erased",
    "plan_actions": "erased",
    "plan_reviews": "erased",
}


def export(person_id: int) -> dict[str, object]:
    """Every plan of the person with its goals, actions and reviews, oldest first."""
    plans = db.session.scalars(
        select(Plan).where(Plan.person_id == person_id).order_by(Plan.created_at, Plan.id)
    ).all()
    return {"plans": [_plan(each) for each in plans]}


def erase(person_id: int) -> None:
    """No plan of the person is left; goals, actions and reviews go with it."""
    db.session.execute(delete(Plan).where(Plan.person_id == person_id))


def _plan(plan: Plan) -> dict[str, object]:
    goals = db.session.scalars(
        select(Goal).where(Goal.plan_id == plan.id).order_by(Goal.position, Goal.id)
    )
    reviews = db.session.scalars(
        select(PlanReview)
        .where(PlanReview.plan_id == plan.id)
        .order_by(PlanReview.reviewed_on, PlanReview.id)
    )
    return {
        "kind": plan.kind.value,
        "heading": plan.heading,
        "vision": plan.vision,
        "state": plan.state.value,
        "made_at": plan.created_at.isoformat(),
        "starts_on": _day(plan.starts_on),
        "ends_on": _day(plan.ends_on),
        "agreed_on": _day(plan.agreed_on),
        "agreed_with": plan.agreed_with,
        "next_review_on": _day(plan.next_review_on),
        "closed_at": plan.closed_at.isoformat() if plan.closed_at else None,
        "goals": [_goal(each) for each in goals],
        "reviews": [_review(each) for each in reviews],
    }


def _goal(goal: Goal) -> dict[str, object]:
    actions = db.session.scalars(
        select(PlanAction)
        .where(PlanAction.goal_id == goal.id)
        .order_by(PlanAction.position, PlanAction.id)
    )
    return {
        "text": goal.text,
        "how_i_will_know": goal.measure,
        "due_on": _day(goal.due_on),
        "framework": goal.framework_slug,
        "statement": goal.statement_slug,
        "state": goal.state.value,
        "actions": [_action(each) for each in actions],
    }


def _action(action: PlanAction) -> dict[str, object]:
    return {
        "kind": action.kind.value,
        "text": action.text,
        "lesson": "/".join(filter(None, (action.module_slug, action.lesson_slug))),
        "ready_made_action": action.ready_slug,
        "due_on": _day(action.due_on),
        "protected_minutes": action.protected_minutes,
        "done_on": _day(action.done_on),
        "dropped_on": _day(action.dropped_on),
    }


def _review(review: PlanReview) -> dict[str, object]:
    return {
        "reviewed_on": _day(review.reviewed_on),
        "with_whom": review.with_whom,
        "moved": review.moved,
        "next": review.next_steps,
        "to_drop": review.to_drop,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
