"""The days of a plan as a calendar takes them: goals, actions and reviews. Pure."""

from collections.abc import Iterator
from datetime import date, datetime

from learning.plans.pages import ActionLine, GoalPart, PlanPage
from learning.plans.rules import BEFORE_REVIEW, GoalState
from learning.web.calendars import Entry, lasting_uid


def entries(page: PlanPage, link: str) -> Iterator[Entry]:
    """Every day that is set in a plan; what was dropped is cancelled. `link` leads to the plan."""
    for goal in page.goals:
        is_dropped = goal.state is GoalState.DROPPED
        if goal.due_on is not None:
            yield _goal(page, goal, goal.due_on, link, is_dropped=is_dropped)
        for action in goal.actions:
            if action.due_on is not None:
                is_cancelled = is_dropped or action.dropped_on is not None
                yield _action(page, action, goal, link, is_cancelled=is_cancelled)
    yield from _reviews(page, link)


def _goal(page: PlanPage, goal: GoalPart, day: date, link: str, *, is_dropped: bool) -> Entry:
    return Entry(
        uid=lasting_uid("goal", goal.goal_id, goal.made_at),
        edition=page.changes,
        day=day,
        title=f"Goal: {goal.text}",
        notes=f"How will I know? {goal.measure}" if goal.measure else "",
        link=link,
        is_cancelled=is_dropped,
    )


def _action(
    page: PlanPage, action: ActionLine, goal: GoalPart, link: str, *, is_cancelled: bool
) -> Entry:
    minutes = action.protected_minutes
    time = f"\nProtected time: {minutes} minutes" if minutes else ""
    return Entry(
        uid=lasting_uid("plan action", action.action_id, action.made_at),
        edition=page.changes,
        day=action.due_on or page.today,
        title=action.text,
        notes=f"For the goal: {goal.text}{time}",
        link=link,
        is_cancelled=is_cancelled,
    )


def _reviews(page: PlanPage, link: str) -> Iterator[Entry]:
    """Those that were held, and the next one: what was planned becomes what was held."""
    days = sorted(each.reviewed_on for each in page.reviews)
    if page.next_review_on is not None and page.state not in BEFORE_REVIEW:
        days.append(page.next_review_on)
    for number, day in enumerate(days, start=1):
        yield Entry(
            uid=_review_uid(page.plan_id, number, page.made_at),
            edition=page.changes,
            day=day,
            title=f"Review: {page.title}",
            link=link,
        )


def _review_uid(plan_id: int, number: int, made_at: datetime) -> str:
    return lasting_uid(f"review {number} of plan", plan_id, made_at)
