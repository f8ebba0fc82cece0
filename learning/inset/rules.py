"""The words of INSET sessions. Pure.

In code a training event is always an `inset_session`; a session is the database's or a browser's.
"""

from enum import StrEnum


class SessionKind(StrEnum):
    """How staff learn together (source B5)."""

    INSET = "inset"
    COACHING = "coaching"
    LESSON_STUDY = "lesson_study"
    SHARING_PRACTICE = "sharing_practice"
    LEARNING_WALK = "learning_walk"
    PEER_OBSERVATION = "peer_observation"


KIND_NAMES = {
    SessionKind.INSET: "INSET",
    SessionKind.COACHING: "Coaching",
    SessionKind.LESSON_STUDY: "Lesson study",
    SessionKind.SHARING_PRACTICE: "Sharing practice",
    SessionKind.LEARNING_WALK: "Learning walk",
    SessionKind.PEER_OBSERVATION: "Peer observation",
}
BETWEEN_A_FEW = frozenset({SessionKind.COACHING, SessionKind.PEER_OBSERVATION})
"""Kinds that concern those who take part alone: nobody else at the school sees them."""


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"
    CANCELLED = "cancelled"


class PartKind(StrEnum):
    """What a part of a session is made from."""

    LESSON = "lesson"
    CHECK = "check"
    SCENARIO = "scenario"
    OWN = "own"


class BookingState(StrEnum):
    """What somebody has said about coming."""

    GOING = "going"
    WAITING = "waiting"
    NOT_COMING = "not_coming"


class How(StrEnum):
    """How it became known that somebody was there."""

    CODE = "code"
    TICK = "tick"
    FILE = "file"


class PollKind(StrEnum):
    """What the room is asked."""

    QUESTION = "question"
    SCENARIO = "scenario"
    OWN = "own"


class Useful(StrEnum):
    """What somebody says of a session's use."""

    VERY = "very"
    FAIRLY = "fairly"
    LITTLE = "little"
    NOT = "not"


class Tried(StrEnum):
    """What became of the one thing somebody meant to try."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NO = "no"


FOLLOW_UP_WEEKS = (2, 6)
"""When those who were there are asked what became of it."""
