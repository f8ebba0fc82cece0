"""What the page of one's development says first, decided from plain values."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from learning.plans.pages import PlanInShort
from learning.skills.queries import AuditInShort

A_YEAR = timedelta(days=350)
"""After about so long, another round is worth thinking about."""


class FirstThing(StrEnum):
    """What stands in the large card."""

    CARRY_ON = "carry_on"
    REQUEST = "request"
    PLAN = "plan"
    PLAN_FROM_ROUND = "plan_from_round"
    NEXT_ROUND = "next_round"
    BEGIN = "begin"
    NOTHING = "nothing"


def first_thing(
    audit: AuditInShort, requests: int, plans: Sequence[PlanInShort], *, today: date, is_new: bool
) -> FirstThing:
    """The one next thing: what is begun, what somebody waits for, the plan, then what comes next.

    `is_new`: the person has nothing of all this yet.
    """
    if audit.open:
        return FirstThing.CARRY_ON
    if requests:
        return FirstThing.REQUEST
    if plans:
        return FirstThing.PLAN
    if audit.last is not None and audit.last.completed_at is not None:
        is_long_ago = audit.last.completed_at.date() <= today - A_YEAR
        return FirstThing.NEXT_ROUND if is_long_ago else FirstThing.PLAN_FROM_ROUND
    return FirstThing.BEGIN if is_new else FirstThing.NOTHING
