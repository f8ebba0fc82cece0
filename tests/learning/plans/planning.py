"""What the tests of plans share."""

import secrets
from datetime import UTC, date, datetime

from sqlalchemy import select

from learning.database import db
from learning.people.queries import viewer_for
from learning.plans import services
from learning.plans.models import Goal, Plan, PlanAction, PlanReview
from learning.plans.queries import plan_page
from learning.plans.rules import PlanKind
from learning.plans.typed import ActionDraft, GoalDraft, ReviewDraft
from learning.skills.models import AuditRound, Rating
from learning.skills.rules import Answer

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SPRING = date(2027, 3, 31)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def form_id():
    return secrets.token_hex(16)


def started(person, *texts, kind=PlanKind.OWN, **more):
    """A draft of this person's with a goal for each of these texts."""
    more = {"heading": "", "form_id": form_id(), **more}
    chosen = more.pop("chosen", tuple(GoalDraft(text=text) for text in texts))
    plan = services.start_plan(viewer_for(person.id), kind=kind, chosen=chosen, **more)
    db.session.commit()
    return plan


def agreed(person, *texts, **more):
    """The same, agreed with Ruth and in practice."""
    plan = started(person, *(texts or ("I look first.",)), **more)
    services.agree(person.id, plan.id, agreed_on=plan.starts_on, agreed_with="Ruth Adeyemi")
    services.activate(person.id, plan.id)
    db.session.commit()
    return plan


def acted(person, goal, text="Count once.", **more):
    """An action in this person's own words."""
    draft = ActionDraft(text=text, **more)
    action = services.add_action(person.id, goal.plan_id, goal.id, draft, form_id=form_id())
    db.session.commit()
    return action


def reviewed(person, plan, day=TODAY, next_review_on=None, **more):
    """A review of the plan."""
    said = ReviewDraft(reviewed_on=day, **{"moved": "I counted.", **more})
    review = services.review(
        person.id, plan.id, said, form_id=form_id(), next_review_on=next_review_on
    )
    db.session.commit()
    return review


def goals_of(plan):
    return db.session.scalars(
        select(Goal).where(Goal.plan_id == plan.id).order_by(Goal.position)
    ).all()


def actions_of(goal):
    return db.session.scalars(
        select(PlanAction).where(PlanAction.goal_id == goal.id).order_by(PlanAction.position)
    ).all()


def every(model):
    return db.session.scalars(select(model).order_by(model.id)).all()


def texts():
    """The goals and actions there are, by their words."""
    return [row.text for model in (Goal, PlanAction) for row in every(model)]


def nothing_is_kept():
    return not any(every(model) for model in (Plan, Goal, PlanAction, PlanReview))


def page_of(person, plan, library, today=TODAY):
    return plan_page(person.id, plan.id, library, today)


def a_round(person, levels, *, is_finished=True, organisation_id=2):
    """A round of the small framework: the levels of its statements by id, with their targets."""
    row = AuditRound(
        person_id=person.id,
        organisation_id=organisation_id,
        framework_slug="small-skills",
        framework_title="Small skills audit",
        framework_version=1,
        number=len(every(AuditRound)) + 1,
        completed_at=NOW if is_finished else None,
        form_id=form_id(),
    )
    db.session.add(row)
    db.session.flush()
    for position, (slug, (text, level, target)) in enumerate(levels.items()):
        db.session.add(
            Rating(
                round_id=row.id,
                position=position,
                statement_slug=slug,
                domain_slug="looking",
                domain_title="Looking closely",
                code=slug[:4].upper(),
                lens="coordinator",
                text=text,
                suggested_target=target,
                target=target,
                answer=Answer.RATED,
                level=level,
            )
        )
    db.session.commit()
    return row


LEVELS = {
    "look-closely": ("I say what I see before I say what it is.", 1, 3),
    "one-at-a-time": ("I try one thing at a time.", 2, 3),
    "keep-notes": ("I keep notes that are short and true.", 3, 3),
}
