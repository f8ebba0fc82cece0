"""What a person has typed or chosen for a plan, before it is kept. Pure."""

from dataclasses import dataclass
from datetime import date

from content import Library
from learning.plans.offers import Offer
from learning.plans.rules import ActionKind
from learning.skills.gaps import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """A goal before it is one: the person's words, and what they take on for it.

    `framework_slug` and `statement_slug` name the gap it comes from, if any.
    """

    text: str
    measure: str = ""
    due_on: date | None = None
    framework_slug: str = ""
    statement_slug: str = ""
    actions: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """An action in one's own words. `protected_minutes`: time the school keeps free for it."""

    text: str
    kind: ActionKind = ActionKind.OWN
    due_on: date | None = None
    protected_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """What is said in a review; without a name it was held alone."""

    reviewed_on: date | None
    with_whom: str = ""
    moved: str = ""
    next_steps: str = ""
    to_drop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan's own words and days."""

    heading: str = ""
    vision: str = ""
    ends_on: date | None = None
    next_review_on: date | None = None


def first_words(gap: Gap, library: Library) -> GoalDraft:
    """A goal to begin with, in words to be changed: the statement, and how one would know.

    The measure is what somebody does at the level aimed at, where the framework says so.
    """
    framework = library.framework(gap.framework_slug)
    statement = framework.statement(gap.statement_slug) if framework else None
    return GoalDraft(
        text=gap.text,
        measure=statement.description(gap.target) if statement else "",
        framework_slug=gap.framework_slug,
        statement_slug=gap.statement_slug,
    )
