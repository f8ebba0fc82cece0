"""How a request to rate stands, and what its owner may see of the answer. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from learning.errors import Refused
from learning.skills.rules import LEVELS, LONGEST_REQUEST

SUGGESTED_REQUEST = timedelta(weeks=4)
LONGEST_MESSAGE = 300
CANNOT_SAY = "cannot"
"""What a form says instead of a level."""
ANSWERS = frozenset({*map(str, LEVELS), CANNOT_SAY})


class RequestState(StrEnum):
    """How a request stands, as its owner is told. Declined says nothing more."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    RATING = "rating"
    FINISHED = "finished"
    DECLINED = "declined"
    ENDED = "ended"
    TAKEN_BACK = "taken_back"


STATE_WORDS = {
    RequestState.ASKED: "Asked, no answer yet",
    RequestState.ACCEPTED: "Accepted, nothing rated yet",
    RequestState.RATING: "Rating",
    RequestState.FINISHED: "Finished",
    RequestState.DECLINED: "Declined",
    RequestState.ENDED: "The time is over",
    RequestState.TAKEN_BACK: "Taken back",
}
OPEN_STATES = frozenset({RequestState.ASKED, RequestState.ACCEPTED, RequestState.RATING})


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """What is known of a request. `ends_on` is None when nothing is left of its share.

    `withdrawn_on` is the London day on which the share was closed, by its owner or because its
    time was over; `has_ratings`: at least one statement was answered.
    """

    accepted_at: datetime | None
    declined_at: datetime | None
    finished_at: datetime | None
    ends_on: date | None
    withdrawn_on: date | None
    has_ratings: bool

    @property
    def was_taken_back(self) -> bool:
        """Whether it was ended before its last day was over."""
        if self.ends_on is None:
            return False
        return self.withdrawn_on is not None and self.withdrawn_on <= self.ends_on


def state_of(facts: RequestFacts, today: date) -> RequestState:
    """How a request stands today. What was finished stays so, whatever becomes of the share."""
    if facts.declined_at is not None:
        return RequestState.DECLINED
    if facts.finished_at is not None:
        return RequestState.FINISHED
    if facts.was_taken_back:
        return RequestState.TAKEN_BACK
    if facts.ends_on is None or facts.withdrawn_on is not None or today > facts.ends_on:
        return RequestState.ENDED
    return _state_while_open(facts)


def _state_while_open(facts: RequestFacts) -> RequestState:
    if facts.accepted_at is None:
        return RequestState.ASKED
    return RequestState.RATING if facts.has_ratings else RequestState.ACCEPTED


def owner_sees(facts: RequestFacts, today: date) -> bool:
    """Whether the owner of the round sees the levels and comments now.

    When the mentor has finished, or the time is over and something was rated: that is what the
    mentor was told. Never before, so that neither leans on the other; and not after a request was
    taken back unfinished, or taking it back would be a way to look early.
    """
    state = state_of(facts, today)
    if state is RequestState.ENDED:
        return facts.ends_on is not None and facts.has_ratings
    return state is RequestState.FINISHED


def check_ends_on(ends_on: date, today: date) -> None:
    """Hold the last day of a request to be one that can be chosen, or raise Refused."""
    if ends_on < today:
        raise Refused("Choose today or a later day.", "ends_on")
    if ends_on > today + LONGEST_REQUEST:
        raise Refused(
            f"Choose a day within the next {LONGEST_REQUEST.days} days: a request that lies for "
            "longer is forgotten.",
            "ends_on",
        )


def edition(answer: str, comment: str) -> str:
    """A name for what is said to a statement; another one once it is changed."""
    return blake2b(f"{answer}\n{comment}".encode(), digest_size=8).hexdigest()


def draft_key(request_id: int, statement_slug: str) -> str:
    """The name under which a comment typed and not yet sent is kept."""
    return f"{draft_keys(request_id)}{statement_slug}"


def draft_keys(request_id: int) -> str:
    """How the names of all drafts of a request begin."""
    return f"mentor:{request_id}/"
