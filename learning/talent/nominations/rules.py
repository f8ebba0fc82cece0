"""The answers to an invitation. Pure."""

from enum import StrEnum

DRAFT_KEY = "way/invitation"
"""What is typed to a colleague and not yet sent."""


class Reply(StrEnum):
    """What somebody says to an invitation; leaving it is no answer."""

    YES = "yes"
    NO = "no"
    NOT_FOR_A_YEAR = "not-for-a-year"
