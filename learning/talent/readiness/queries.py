"""Reading readiness reviews: the owner's own, and what mentors handed over."""

from dataclasses import dataclass
from datetime import date

from learning.talent.rules import ReadinessOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessInShort:
    """The newest review of an interest. `closed_on` and `outcome` are None while it is open."""

    review_id: int
    is_open: bool
    answered: int
    out_of: int
    outcome: ReadinessOutcome | None
    closed_on: date | None


def readiness_in_short(interest_id: int) -> ReadinessInShort | None:
    """The newest review, for the way page and its stage; None before the first.

    The caller made sure whose interest it is.
    """
    return None
