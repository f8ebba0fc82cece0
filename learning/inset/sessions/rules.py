"""What may be said of a session, by whom it is prepared, and who gets a place. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from learning.errors import Refused
from learning.inset.rules import BETWEEN_A_FEW, SessionKind, SessionState
from learning.inset.sessions.times import OPENS_BEFORE
from learning.people.rules import Role

Waiting = TypeVar("Waiting")

TAKING_OVER = frozenset({Role.SENCO, Role.LEADER, Role.TRUST_LEAD})
"""Roles that manage any session where they are held, but for what is between a few."""

SHORTEST, LONGEST = 5, 720
LONGEST_TITLE = 200
LONGEST_PLACE = 200
LONGEST_LINK = 500
LONGEST_TEXT = 4_000
LONGEST_BODY = 2_000
MOST_PARTS = 60
MOST_PLACES = 5_000
MOST_MONTHS = 120
MOST_FEW = 12
"""People who may be invited to what is between a few."""
EARLIEST = timedelta(days=366)
LATEST = timedelta(days=2 * 366)

PAST = (
    "This time is past. Choose another, or tick “It has taken place already” if you enter it "
    "afterwards."
)
NOT_PAST = "This time is still to come. Take the tick away at “It has taken place already”."
WERE_THERE = (
    "Somebody is on the list of those who were there, so this session cannot be put off. Take them "
    "off its list first, or end it and prepare the same one for another day."
)
OTHER_KIND = (
    "What is between a few stays between them, so the kind of this session cannot be changed. "
    "Prepare another one instead."
)


def check_minutes(minutes: int) -> int:
    """The length of a session, if it can be one; else Refused."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(
            f"A session takes from {SHORTEST} minutes to {LONGEST // 60} hours. "
            "Make a longer one of several sessions.",
            "minutes",
        )
    return minutes


def check_when(starts_at: datetime, ends: datetime, now: datetime, *, is_past: bool) -> None:
    """Hold the time to be one that can be meant, or raise Refused.

    `is_past`: whoever prepares it says that it has taken place already.
    """
    if starts_at < now - EARLIEST:
        raise Refused("This is more than a year ago. Check the day.", "day")
    if starts_at > now + LATEST:
        raise Refused("This is more than two years ahead. Check the day.", "day")
    if ends <= now and not is_past:
        raise Refused(PAST, "day")
    if starts_at > now and is_past:
        raise Refused(NOT_PAST, "has_taken_place")


def check_places(places: int | None, coming: int) -> None:
    """Hold the places to be enough for those who come, or raise Refused with how many they are."""
    if places is None:
        return
    if not 1 <= places <= MOST_PLACES:
        raise Refused(
            f"Write how many may come, from 1 to {MOST_PLACES:,}, or leave it empty.", "places"
        )
    if places < coming:
        people = "1 person has" if coming == 1 else f"{coming} people have"
        raise Refused(
            f"{people} said that they come, and there would be {places} "
            f"{'place' if places == 1 else 'places'}. Give at least {coming}, or ask some of them "
            "to say that they cannot come.",
            "places",
        )


def check_renewal(title: str, months: int | None) -> None:
    """Hold title and months of a training to be there together, or raise Refused."""
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise Refused(
            f"Write a number of months from 1 to {MOST_MONTHS}, or leave it empty.", "renews_months"
        )
    if months is not None and not title:
        raise Refused("Say which training it counts as, too.", "training_title")


def check_kind(before: SessionKind, after: SessionKind) -> None:
    """Hold a changed kind to keep private what was private, or raise Refused."""
    if before is not after and (before in BETWEEN_A_FEW or after in BETWEEN_A_FEW):
        raise Refused(OTHER_KIND)


def check_leaders(state: SessionState, before: int | None, after: int | None) -> None:
    """Hold a session whose room is open to be led as it was, or raise Refused.

    Whoever leads is not among those whose answers are told: changed back and forth, it would say
    what one person has answered.
    """
    if state is SessionState.OPEN and before != after:
        raise Refused(
            "The room of this session is open, so who leads it stays as it is.", "also_led_by"
        )


def check_moved(starts_at: datetime, now: datetime) -> None:
    """Hold a session at which somebody was not to be put off until later, or raise Refused."""
    if starts_at > now + OPENS_BEFORE:
        raise Refused(WERE_THERE, "day")


def check_invited(kind: SessionKind, *, is_open: bool, by_name: int) -> None:
    """Hold what is between a few to be so: some people by name; or raise Refused.

    `is_open`: everybody, or a group, is invited.
    """
    if kind not in BETWEEN_A_FEW:
        return
    if is_open:
        raise Refused("This is between a few: invite people by name.", "invitees")
    if by_name > MOST_FEW:
        raise Refused(f"This is between a few: {MOST_FEW} people at most.", "invitees")


def why_not_changed(state: SessionState) -> str | None:
    """Why a session cannot be changed or cancelled; None if it can."""
    if state is SessionState.CANCELLED:
        return "This session was cancelled. Prepare the same one for another day instead."
    if state is SessionState.ENDED:
        return "This session has ended, so when and what it was stands."
    return None


def why_not_booked(state: SessionState, ends: datetime, now: datetime) -> str | None:
    """Why nobody can say any more whether they come; None if they can."""
    if state is SessionState.CANCELLED:
        return "This session was cancelled."
    if state is SessionState.ENDED or now >= ends:
        return "This session is over."
    return None


def moving_up(waiting: Sequence[Waiting], coming: int, places: int | None) -> Sequence[Waiting]:
    """Those who get a place now, in the order in which they have waited."""
    if places is None:
        return waiting
    return waiting[: max(0, places - coming)]
