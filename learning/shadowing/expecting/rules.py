"""When an expected day can be said, and what a whole one is. Pure."""

from collections.abc import Mapping

from learning.diary.rules import check_shares
from learning.errors import Refused
from learning.shadowing.placements.rules import is_closed
from learning.shadowing.rules import WHOLE, PlacementState

LONGEST_TYPED = 4
STANDS = (
    "You have noted the first activity, so the day you expected stands as it is. That is what "
    "makes the comparison worth reading."
)
NEVER_SAID = (
    "You have noted the first activity, so an expected day can no longer be said for this "
    "placement: it would be a memory. What you see is kept all the same."
)
CLOSED = "This placement has been ended, so nothing can be changed here."


def why_not(state: PlacementState, *, is_noted: bool, is_said: bool) -> str | None:
    """Why the expected day cannot be changed; None if it can."""
    if is_noted:
        return STANDS if is_said else NEVER_SAID
    return CLOSED if is_closed(state) else None


def percent_typed(text: str, field: str) -> int:
    """A share as it was typed; nothing is 0. Raises Refused for what is no share."""
    typed = text.strip().removesuffix("%").strip()
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_TYPED):
        raise Refused("Write a whole number of per cent, such as 25.", field)
    if int(typed) > WHOLE:
        raise Refused("No share is larger than 100 per cent.", field)
    return int(typed)


def with_rest(shares: Mapping[str, int], slug: str) -> Mapping[str, int]:
    """The shares, with what is left of the whole added to one; as they are if nothing is."""
    left = WHOLE - sum(shares.values())
    return {**shares, slug: shares.get(slug, 0) + left} if left > 0 else shares


def check_whole(shares: Mapping[str, int]) -> None:
    """Hold shares to make a whole day, or raise Refused, saying what is missing or too much."""
    check_shares(tuple(shares.values()))


def total_in_words(total: int) -> str:
    """How far shares add up, as the page says it."""
    if total == WHOLE:
        return f"{total} per cent: that is the whole day."
    if total > WHOLE:
        return f"{total} per cent so far: {total - WHOLE} too many."
    return f"{total} per cent so far: {WHOLE - total} left."
