"""The words of placements and visits, and their decisions as pure functions."""

from datetime import timedelta
from enum import StrEnum

LONGEST_AIM = 600
LONGEST_NOTE = 200
"""Of one activity: a line without names."""
LONGEST_COMMENT = 2_000
LONGEST_REFERENCE = 4_000
LONGEST_LEARNING = 600
LONGEST_PLACE = 200
MOST_AIMS = 2
"""Statements of the aspiring set that a placement looks for."""
MOST_VISITS = 12
MOST_OBSERVATIONS = 400
"""Of one visit; a day of two-minute entries has fewer."""
LONGEST_PLACEMENT = timedelta(days=366)
LONGEST_VISIT = timedelta(hours=14)
WHOLE = 100
"""What an expected day adds up to, in per cent."""


class PlacementState(StrEnum):
    """How far a placement has come. Whether it runs today is worked out from its days."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    RELEASED = "released"
    AGREED = "agreed"
    FINISHED = "finished"
    DECLINED = "declined"
    NOT_RELEASED = "not_released"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Party(StrEnum):
    """Who agrees to a placement: visitor, host SENCo, a leader at the visitor's school."""

    VISITOR = "visitor"
    HOST = "host"
    HOME_LEADER = "home_leader"


class VisitState(StrEnum):
    """Whether a visit is to take place. One that is over is still planned; signed off is a day."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


class Energy(StrEnum):
    """What an activity seemed to give or to take."""

    HIGH = "high"
    STEADY = "steady"
    LOW = "low"


class Tag(StrEnum):
    """A moment to remember: a high, a low, a flashpoint."""

    HIGH = "high"
    LOW = "low"
    FLASHPOINT = "flashpoint"


OPEN_STATES = frozenset(
    {
        PlacementState.REQUESTED,
        PlacementState.ACCEPTED,
        PlacementState.RELEASED,
        PlacementState.AGREED,
    }
)
"""States from which something can still come."""
STATE_WORDS = {
    PlacementState.REQUESTED: "Asked",
    PlacementState.ACCEPTED: "Accepted by the host",
    PlacementState.RELEASED: "Time released",
    PlacementState.AGREED: "Agreed",
    PlacementState.FINISHED: "Finished",
    PlacementState.DECLINED: "Declined by the host",
    PlacementState.NOT_RELEASED: "Time not released",
    PlacementState.WITHDRAWN: "Withdrawn by the visitor",
    PlacementState.CANCELLED: "Cancelled",
}
PARTY_WORDS = {
    Party.VISITOR: "Visitor",
    Party.HOST: "Host",
    Party.HOME_LEADER: "Leader at the visitor’s school",
}
ENERGY_WORDS = {
    Energy.HIGH: "Gives energy",
    Energy.STEADY: "Steady",
    Energy.LOW: "Takes energy",
}
TAG_WORDS = {Tag.HIGH: "High", Tag.LOW: "Low", Tag.FLASHPOINT: "Flashpoint"}
