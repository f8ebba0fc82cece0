"""Priya's plan, made from three gaps; and her school's plan for inclusion."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from content import Library
from learning import clock
from learning.demonstration.development.plan_words import (
    INCLUSION,
    INCLUSION_HEADING,
    OWN,
    REVIEWS,
    VISION,
    ToldAction,
    ToldGoal,
)
from learning.demonstration.story import Learner
from learning.errors import NotFound
from learning.people.queries import viewer_for
from learning.plans import services as plans
from learning.plans.goals import services as goals
from learning.plans.offers import lesson_offer, ready_offer
from learning.plans.reviews import services as reviews
from learning.plans.rules import PlanKind
from learning.plans.steps import services as steps
from learning.plans.typed import ActionDraft, GoalDraft, PlanDraft, ReviewDraft
from learning.skills.models import AuditRound

AFTERNOON = time(16, 20)


def tell_own_plan(
    learner: Learner, library: Library, round_id: int, days: Sequence[date], sponsor: str
) -> int:
    """Made from the first round, agreed, in practice, reviewed twice; the key of the plan."""
    plan_id = _begin(learner, library, PlanKind.OWN, "", VISION, round_id, OWN, days, sponsor)
    for told, place in zip(REVIEWS, (0.42, 0.78), strict=True):
        day = _at(days, place)
        with clock.standing_at(_afternoon(day)):
            reviews.review(
                learner.person_id,
                plan_id,
                ReviewDraft(
                    reviewed_on=day,
                    with_whom=told.with_whom,
                    moved=told.moved,
                    next_steps=told.next_steps,
                    to_drop=told.to_drop,
                ),
                next_review_on=day + timedelta(weeks=told.weeks_to_next),
                form_id=learner.form_id(),
            )
    return plan_id


def tell_inclusion_plan(
    learner: Learner, library: Library, days: Sequence[date], sponsor: str
) -> int:
    """The school's plan, agreed with the head and in practice; its key."""
    return _begin(
        learner, library, PlanKind.INCLUSION, INCLUSION_HEADING, "", None, INCLUSION, days, sponsor
    )
