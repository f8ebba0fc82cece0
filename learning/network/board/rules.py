"""What may stand on the board, who may post, and until when; as pure functions."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from learning.errors import Refused
from learning.network.rules import OpportunityKind
from learning.people.rules import Job, Role
from learning.people.viewers import Hat, Viewer

LONGEST_TITLE = 120
LONGEST_TEXT = 2_000
LONGEST_OPEN = timedelta(days=366)
OPEN_AT_FIRST = timedelta(weeks=8)
"""What the form suggests."""
MOST_OPEN = 10
"""Offers one person may have open at once."""
POSTERS = frozenset({Role.SENCO, Role.LEADER, Role.TRUST_LEAD, Role.MENTOR})
"""Roles that may post for the school or trust in which they are held."""

KIND_HINTS = {
    OpportunityKind.PLACEMENT: "Somebody may visit you, for a few half days.",
    OpportunityKind.TRIAL_POST: "Some months as assistant SENCo, with time kept free for it.",
    OpportunityKind.PROJECT: "A piece of work to join: a provision map, a parents’ morning.",
    OpportunityKind.ASK_A_SENCO: "Twenty minutes for somebody’s questions.",
}
"""What each kind means, in a line."""


class Standing(StrEnum):
    """How an offer stands today. Only an open one is on the board."""

    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"
    POSTER_GONE = "poster_gone"


def standing(
    open_until: date, closed_at: datetime | None, *, poster_may_post: bool, today: date
) -> Standing:
    """How an offer stands: closed early, its last day over, or its poster no longer there.

    `poster_may_post`: whoever posted it works there today and holds a role that may post.
    """
    if closed_at is not None:
        return Standing.CLOSED
    if open_until < today:
        return Standing.OVER
    return Standing.OPEN if poster_may_post else Standing.POSTER_GONE


def may_post_as(job: Job, roles: Collection[Role]) -> bool:
    """Whether somebody with this job and these roles at a school or trust may post for it."""
    return job is not Job.GOVERNOR and not POSTERS.isdisjoint(roles)


def posting_hats(viewer: Viewer) -> tuple[Hat, ...]:
    """The schools and trusts for which the viewer may post, the present one first."""
    found = [hat for hat in viewer.hats if may_post_as(hat.job, hat.roles)]
    return tuple(sorted(found, key=lambda hat: hat is not viewer.hat))


def check_open_until(open_until: date | None, today: date) -> date:
    """The last day of an offer, if it can be one; else Refused."""
    if open_until is None:
        raise Refused("Say until when the offer is open.", "open_until")
    if open_until < today:
        raise Refused("Choose today or a later day.", "open_until")
    if open_until > today + LONGEST_OPEN:
        raise Refused(
            "Choose a day within the next year. You can post it again then.", "open_until"
        )
    return open_until


def form_key(opportunity_id: int | None) -> str:
    """The name by which the half-typed text of an offer is kept; None: of a new one."""
    return f"opportunity:{opportunity_id or 'new'}:text"
