"""What may stand in the ledger, and about what somebody is asked later. Pure."""

from datetime import date, timedelta
from enum import StrEnum


class CpdKind(StrEnum):
    """What sort of development it was."""

    LESSON = "lesson"
    MODULE = "module"
    INSET = "inset"
    COACHING = "coaching"
    LESSON_STUDY = "lesson_study"
    SHARING_PRACTICE = "sharing_practice"
    LEARNING_WALK = "learning_walk"
    PEER_OBSERVATION = "peer_observation"
    VISIT = "visit"
    REVIEW = "review"
    QUALIFICATION = "qualification"
    COURSE = "course"
    READING = "reading"
    CONFERENCE = "conference"
    NETWORK = "network"
    MENTORING = "mentoring"
    OTHER = "other"


class Lost(StrEnum):
    """Why protected time was not had."""

    COVER = "cover"
    MEETING = "meeting"
    PUPILS = "pupils"
    PAPERWORK = "paperwork"
    OTHER = "other"


LONGEST_TITLE = 300
LONGEST_PROVIDER = 200
LONGEST_WORDS = 4_000
LONGEST_LINK = 500

OWN_SOURCE = "own"
"""The kind of source of what somebody entered themselves."""
OWN_KINDS = (
    CpdKind.COURSE,
    CpdKind.CONFERENCE,
    CpdKind.READING,
    CpdKind.NETWORK,
    CpdKind.MENTORING,
    CpdKind.OTHER,
)
"""What somebody enters themselves; everything else is written by what knows of it."""
KIND_WORDS = {
    CpdKind.LESSON: "Lesson",
    CpdKind.MODULE: "Module finished",
    CpdKind.INSET: "INSET session",
    CpdKind.COACHING: "Coaching",
    CpdKind.LESSON_STUDY: "Lesson study",
    CpdKind.SHARING_PRACTICE: "Sharing practice",
    CpdKind.LEARNING_WALK: "Learning walk",
    CpdKind.PEER_OBSERVATION: "Peer observation",
    CpdKind.VISIT: "Visit to a SENCo",
    CpdKind.REVIEW: "Plan review",
    CpdKind.QUALIFICATION: "Qualification",
    CpdKind.COURSE: "Course",
    CpdKind.READING: "Reading",
    CpdKind.CONFERENCE: "Conference",
    CpdKind.NETWORK: "Network meeting",
    CpdKind.MENTORING: "Mentoring",
    CpdKind.OTHER: "Something else",
}
"""What each kind is called."""

ASKED_ABOUT = frozenset(
    {
        CpdKind.MODULE,
        CpdKind.INSET,
        CpdKind.COACHING,
        CpdKind.LESSON_STUDY,
        CpdKind.SHARING_PRACTICE,
        CpdKind.LEARNING_WALK,
        CpdKind.PEER_OBSERVATION,
        CpdKind.COURSE,
        CpdKind.CONFERENCE,
    }
)
"""What somebody is asked about four weeks later. Never a lesson: nobody answers forty times."""
LEAST_MINUTES = 30
ASKED_AFTER = timedelta(weeks=4)
PUT_OFF = timedelta(weeks=4)
BETWEEN = timedelta(weeks=1)
"""One question a week at most, whatever waits."""
LAPSES = timedelta(weeks=26)
"""A question that was not answered for so long is not asked any more."""


def ask_on(kind: CpdKind, minutes: int, happened_on: date, today: date) -> date | None:
    """The first day to ask what difference it made; None for what nobody is asked about.

    Something entered late is asked about a week after it was entered, or not at all if it is old.
    """
    is_asked = kind in ASKED_ABOUT and minutes >= LEAST_MINUTES
    if not is_asked or happened_on < today - LAPSES:
        return None
    return max(happened_on + ASKED_AFTER, today + BETWEEN)
