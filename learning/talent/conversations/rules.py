"""What may be done with a conversation, when, and by whom. Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from learning.errors import Refused
from learning.talent.rules import ConversationState

LONGEST_MESSAGE = 1_000
LONGEST_PLACE = 200
FURTHEST_AHEAD = timedelta(days=366)
DRAFTS = "way/conversation/"

OPEN_STATES = frozenset({ConversationState.ASKED, ConversationState.ACCEPTED})
"""States in which the two can still agree a time, or call it off."""
AGREED_STATES = frozenset({ConversationState.ACCEPTED, ConversationState.HELD})
"""States in which both can write down what was agreed."""
STATE_WORDS = {
    ConversationState.ASKED: "Asked",
    ConversationState.ACCEPTED: "Agreed",
    ConversationState.DECLINED: "Declined",
    ConversationState.HELD: "Held",
    ConversationState.CANCELLED: "Cancelled",
}


def message_key() -> str:
    """The name of the draft of a message to somebody who is asked."""
    return f"{DRAFTS}message"


def agreed_key(conversation_id: int) -> str:
    """The name of the draft of what was agreed in a conversation."""
    return f"{DRAFTS}{conversation_id}/agreed"


def meeting_at(day: date | None, at: time | None, zone: ZoneInfo) -> datetime | None:
    """The moment that a day and a time name, or none; Refused for one without the other."""
    if day is None and at is None:
        return None
    if day is None:
        raise Refused("Say on which day, or leave the time empty too.", "day")
    if at is None:
        raise Refused("Say at what time, or leave the day empty too.", "at")
    return datetime.combine(day, at, zone)


def check_meeting(meets_on: date | None, ends_on: date | None, today: date) -> None:
    """Hold the day of a conversation to be one that can be chosen, or raise Refused.

    `ends_on` is the last day on which the other can see it, if they can.
    """
    if meets_on is None:
        return
    if meets_on < today:
        raise Refused("That day is over. Choose today or a later one.", "day")
    if meets_on > today + FURTHEST_AHEAD:
        raise Refused("Choose a day within the next year.", "day")
    if ends_on is not None and meets_on > ends_on:
        raise Refused(
            "By then the other can no longer see this page. Choose an earlier day, or let them see "
            "it for longer.",
            "day",
        )


def check_held_on(day: date | None, asked_on: date, today: date) -> date:
    """The day on which it was held: not before it was asked for, not after today; else Refused."""
    if day is None:
        raise Refused("Say on which day you talked.", "held_on")
    if day > today:
        raise Refused("That day is still to come. Choose today or an earlier one.", "held_on")
    if day < asked_on:
        raise Refused("That is before you asked. Choose a later day.", "held_on")
    return day


def may_answer(state: ConversationState, *, awaits_owner: bool, is_owner: bool) -> bool:
    """Whether the time that stands was proposed by the other, and waits for this one’s answer."""
    return state is ConversationState.ASKED and awaits_owner is is_owner
