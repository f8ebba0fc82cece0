"""The words of people and schools, and decisions about them as pure functions."""

from datetime import date, timedelta
from enum import StrEnum


class OrganisationKind(StrEnum):
    """A school, or a group of schools."""

    SCHOOL = "school"
    TRUST = "trust"
    PARTNERSHIP = "partnership"


class Phase(StrEnum):
    """The phase of a school."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all_through"
    SPECIAL = "special"
    OTHER = "other"


class Job(StrEnum):
    """What a member does at the school."""

    TEACHER = "teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    LEADER = "leader"
    SUPPORT = "support"
    GOVERNOR = "governor"
    OTHER = "other"


class Role(StrEnum):
    """What a membership allows beyond learning; to be a learner needs no role."""

    MENTOR = "mentor"
    SENCO = "senco"
    LEADER = "leader"
    GOVERNOR = "governor"
    TRUST_LEAD = "trust_lead"
    ADMINISTRATOR = "administrator"


class LinkPurpose(StrEnum):
    """What a single-use link is for."""

    SET_UP = "set_up"
    INVITATION = "invitation"
    RESET = "reset"


INVITATION_LASTS = timedelta(days=14)
RESET_LASTS = timedelta(hours=2)
SET_UP_LASTS = timedelta(days=7)
IDLE_LIMIT = timedelta(hours=2)
ABSOLUTE_LIMIT = timedelta(hours=12)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


def is_current_membership(starts_on: date, ends_on: date | None, today: date) -> bool:
    """Whether a membership counts today; it ends at midnight after its last day, London time."""
    return starts_on <= today and (ends_on is None or today <= ends_on)
