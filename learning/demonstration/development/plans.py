"""Priya's plan, made from three gaps; and her school's plan for inclusion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content import Library
from learning import clock
from learning.demonstration.development import plan_words
from learning.demonstration.development.plan_words import ToldAction, ToldGoal, ToldReview
from learning.demonstration.development.ratings import FRAMEWORK
from learning.demonstration.story import Learner
from learning.errors import NotFound
from learning.people.queries import viewer_for
from learning.plans import services as plans
from learning.plans.goals.services import add_goal
from learning.plans.offers import Offer, lesson_offer, ready_offer
from learning.plans.reviews.services import review
from learning.plans.rules import PlanKind
from learning.plans.steps.services import add_action, drop, take_on, tick
from learning.plans.typed import ActionDraft, GoalDraft, ReviewDraft

AFTERNOON = time(16, 20)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The school days of the story. Weeks are counted from today, earlier ones below nought."""

    today: date
    days: Sequence[date]

    def day(self, weeks: float) -> date:
        """The school day nearest before so many weeks from today; later ones as they fall."""
        wanted = self.today + timedelta(days=round(weeks * 7))
        if weeks >= 0:
            return wanted
        return max((day for day in self.days if day <= wanted), default=self.days[0])

    def afternoon(self, weeks: float) -> datetime:
        """After lessons on that day."""
        return datetime.combine(self.day(weeks), AFTERNOON, clock.LONDON)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlan:
    """A plan to be told: when it was begun and agreed, and with whom."""

    kind: PlanKind
    goals: tuple[ToldGoal, ...]
    begun: float
    agreed: float
    sponsor: str
    heading: str = ""
    vision: str = ""
    round_id: int | None = None
    reviews: tuple[ToldReview, ...] = ()


def own_plan(round_id: int, sponsor: str) -> ToldPlan:
    """The plan Priya made from her first round."""
    return ToldPlan(
        kind=PlanKind.OWN,
        goals=plan_words.OWN,
        vision=plan_words.VISION,
        begun=-24.4,
        agreed=-23.6,
        sponsor=sponsor,
        round_id=round_id,
        reviews=plan_words.REVIEWS,
    )


def inclusion_plan(sponsor: str) -> ToldPlan:
    """The plan for her school."""
    return ToldPlan(
        kind=PlanKind.INCLUSION,
        goals=plan_words.INCLUSION,
        heading=plan_words.INCLUSION_HEADING,
        begun=-11,
        agreed=-10,
        sponsor=sponsor,
    )


def tell_plan(learner: Learner, library: Library, calendar: Calendar, told: ToldPlan) -> int:
    """The plan was begun, agreed, carried out as told, and reviewed; its key."""
    viewer = viewer_for(learner.person_id)
    if viewer is None:
        raise NotFound
    with clock.standing_at(calendar.afternoon(told.begun)):
        plan_id = plans.start_plan(
            viewer,
            kind=told.kind,
            heading=told.heading,
            vision=told.vision,
            round_id=told.round_id,
            form_id=learner.form_id(),
        ).id
        for goal in told.goals:
            _tell_goal(learner, library, calendar, plan_id, goal)
    with clock.standing_at(calendar.afternoon(told.agreed)):
        plans.agree(
            learner.person_id,
            plan_id,
            agreed_on=clock.today(),
            agreed_with=told.sponsor,
            next_review_on=calendar.day(told.reviews[0].at if told.reviews else 4),
        )
        plans.activate(learner.person_id, plan_id)
    for each in told.reviews:
        _tell_review(learner, calendar, plan_id, each)
    return plan_id


def _tell_goal(
    learner: Learner, library: Library, calendar: Calendar, plan_id: int, told: ToldGoal
) -> None:
    draft = GoalDraft(
        text=told.text,
        measure=told.measure,
        due_on=calendar.day(told.due),
        framework_slug=FRAMEWORK if told.statement else "",
        statement_slug=told.statement,
    )
    goal = add_goal(learner.person_id, plan_id, draft, form_id=learner.form_id())
    for action in told.actions:
        offer = _offer(library, action)
        if offer is not None:
            take_on(learner.person_id, plan_id, goal.id, [offer], form_id=learner.form_id())
        elif action.text:
            _tell_action(learner, calendar, plan_id, goal.id, action)


def _offer(library: Library, action: ToldAction) -> Offer | None:
    """What a step was taken from, if the library has it."""
    if action.lesson:
        return lesson_offer(library, *action.lesson, "", {})
    return ready_offer(library, FRAMEWORK, action.ready) if action.ready else None


def _tell_action(
    learner: Learner, calendar: Calendar, plan_id: int, goal_id: int, told: ToldAction
) -> None:
    draft = ActionDraft(
        text=told.text,
        kind=told.kind,
        due_on=calendar.day(told.due) if told.due is not None else None,
        protected_minutes=told.minutes,
    )
    action = add_action(learner.person_id, plan_id, goal_id, draft, form_id=learner.form_id())
    for change, at in ((tick, told.done), (drop, told.dropped)):
        if at is not None:
            with clock.standing_at(calendar.afternoon(at)):
                change(learner.person_id, plan_id, action.id)


def _tell_review(learner: Learner, calendar: Calendar, plan_id: int, told: ToldReview) -> None:
    day = calendar.day(told.at)
    draft = ReviewDraft(
        reviewed_on=day,
        with_whom=told.with_whom,
        moved=told.moved,
        next_steps=told.next_steps,
        to_drop=told.to_drop,
    )
    with clock.standing_at(calendar.afternoon(told.at)):
        review(
            learner.person_id,
            plan_id,
            draft,
            form_id=learner.form_id(),
            next_review_on=day + timedelta(weeks=told.weeks_to_next),
        )
