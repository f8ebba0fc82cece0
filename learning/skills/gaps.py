"""Gaps of a finished round, what closes each, and the few that matter most. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from content.framework_types import Framework, ReadyAction
from learning.courses.closings import ClosingLesson, IsClosed
from learning.skills.statements import own_key

LEADER, COORDINATOR = "leader", "coordinator"
"""Lenses that a role speaks for; a framework with other lenses is judged without them."""
FIRST_YEAR = "first year"
"""The stage of somebody who is new to the work."""
MOST_SUGGESTED = 3
MOST_OF_A_DOMAIN = 2
WEIGHT_OF_A_LEVEL = 2


class Reason(StrEnum):
    """Why a gap may matter more than another, in the words its owner reads."""

    THREE_LEVELS = "It is three levels below your target."
    TWO_LEVELS = "It is two levels below your target."
    ONE_LEVEL = "It is one level below your target."
    LEADS = "You are on the leadership team, and this sets a direction."
    FIRST_YEAR = "It is your first year, and this is what holds people, plans and dates together."
    SCHOOL_ADDED = "Your school added this statement to the audit."
    SCHOOL_RAISED = "Your school aims higher here than the framework does."


BY_SIZE = {1: Reason.ONE_LEVEL, 2: Reason.TWO_LEVELS, 3: Reason.THREE_LEVELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A statement rated below its target. `size`: by how many levels.

    `reasons` say why it may matter more than others. `evidence`: what could be gathered, nothing
    once its owner has named some. `closings` may be empty: a school's own statement needs none.
    """

    framework_slug: str
    statement_slug: str
    code: str
    text: str
    domain_slug: str
    domain_title: str
    lens: str
    level: int
    target: int
    size: int
    reasons: tuple[Reason, ...]
    closings: tuple[ClosingLesson, ...]
    evidence: tuple[str, ...]
    ready_actions: tuple[ReadyAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What of a round’s context says which gaps matter more."""

    stage: str = ""
    is_on_leadership_team: bool = False


NO_ROLE = Role()


class Described(IsClosed, Protocol):
    """What a framework or a school says of a statement, beyond its words."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """What could show it."""

    @property
    def actions(self) -> tuple[str, ...]:
        """The slugs of ready-made actions."""


def in_order(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """The gaps, the largest first; of one size, those of the domain that lacks most first."""
    lacking = _lacking(gaps)
    return tuple(sorted(gaps, key=lambda gap: (-gap.size, -lacking[gap.domain_slug])))


def suggested(gaps: Sequence[Gap], most: int = MOST_SUGGESTED) -> tuple[Gap, ...]:
    """The few gaps to begin with: by size, by role, and by what the school asks.

    A level weighs as much as two reasons; of those that weigh the same, as `in_order`. No more
    than two are of one domain while there are others.
    """
    found = sorted(in_order(gaps), key=lambda gap: -_weight(gap))
    seen: Counter[str] = Counter()
    spread: list[Gap] = []
    crowded: list[Gap] = []
    for gap in found:
        seen[gap.domain_slug] += 1
        (spread if seen[gap.domain_slug] <= MOST_OF_A_DOMAIN else crowded).append(gap)
    return tuple((spread + crowded)[:most])


def _lacking(gaps: Sequence[Gap]) -> Mapping[str, int]:
    """How many levels each domain stands below its targets, its gaps together."""
    found: Counter[str] = Counter()
    for gap in gaps:
        found[gap.domain_slug] += gap.size
    return found


def _weight(gap: Gap) -> int:
    others = sum(reason not in BY_SIZE.values() for reason in gap.reasons)
    return WEIGHT_OF_A_LEVEL * gap.size + others


def reasons_for(
    slug: str, lens: str, size: int, *, role: Role, suggested_target: int, usual_target: int | None
) -> tuple[Reason, ...]:
    """Why a gap may matter more than others, its size first.

    `suggested_target` is what the school and the framework aimed at when the round began,
    `usual_target` what the framework alone does; None if it does not know the statement.
    """
    found = [BY_SIZE[size]]
    if lens == LEADER and role.is_on_leadership_team:
        found.append(Reason.LEADS)
    if lens == COORDINATOR and role.stage == FIRST_YEAR:
        found.append(Reason.FIRST_YEAR)
    if own_key(slug) is not None:
        found.append(Reason.SCHOOL_ADDED)
    elif usual_target is not None and suggested_target > usual_target:
        found.append(Reason.SCHOOL_RAISED)
    return tuple(found)


def ready_actions_of(
    described: Described | None, framework: Framework | None
) -> tuple[ReadyAction, ...]:
    """The ready-made actions that move a statement, as the framework has them today."""
    if described is None or framework is None:
        return ()
    found = (framework.action(slug) for slug in described.actions)
    return tuple(each for each in found if each is not None)
