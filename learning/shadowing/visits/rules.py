"""What may be done with a visit, when and by whom; and why not, in plain words. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from learning.errors import Refused
from learning.shadowing.placements.rules import NOTED_AFTERWARDS, Hold, may_note
from learning.shadowing.rules import Party, PlacementState, VisitState
from learning.shadowing.visits.activities import SLACK

COMMENT_HINT = (
    "Say what you saw: one strength, one next step, one question. “You waited, then asked him what "
    "helped” is feedback; “You are a natural” is not. Please name no pupil, parent or colleague."
)
CANCELLED = "This visit was cancelled, so nothing can be noted on it."
EARLIER_HOST = "Whoever was host before you has said this already, and it stands."
HOST_TOO_LATE = "The days of this placement are over, so its host plans no more visits."
TOO_MANY = "A placement has {most} visits at most. Cancel one that will not take place first."
HOLD_WORDS = {
    Hold.HOST_LEFT: (
        "The host no longer works at the school, so the placement is on hold. What you noted stays "
        "yours; the page of the placement says what you can do."
    ),
    Hold.VISITOR_LEFT: (
        "The visitor is not on the list of their own school at the moment, so the placement is on "
        "hold. What was noted is kept; the page of the placement says what can be done."
    ),
}


def why_not_noted(
    state: PlacementState, hold: Hold, starts_on: date, ends_on: date, today: date
) -> str | None:
    """Why no visit can be planned or noted in a placement; None if it can."""
    if may_note(state, hold, starts_on, ends_on, today):
        return None
    if hold is not Hold.NONE:
        return HOLD_WORDS[hold]
    if state in (PlacementState.REQUESTED, PlacementState.ACCEPTED, PlacementState.RELEASED):
        return "Visits can be planned and noted once visitor, host and home leader have agreed."
    days = NOTED_AFTERWARDS.days
    return f"This placement has ended. Up to {days} days after its last day something can be noted."


def check_days(starts_at: date, starts_on: date, ends_on: date, in_words: str) -> None:
    """Hold the day of a visit to lie within the placement, or raise Refused."""
    if not starts_on <= starts_at <= ends_on:
        raise Refused(f"Choose a day of the placement: {in_words}.", "day")


def overlapping(
    starts_at: datetime, ends_at: datetime, others: Iterable[tuple[datetime, datetime]]
) -> int | None:
    """The place in the list of the first other that shares time with a visit; None if none does.

    One that begins when another ends does not.
    """
    found = (
        number
        for number, (begins, until) in enumerate(others)
        if starts_at < until and begins < ends_at
    )
    return next(found, None)


def has_begun(starts_at: datetime, now: datetime) -> bool:
    """Whether a visit can be noted already, from an hour before its planned time."""
    return now >= starts_at - SLACK


def is_over(ends_at: datetime, now: datetime) -> bool:
    """Whether the planned time of a visit, and the hour after it, has passed."""
    return now > ends_at + SLACK


def why_not_live(starts_at: datetime, ends_at: datetime, now: datetime) -> str | None:
    """Why nothing can be noted as it happens; None if it can."""
    if not has_begun(starts_at, now):
        return "The visit has not begun yet. Noting opens an hour before it."
    if is_over(ends_at, now):
        return "The visit is over. Enter the day afterwards, or change what you noted."
    return None


def why_not_changed(
    party: Party,
    state: VisitState,
    starts_at: datetime,
    signed_off_at: datetime | None,
    now: datetime,
) -> str | None:
    """Why somebody cannot change or cancel a visit; None if they can.

    The visitor until it is signed off, for it may go on longer than planned; the host until it
    begins.
    """
    if party is Party.HOME_LEADER:
        return "Visits are planned by the visitor and the host."
    if state is VisitState.CANCELLED:
        return "This visit was cancelled. Plan another one instead."
    if signed_off_at is not None:
        return "The host has signed this visit off, so it stays as it is."
    if party is Party.HOST and has_begun(starts_at, now):
        return "This visit has begun, so only the visitor can change it now."
    return None


def last_day_to_comment(ends_on: date, closed_on: date | None) -> date:
    """The last day on which a host comments and signs off: two weeks after the placement ended."""
    return min(ends_on, closed_on or ends_on) + NOTED_AFTERWARDS


def why_no_comment(
    state: VisitState, starts_at: datetime, last_day: date, today: date, now: datetime
) -> str | None:
    """Why a host cannot comment on a visit or sign it off; None if they can."""
    if state is VisitState.CANCELLED:
        return "This visit was cancelled, so there is nothing to sign off."
    if now < starts_at:
        return "You can comment and sign off once the visit has begun."
    if today > last_day:
        return "The placement ended more than two weeks ago, so what was said stands."
    return None


def is_within(instant: datetime, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether something noted belongs to a visit: at most an hour before or after it."""
    return starts_at - SLACK <= instant <= ends_at + SLACK


def later_of(now: datetime, changed_at: datetime | None) -> datetime:
    """When a change is made that has to count as later than the one before it."""
    if changed_at is None:
        return now
    return max(now, changed_at + timedelta(milliseconds=1))
