"""The words of a placement on its way, and its decisions as pure functions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from learning.shadowing.rules import OPEN_STATES, STATE_WORDS, Party, PlacementState

NOTED_AFTERWARDS = timedelta(days=14)
"""How long after the last day something can still be noted about a visit."""
STANDS_WITHIN = timedelta(days=28)
"""Days may move by so much from those that were agreed before everybody agrees anew."""
FURTHEST_AHEAD = timedelta(days=366)
NEWS_LASTS = timedelta(days=14)
"""How long a placement that somebody else has ended stands among what is to be known."""
LONGEST_CONTACT = 200
LONGEST_COVER = 600
LONGEST_CLOSING = 1_000
LONGEST_PLACEMENT_NOTE = 2_000
MOST_MINUTES = 60 * 24 * 10
"""Protected time that a form takes; more is a slip of a finger."""
EVERYBODY = frozenset(Party)


class Hold(StrEnum):
    """Why nothing goes on for the time being. Worked out each time, never kept."""

    NONE = "none"
    HOST_LEFT = "host_left"
    VISITOR_LEFT = "visitor_left"


class ToDo(StrEnum):
    """What a host or a leader is asked for; CLOSED: only to know that somebody has ended it."""

    REQUEST = "request"
    RELEASE = "release"
    AGREE = "agree"
    SIGN_OFF = "sign_off"
    REFERENCE = "reference"
    REVISED = "revised"
    CLOSED = "closed"


class Next(StrEnum):
    """The one next thing in a placement, for one of the three."""

    ACCEPT = "accept"
    AGREE = "agree"
    ASK_LEADER = "ask_leader"
    CHANGE_DAYS = "change_days"
    CHOOSE_HOST = "choose_host"
    CLOSED = "closed"
    EXPECT = "expect"
    FINISHED = "finished"
    HELD = "held"
    PLAN_VISIT = "plan_visit"
    RELEASE = "release"
    VISIT = "visit"
    WAIT_FOR_AGREEMENTS = "wait_for_agreements"
    WAIT_FOR_HOST = "wait_for_host"
    WAIT_FOR_LEADER = "wait_for_leader"
    WAIT_FOR_LIST = "wait_for_list"


NEXT_WORDS = {
    Next.ACCEPT: "Say whether you can be host",
    Next.AGREE: "Read the rules and agree to them",
    Next.ASK_LEADER: "Ask a leader at your school for time",
    Next.CHANGE_DAYS: "Its days are over: choose others, or withdraw",
    Next.CHOOSE_HOST: "On hold: your host is no longer there. Ask another, or withdraw",
    Next.CLOSED: "Nothing more to do",
    Next.EXPECT: "Say how you imagine the day",
    Next.FINISHED: "Look back at it",
    Next.HELD: "On hold",
    Next.PLAN_VISIT: "Plan a visit",
    Next.RELEASE: "Say whether time can be released",
    Next.VISIT: "The next visit",
    Next.WAIT_FOR_AGREEMENTS: "Wait until everybody has agreed to the rules",
    Next.WAIT_FOR_HOST: "Wait for the host’s answer",
    Next.WAIT_FOR_LEADER: "Wait for the leader’s answer",
    Next.WAIT_FOR_LIST: "On hold: your school’s list no longer names you",
}
WAITING = frozenset(
    {
        Next.CLOSED,
        Next.FINISHED,
        Next.HELD,
        Next.VISIT,
        Next.WAIT_FOR_AGREEMENTS,
        Next.WAIT_FOR_HOST,
        Next.WAIT_FOR_LEADER,
        Next.WAIT_FOR_LIST,
    }
)
"""What asks nothing of whoever reads it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that decides what comes next in a placement on one day.

    `agreed`: who has agreed to the rules in force for it. `has_leader`: somebody was asked for
    time and still works there. `has_visit`: one is planned that is not over.
    """

    state: PlacementState
    hold: Hold
    starts_on: date
    ends_on: date
    today: date
    agreed: Collection[Party] = ()
    has_leader: bool = False
    is_released: bool = False
    expects: bool = True
    has_visit: bool = True


def is_running(state: PlacementState, starts_on: date, ends_on: date, today: date) -> bool:
    """Whether a placement is agreed and today is one of its days."""
    return state is PlacementState.AGREED and starts_on <= today <= ends_on


def is_closed(state: PlacementState) -> bool:
    """Whether somebody has ended it. Time that was not released ends nothing: another may."""
    return state not in OPEN_STATES and state is not PlacementState.NOT_RELEASED


def is_over(state: PlacementState, ends_on: date, today: date) -> bool:
    """Whether nothing goes on in a placement any more: ended by somebody, or by its last day."""
    return is_closed(state) or ends_on < today


def may_plan(state: PlacementState, hold: Hold, ends_on: date, today: date) -> bool:
    """Whether a visit may be planned: agreed, not on hold, its last day not over."""
    return state is PlacementState.AGREED and hold is Hold.NONE and today <= ends_on


def may_note(
    state: PlacementState,
    hold: Hold,
    starts_on: date,  # noqa: ARG001 - visits are planned before the first day, too
    ends_on: date,
    today: date,
) -> bool:
    """Whether visits may be planned and noted: agreed and not on hold, up to two weeks after it."""
    is_agreed = state is PlacementState.AGREED and hold is Hold.NONE
    return is_agreed and today <= ends_on + NOTED_AFTERWARDS


def stands(agreed: tuple[date, date], wanted: tuple[date, date]) -> bool:
    """Whether an agreement for some days holds for others: at most four weeks outside of them."""
    return agreed[0] - STANDS_WITHIN <= wanted[0] and wanted[1] <= agreed[1] + STANDS_WITHIN


def next_for(party: Party, now: Situation) -> Next:
    """The one next thing for one of the three."""
    if is_closed(now.state):
        return Next.FINISHED if now.state is PlacementState.FINISHED else Next.CLOSED
    if now.ends_on < now.today and now.state is PlacementState.AGREED:
        return Next.FINISHED
    if party is Party.VISITOR:
        return _next_for_visitor(now)
    if now.hold is not Hold.NONE or now.ends_on < now.today:
        return Next.HELD
    return _next_for_host(now) if party is Party.HOST else _next_for_leader(now)


def _next_for_visitor(now: Situation) -> Next:
    if now.hold is not Hold.NONE:
        has_left = now.hold is Hold.VISITOR_LEFT
        return Next.WAIT_FOR_LIST if has_left else Next.CHOOSE_HOST
    if now.ends_on < now.today:
        return Next.CHANGE_DAYS
    if now.state is PlacementState.REQUESTED:
        return Next.WAIT_FOR_HOST
    if now.state is PlacementState.AGREED:
        return _next_in_agreed(now)
    return _next_before_agreed(now)


def _next_before_agreed(now: Situation) -> Next:
    """For the visitor, between the host’s yes and the last of the three ticks."""
    needs_leader = not now.has_leader and Party.HOME_LEADER not in now.agreed
    if needs_leader or now.state is PlacementState.NOT_RELEASED:
        return Next.ASK_LEADER
    if Party.VISITOR not in now.agreed:
        return Next.AGREE
    return Next.WAIT_FOR_AGREEMENTS if now.is_released else Next.WAIT_FOR_LEADER


def _next_in_agreed(now: Situation) -> Next:
    if not now.expects:
        return Next.EXPECT
    return Next.VISIT if now.has_visit else Next.PLAN_VISIT


def _next_for_host(now: Situation) -> Next:
    if now.state is PlacementState.REQUESTED:
        return Next.ACCEPT
    if now.state is PlacementState.AGREED:
        return Next.VISIT
    if Party.HOST not in now.agreed:
        return Next.AGREE
    return Next.WAIT_FOR_AGREEMENTS if now.is_released else Next.WAIT_FOR_LEADER


def _next_for_leader(now: Situation) -> Next:
    if now.state is PlacementState.ACCEPTED:
        return Next.RELEASE
    if now.state is PlacementState.AGREED:
        return Next.VISIT
    if now.state is PlacementState.NOT_RELEASED:
        return Next.CLOSED
    if Party.HOME_LEADER not in now.agreed and now.state is PlacementState.RELEASED:
        return Next.AGREE
    return Next.WAIT_FOR_AGREEMENTS


def where_it_stands(now: Situation) -> str:
    """A placement in a few words, as it is on that day."""
    is_agreed = now.state is PlacementState.AGREED
    words = STATE_WORDS[now.state]
    if is_closed(now.state):
        return words
    if now.ends_on < now.today:
        return "Finished" if is_agreed else "Its days passed before everything was agreed"
    if now.hold is not Hold.NONE:
        return "On hold"
    if is_agreed:
        return "Running" if now.starts_on <= now.today else "Agreed, not begun yet"
    was_asked = now.state is PlacementState.ACCEPTED and now.has_leader
    return "Accepted by the host, time asked for" if was_asked else words


def draft_key(placement: int | str, *names: str) -> str:
    """The name under which the draft of a field is kept: `placement:7:aim`."""
    return ":".join(("placement", str(placement), *names))


def together(parts: Collection[str]) -> str:
    """Words as a sentence names them: `one, two and three`."""
    *first, last = parts or ("",)
    return f"{', '.join(first)} and {last}" if first else last
