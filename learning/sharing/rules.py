"""The one place that decides who may see what somebody shares. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from learning.errors import Refused

LOOK_LASTS = timedelta(hours=1)
"""How long a thing stays open after somebody has opened it; then they open it anew."""
ONE_LOOK = timedelta(minutes=1)
"""Opening a thing twice within this time is one look: a button pressed twice."""
LONGEST_SHARE = timedelta(days=366)
SHORTEST_SUGGESTION = timedelta(days=7)
"""With less than this left of a term, the end of the next one is suggested."""
LONGEST_PARTS = 500
"""Characters that the parts of a share may take, joined."""


class SubjectKind(StrEnum):
    """What can be shared. RATING: being asked to rate parts of somebody's round."""

    ROUND = "round"
    RATING = "rating"
    PLAN = "plan"
    QUALIFICATION = "qualification"
    INTEREST = "interest"
    CONVERSATION = "conversation"
    PLACEMENT = "placement"
    REFLECTION = "reflection"
    REFERENCE = "reference"
    TRIAL = "trial"


class Part(StrEnum):
    """A part of a thing that is shared or kept back; one word for each across all kinds."""

    PROFILE = "profile"
    EVIDENCE = "evidence"
    MOVEMENT = "movement"
    PLAN = "plan"
    REVIEWS = "reviews"
    RECORD = "record"
    WAY = "way"
    ATTRIBUTES = "attributes"
    READINESS = "readiness"
    TALK = "talk"
    VISITS = "visits"
    NOTES = "notes"
    COMPARISON = "comparison"
    LEARNING = "learning"
    WORDS = "words"
    REFERENCE = "reference"
    TRIAL = "trial"


PARTS_OF = {
    SubjectKind.ROUND: (Part.PROFILE, Part.EVIDENCE, Part.MOVEMENT),
    SubjectKind.RATING: (),
    SubjectKind.PLAN: (Part.PLAN, Part.REVIEWS),
    SubjectKind.QUALIFICATION: (Part.RECORD,),
    SubjectKind.INTEREST: (Part.WAY, Part.ATTRIBUTES, Part.READINESS),
    SubjectKind.CONVERSATION: (Part.TALK,),
    SubjectKind.PLACEMENT: (Part.VISITS, Part.NOTES, Part.COMPARISON, Part.LEARNING),
    SubjectKind.REFLECTION: (Part.WORDS,),
    SubjectKind.REFERENCE: (Part.REFERENCE,),
    SubjectKind.TRIAL: (Part.TRIAL,),
}
"""The parts of each kind. The first is always shared; a request to rate names domains instead."""

KIND_NAMES = {
    SubjectKind.ROUND: "Skills audit",
    SubjectKind.RATING: "Request to rate",
    SubjectKind.PLAN: "Plan",
    SubjectKind.QUALIFICATION: "Qualification record",
    SubjectKind.INTEREST: "On the way to becoming a SENCo",
    SubjectKind.CONVERSATION: "Conversation",
    SubjectKind.PLACEMENT: "Placement",
    SubjectKind.REFLECTION: "Reflection",
    SubjectKind.REFERENCE: "Reference",
    SubjectKind.TRIAL: "Trial as assistant SENCo",
}
PART_NAMES: dict[str, str] = {
    Part.PROFILE: "Profile: levels, targets and gaps",
    Part.EVIDENCE: "Notes and evidence",
    Part.MOVEMENT: "Movement since last time",
    Part.PLAN: "Goals and actions",
    Part.REVIEWS: "Reviews",
    Part.RECORD: "Dates and qualification",
    Part.WAY: "Where I stand on the way",
    Part.ATTRIBUTES: "Attributes: they add what they have seen, apart from mine",
    Part.READINESS: "Readiness: they answer beside me, apart from mine",
    Part.TALK: "When, where, and what was agreed",
    Part.VISITS: "Visits: activities and times",
    Part.NOTES: "Energy, tags and notes of each activity",
    Part.COMPARISON: "The day I expected against the days I saw",
    Part.LEARNING: "Learning points",
    Part.WORDS: "What I wrote",
    Part.REFERENCE: "What the host wrote about the placement",
    Part.TRIAL: "Brief, meetings and reviews",
}


def part_in_words(part: str) -> str:
    """A part as people read it; the domain of a request to rate is read off its slug."""
    return PART_NAMES.get(part) or part.replace("-", " ").capitalize()


def in_order(parts: Collection[str]) -> tuple[str, ...]:
    """Parts as they are listed everywhere: the fixed ones in their order, domains by name."""
    fixed = tuple(PART_NAMES)
    return tuple(
        sorted(set(parts), key=lambda part: (fixed.index(part) if part in fixed else 0, part))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one person lets another see: which thing, which parts, until the end of which day.

    `is_suspended`: one of the two cannot sign in, because their account is deactivated.
    """

    share_id: int
    owner_id: int
    with_person_id: int
    subject_kind: SubjectKind
    subject_id: int
    parts: frozenset[str]
    ends_on: date
    withdrawn_at: datetime | None = None
    is_suspended: bool = False


def is_standing(ends_on: date, withdrawn_at: datetime | None, today: date) -> bool:
    """Whether a share has not ended: not taken back, and its last day not over in London."""
    return withdrawn_at is None and today <= ends_on


def is_open(share: Share, today: date) -> bool:
    """Whether a share lets anything be seen: it has not ended, and neither of the two is gone.

    Somebody who has left the school keeps what was shared with them until its end date: the owner
    chose the person, sees that they have left, and can take it back.
    """
    return is_standing(share.ends_on, share.withdrawn_at, today) and not share.is_suspended


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


def is_still_open(last_look_at: datetime | None, now: datetime) -> bool:
    """Whether what somebody opened last is open still, so that they need not open it anew."""
    return last_look_at is not None and now - last_look_at < LOOK_LASTS


def is_same_look(last_look_at: datetime | None, now: datetime) -> bool:
    """Whether opening a thing now belongs to the look before."""
    return last_look_at is not None and now - last_look_at < ONE_LOOK


def check_ends_on(ends_on: date, today: date) -> None:
    """Hold the last day of a share to be one that can be chosen, or raise Refused."""
    if ends_on < today:
        raise Refused("Choose today or a later day.", "ends_on")
    if ends_on > today + LONGEST_SHARE:
        raise Refused("Choose a day within the next year. You can share it again then.", "ends_on")


def suggested_end(term_ends: Iterable[date], today: date) -> date:
    """The end of the present term, or of the next one if this is nearly over: never in the past.

    `term_ends` are the last days of terms, oldest first; without a useful one, a quarter of a year.
    """
    soon = today + SHORTEST_SUGGESTION
    latest = today + LONGEST_SHARE
    return next((day for day in term_ends if soon <= day <= latest), today + timedelta(days=91))
