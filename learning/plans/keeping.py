"""What every change of a plan goes through: whose it is, words and days, one row for one form."""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from learning import clock
from learning.database import Model, db, violated_constraint
from learning.drafts.rules import as_kept
from learning.drafts.typed_words import words
from learning.errors import NotFound, Refused
from learning.plans import rules
from learning.plans.models import Goal, Plan, PlanAction
from learning.plans.rules import Direction, GoalState, PlanState

Kept = TypeVar("Kept", bound=Model)
WRONG_DAY = "Choose today or a later day, within the next five years."
ELSEWHERE = "You changed this in another window. What stands now is shown above your words."


def own_plan(person_id: int, plan_id: int) -> Plan:
    """A person's own plan, to change: nobody else changes it meanwhile. Raises NotFound."""
    plan = db.session.scalar(
        select(Plan).where(Plan.id == plan_id, Plan.person_id == person_id).with_for_update()
    )
    if plan is None:
        raise NotFound
    return plan


def open_plan(person_id: int, plan_id: int) -> Plan:
    """The same, if it is not closed; else Refused."""
    plan = own_plan(person_id, plan_id)
    if plan.state is PlanState.CLOSED:
        raise Refused("This plan is closed. Open it again to change it.")
    return plan


def goal_of(plan: Plan, goal_id: int) -> Goal:
    """A goal of the plan; raises NotFound."""
    goal = db.session.scalar(select(Goal).where(Goal.id == goal_id, Goal.plan_id == plan.id))
    if goal is None:
        raise NotFound
    return goal


def action_of(plan: Plan, action_id: int) -> PlanAction:
    """An action of the plan; raises NotFound."""
    action = db.session.scalar(
        select(PlanAction)
        .join(Goal, Goal.id == PlanAction.goal_id)
        .where(PlanAction.id == action_id, Goal.plan_id == plan.id)
    )
    if action is None:
        raise NotFound
    return action


def changed(plan: Plan) -> None:
    """The plan counts one change more, so that calendars know what is newer."""
    plan.edition += 1


def line(typed: str, field: str, *, names_no_pupil: bool) -> str:
    """A name or a heading on one line, which may be left out."""
    one_line = " ".join(as_kept(typed).split())
    return words(one_line, field, rules.LONGEST_NAME, names_no_pupil=names_no_pupil)


def check_day(day: date | None, field: str, before: date | None = None) -> None:
    """Raises Refused for a day that cannot be chosen now; what stood `before` may stay."""
    if day is not None and day != before and not rules.is_day_to_choose(day, clock.today()):
        raise Refused(WRONG_DAY, field)


def check_past_day(day: date | None, field: str, *, plan: Plan) -> date:
    """The day on which something happened: not before the plan, not after today; else Refused."""
    if day is None:
        raise Refused("Say on which day that was.", field)
    if day > clock.today():
        raise Refused("That day is still to come. Choose today or an earlier one.", field)
    if day < plan.starts_on:
        raise Refused("The plan had not begun by then. Choose a later day.", field)
    return day


def next_position(
    of: InstrumentedAttribute[int], owner: InstrumentedAttribute[int], key: int
) -> int:
    """The place after the last one in a list."""
    last = db.session.scalar(select(func.max(of)).where(owner == key))
    return (last or 0) + 1


def move(rows: Sequence[Goal] | Sequence[PlanAction], key: int, direction: Direction) -> None:
    """The row of that key has changed places with its neighbour among these."""
    places = sorted(row.position for row in rows)
    order = rules.moved([row.id for row in rows], key, direction)
    by_key = {row.id: row for row in rows}
    for place, each in zip(places, order, strict=True):
        by_key[each].position = place


def part_of(form_id: str, name: str) -> str:
    """A name for one of several rows that a form makes, the same each time it is sent."""
    return blake2b(f"{form_id} {name}".encode(), digest_size=16).hexdigest()


def add_once(row: Kept, sent: Select[Kept], constraint: tuple[str, ...]) -> tuple[Kept, bool]:
    """The row of a form, and whether it is new: a form sent twice finds what it made first."""
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *constraint):
            raise
        return db.session.scalars(sent).one(), False
    return row, True


def has_goal(plan: Plan) -> bool:
    """Whether there is a goal that is not dropped."""
    return bool(count_of_goals(plan))


def count_of_goals(plan: Plan) -> int:
    """How many goals are not dropped."""
    counted = select(func.count()).where(Goal.plan_id == plan.id, Goal.state != GoalState.DROPPED)
    return db.session.scalar(counted) or 0
