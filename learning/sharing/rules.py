"""The one place that decides who may see what somebody shares. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

LOOK_LASTS = timedelta(hours=1)
"""How long a thing stays open after somebody has opened it; then they open it anew."""
LONGEST_SHARE = timedelta(days=366)


class SubjectKind(StrEnum):
    """What can be shared. RATING: being asked to rate parts of somebody's round."""

    ROUND = "round"
    RATING = "rating"
    PLAN = "plan"
    QUALIFICATION = "qualification"


class Part(StrEnum):
    """A part of a thing that is shared or kept back; one word for each across all kinds."""

    PROFILE = "profile"
    EVIDENCE = "evidence"
    MOVEMENT = "movement"
    PLAN = "plan"
    REVIEWS = "reviews"
    RECORD = "record"


PARTS_OF = {
    SubjectKind.ROUND: (Part.PROFILE, Part.EVIDENCE, Part.MOVEMENT),
    SubjectKind.RATING: (),
    SubjectKind.PLAN: (Part.PLAN, Part.REVIEWS),
    SubjectKind.QUALIFICATION: (Part.RECORD,),
}
"""The parts of each kind. The first is always shared; a request to rate names domains instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one person lets another see: which thing, which parts, until the end of which day."""

    share_id: int
    owner_id: int
    with_person_id: int
    subject_kind: SubjectKind
    subject_id: int
    parts: frozenset[str]
    ends_on: date
    withdrawn_at: datetime | None = None


def is_open(share: Share, today: date) -> bool:
    """Whether a share is in force: until midnight, London time, after its last day."""
    return share.withdrawn_at is None and today <= share.ends_on


def may_see(
    person_id: int, owner_id: int, shares: Collection[Share], *, part: str, today: date
) -> bool:
    """Whether somebody may see a part of a thing: their own, or shared with them now.

    `shares` are those of the thing. No role opens what is private (product rule 1).
    """
    return person_id == owner_id or any(
        share.with_person_id == person_id
        and share.owner_id == owner_id
        and part in share.parts
        and is_open(share, today)
        for share in shares
    )
