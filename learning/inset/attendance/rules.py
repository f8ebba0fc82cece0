"""What is late, how much of a session counts, and how long a list can be put right. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from learning.inset.rules import How, SessionKind, SessionState

LATE_FROM = 5
"""Minutes: whoever scans the code on the first slide is not late."""
MARKED_BEFORE = timedelta(minutes=45)
"""From then on before its start somebody can be there, as with the code."""
FORGOTTEN_AFTER = timedelta(hours=3)
"""After its planned end a session that nobody has ended ends by itself."""
REOPENED_WITHIN = timedelta(hours=24)
CORRECTED_WITHIN = timedelta(days=90)
VISITORS_KEPT = timedelta(days=365)
LONGEST_SESSION = 720
FORGOTTEN_NAME = "A visitor"
"""What is left of a visitor's name after a year."""

HOW_WORDS = {How.CODE: "by code", How.TICK: "ticked", How.FILE: "paper sheet"}

ADDED = "added"
TAKEN_OFF = "taken off"
MINUTES = "minutes"
TIME = "time"
NAMED = "visitor named"
NOT_HELD = "did not take place"
REOPENED = "reopened"
"""The fixed words of the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """A session that somebody was at, once it has ended. `minutes`: theirs."""

    session_id: int
    attendance_id: int
    title: str
    kind: SessionKind
    day: date
    minutes: int
    certificate_code: str | None
    ended_at: datetime


def whole_minutes(planned: int, lasted: int | None) -> int:
    """How long a session was: as said when it ended, or else as planned."""
    return planned if lasted is None else lasted


def minutes_counted(own: int | None, planned: int, lasted: int | None) -> int:
    """The minutes that count for somebody: their own where they were not there all the time."""
    whole = whole_minutes(planned, lasted)
    return whole if own is None else min(own, whole)


def minutes_late(starts_at: datetime, arrived_at: datetime | None) -> int:
    """How many minutes after the start somebody came; nought for the first few."""
    if arrived_at is None:
        return 0
    late = int((arrived_at - starts_at).total_seconds()) // 60
    return late if late >= LATE_FROM else 0


def can_be_marked(
    state: SessionState,
    starts_at: datetime,
    ended_at: datetime | None,
    made_at: datetime,
    now: datetime,
) -> bool:
    """Whether the list can be changed: from shortly before the start until long after the end.

    One that was entered after it had taken place has that time from its entering.
    """
    if state is SessionState.CANCELLED or now < starts_at - MARKED_BEFORE:
        return False
    return ended_at is None or now <= max(ended_at, made_at) + CORRECTED_WITHIN


def can_be_reopened(state: SessionState, ended_at: datetime | None, now: datetime) -> bool:
    """Whether a session that was ended by mistake can go on."""
    if state is not SessionState.ENDED or ended_at is None:
        return False
    return now <= ended_at + REOPENED_WITHIN


def forgotten_from(
    starts_at: datetime, minutes: int, opened_at: datetime | None, made_at: datetime
) -> datetime:
    """When a session ends by itself; one that was reopened or entered later has its time."""
    planned_end = starts_at + timedelta(minutes=minutes)
    return max(planned_end, opened_at or planned_end, made_at) + FORGOTTEN_AFTER


def ended_at(starts_at: datetime, minutes: int, now: datetime) -> datetime:
    """When a session ended that is ended now; as planned, if that was hours ago."""
    planned_end = starts_at + timedelta(minutes=minutes)
    return now if now <= planned_end + FORGOTTEN_AFTER else planned_end


def length_so_far(starts_at: datetime, minutes: int, now: datetime) -> int:
    """What to offer as the length when somebody ends it: what was planned, unless it is early.

    A few minutes either way are as planned; the real length is rounded to five minutes.
    """
    passed = int((now - starts_at).total_seconds()) // 60
    if passed >= minutes - LATE_FROM:
        return minutes
    return max(LATE_FROM, LATE_FROM * round(passed / LATE_FROM))
