"""What the page of one's development says first, decided from plain values."""

from datetime import date, timedelta
from enum import StrEnum

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


SENTENCES = {
    FirstThing.CARRY_ON: "You are in the middle of your skills audit.",
    FirstThing.REQUEST: "Somebody would like to know how you see their work.",
    FirstThing.PLAN: "You have a plan. Here is what comes next in it.",
    FirstThing.PLAN_FROM_ROUND: "You know where you stand. What follows from it is up to you.",
    FirstThing.NEXT_ROUND: "It is about a year since you last looked where you stand.",
    FirstThing.NOTHING: "Nothing is waiting for you here.",
}
FOR_SENCOS = (
    "See where you stand, decide what comes next, and share it with nobody, or with whom you "
    "choose."
)
FOR_OTHERS = (
    "For SENCos, and for anybody who would like to know what the job asks: see where you stand, "
    "and decide what comes next. Nobody is told that you looked."
)


def sentence(first: FirstThing, *, is_senco: bool) -> str:
    """What the page says before anything else."""
    return SENTENCES.get(first, FOR_SENCOS if is_senco else FOR_OTHERS)


def first_thing(
    *,
    has_open_round: bool,
    has_request: bool,
    has_plan: bool,
    last_finished_on: date | None,
    today: date,
    is_new: bool,
) -> FirstThing:
    """The one next thing: what is begun, what somebody waits for, the plan, then what comes next.

    `last_finished_on` is the day of the last round; `is_new`: nothing of all this is there yet.
    """
    if has_open_round:
        return FirstThing.CARRY_ON
    if has_request:
        return FirstThing.REQUEST
    if has_plan:
        return FirstThing.PLAN
    if last_finished_on is not None:
        is_long_ago = last_finished_on <= today - A_YEAR
        return FirstThing.NEXT_ROUND if is_long_ago else FirstThing.PLAN_FROM_ROUND
    return FirstThing.BEGIN if is_new else FirstThing.NOTHING
