"""Making a plan and taking it through its states; always a person's own. Nothing is journalled.

Goals are changed in `goals.services`, actions in `steps.services`, reviews in `reviews.services`;
the main ones can be had here.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import words
from learning.errors import Conflict, NotFound, Refused
from learning.people.viewers import Viewer
from learning.plans import keeping, rules
from learning.plans.goals.services import add_goal, add_goals
from learning.plans.models import Plan, PlanReview
from learning.plans.queries import open_plan_id, plan_edition
from learning.plans.reviews.services import forget_reviews, review
from learning.plans.rules import PlanKind, PlanState
from learning.plans.steps.services import add_action, drop, take_on, tick
from learning.plans.typed import GoalDraft, PlanDraft
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all
from learning.skills.models import AuditRound

__all__ = [
    "activate",
    "add_action",
    "add_goal",
    "add_goals",
    "add_to_plan",
    "agree",
    "change_plan",
    "close",
    "delete_plan",
    "drop",
    "reopen",
    "review",
    "start_plan",
    "take_on",
    "tick",
]
SENT_TWICE = ("uq_plans_person_id_form_id", "plans.person_id, plans.form_id")
OPEN_ONCE = ("uq_plans_open", "plans.person_id, plans.kind")
ONE_IS_OPEN = {
    PlanKind.OWN: "You have a development plan open already. There is one at a time.",
    PlanKind.INCLUSION: "You have a plan for inclusion open already. There is one at a time.",
}


def start_plan(  # noqa: PLR0913 - a plan begins with these things
    viewer: Viewer,
    *,
    kind: PlanKind,
    heading: str,
    form_id: str,
    round_id: int | None = None,
    chosen: Sequence[GoalDraft] = (),
    vision: str = "",
    ends_on: date | None = None,
    names_no_pupil: bool = False,
) -> Plan:
    """The viewer has a plan, a draft, with a goal for each one chosen and what they took on for it.

    A form sent twice finds what it made first. Raises Conflict if a plan of the kind is open,
    Refused for words or days that cannot be kept (`goal_0_text` for a field of the first goal),
    MayNamePupil to warn, NotFound for a round that is not theirs. Then nothing of it is kept.
    """
    earlier = db.session.scalar(
        select(Plan).where(Plan.person_id == viewer.id, Plan.form_id == form_id)
    )
    if earlier is not None:
        return earlier
    keeping.check_day(ends_on, "ends_on")
    plan = Plan(
        person_id=viewer.id,
        organisation_id=viewer.organisation_id,
        kind=kind,
        round_id=_own_round(viewer.id, round_id),
        heading=keeping.line(heading, "heading", names_no_pupil=names_no_pupil),
        vision=_vision(vision, names_no_pupil),
        starts_on=clock.today(),
        ends_on=ends_on,
        form_id=form_id,
    )
    with db.session.begin_nested():
        _add_open(plan)
        add_goals(viewer.id, plan.id, chosen, form_id=form_id, names_no_pupil=names_no_pupil)
    discard_drafts(viewer.id, rules.start_form_key(kind))
    return plan


def add_to_plan(
    person_id: int,
    plan_id: int,
    *,
    chosen: Sequence[GoalDraft],
    form_id: str,
    vision: str = "",
    names_no_pupil: bool = False,
) -> Plan:
    """The plan has these goals too; a vision, if it had none. All of it, or none is kept.

    Raises Refused for a plan that is closed or has another vision, and as `start_plan`.
    """
    plan = keeping.open_plan(person_id, plan_id)
    words = _vision(vision, names_no_pupil)
    if words and plan.vision not in ("", words):
        raise Refused(
            "Your plan has a vision already. Copy these words if you would like to keep them, "
            "then clear this field and send the rest.",
            "vision",
        )
    add_goals(person_id, plan_id, chosen, form_id=form_id, names_no_pupil=names_no_pupil)
    if words and not plan.vision:
        plan.vision = words
        keeping.changed(plan)
    discard_drafts(person_id, rules.start_form_key(plan.kind))
    return plan


def change_plan(
    person_id: int,
    plan_id: int,
    draft: PlanDraft,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> Plan:
    """The plan has this heading, vision and these days. `edition` names what they were made from.

    Raises Conflict with the vision that stands if they were changed elsewhere meanwhile, Refused
    and MayNamePupil as `start_plan`; NotFound unless it is this person's.
    """
    plan = keeping.open_plan(person_id, plan_id)
    keeping.check_day(draft.ends_on, "ends_on", plan.ends_on)
    keeping.check_day(draft.next_review_on, "next_review_on", plan.next_review_on)
    heading = keeping.line(draft.heading, "heading", names_no_pupil=names_no_pupil)
    vision = _vision(draft.vision, names_no_pupil or draft.vision.strip() == plan.vision)
    wanted = rules.edition(heading, vision, draft.ends_on, draft.next_review_on)
    if wanted != plan_edition(plan):
        if edition != plan_edition(plan):
            raise Conflict(keeping.ELSEWHERE, plan.vision, "vision")
        plan.heading, plan.vision = heading, vision
        plan.ends_on, plan.next_review_on = draft.ends_on, draft.next_review_on
        keeping.changed(plan)
    discard_drafts(person_id, rules.form_key(plan_id, "vision"))
    return plan


def agree(
    person_id: int,
    plan_id: int,
    *,
    agreed_on: date | None,
    agreed_with: str,
    next_review_on: date | None = None,
    names_no_pupil: bool = False,
) -> Plan:
    """The plan is agreed since that day with somebody by name, or with oneself.

    Raises Refused for a plan without goals, one that is agreed already, or days that cannot be;
    NotFound unless it is this person's.
    """
    plan = keeping.open_plan(person_id, plan_id)
    with_whom = keeping.line(agreed_with, "agreed_with", names_no_pupil=names_no_pupil)
    if plan.state is not PlanState.DRAFT:
        if (plan.agreed_on, plan.agreed_with) == (agreed_on, with_whom):
            return plan
        raise Refused("This plan is agreed already. It stands as it was agreed.")
    day = keeping.check_past_day(agreed_on, "agreed_on", plan=plan)
    keeping.check_day(next_review_on, "next_review_on", plan.next_review_on)
    if not keeping.has_goal(plan):
        raise Refused("Add a goal first: there is nothing to agree on yet.")
    plan.state, plan.agreed_on, plan.agreed_with = PlanState.AGREED, day, with_whom
    plan.next_review_on = next_review_on
    keeping.changed(plan)
    return plan


def activate(person_id: int, plan_id: int) -> Plan:
    """An agreed plan is in practice. Raises Refused for a draft; NotFound unless it is theirs."""
    plan = keeping.open_plan(person_id, plan_id)
    if plan.state is PlanState.DRAFT:
        raise Refused("Agree the plan first, with somebody or with yourself.")
    if plan.state is PlanState.AGREED:
        plan.state = PlanState.ACTIVE
        keeping.changed(plan)
    return plan


def close(person_id: int, plan_id: int) -> Plan:
    """The plan is closed and can be read; raises NotFound unless it is this person's."""
    plan = keeping.own_plan(person_id, plan_id)
    if plan.state is not PlanState.CLOSED:
        plan.state, plan.closed_at = PlanState.CLOSED, clock.now()
        keeping.changed(plan)
    return plan


def reopen(person_id: int, plan_id: int) -> Plan:
    """A closed plan is open again, as far as it had come.

    Raises Refused while another of its kind is open; NotFound unless it is this person's.
    """
    plan = keeping.own_plan(person_id, plan_id)
    if plan.state is not PlanState.CLOSED:
        return plan
    if open_plan_id(person_id, plan.kind) is not None:
        raise Refused(f"{ONE_IS_OPEN[plan.kind]} Close that one before you open this one again.")
    count = db.session.scalar(select(func.count()).where(PlanReview.plan_id == plan.id))
    plan.state = rules.state_reopened(is_agreed=plan.agreed_on is not None, is_reviewed=bool(count))
    plan.closed_at = None
    keeping.changed(plan)
    return plan


def delete_plan(person_id: int, plan_id: int) -> None:
    """The plan is gone with all that belongs to it, drafts and shares too.

    Raises NotFound unless it is this person's.
    """
    plan = keeping.own_plan(person_id, plan_id)
    withdraw_all(SubjectKind.PLAN, plan.id)
    forget_reviews(plan)
    discard_drafts(person_id, f"{rules.form_key(plan.id)}:")
    db.session.execute(delete(Plan).where(Plan.id == plan.id))


def _vision(typed: str, names_no_pupil: bool) -> str:
    return words(typed, "vision", rules.LONGEST_VISION, names_no_pupil=names_no_pupil)


def _own_round(person_id: int, round_id: int | None) -> int | None:
    """The round, if it is the person's own; raises NotFound for another's."""
    own = select(AuditRound.id).where(AuditRound.id == round_id, AuditRound.person_id == person_id)
    if round_id is not None and db.session.scalar(own) is None:
        raise NotFound
    return round_id


def _add_open(plan: Plan) -> None:
    """The row stands; raises Conflict if a plan of its kind is open."""
    try:
        with db.session.begin_nested():
            db.session.add(plan)
    except IntegrityError as error:
        if not violated_constraint(error, *OPEN_ONCE, *SENT_TWICE):
            raise
        words = f"{ONE_IS_OPEN[plan.kind]} Send this once more to add these goals to it."
        raise Conflict(words, "") from error
