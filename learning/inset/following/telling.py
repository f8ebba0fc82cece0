"""What may be told of many answers without saying anything of one. Pure.

Answers are counted in the order in which they came, and only up to a step: the first 5, 10, 15,
25… What a page tells changes when a step is reached and at no other time, so between two looks
there are always at least five people. What it tells is coarse: a share in thirds, or a number of at
least five rounded down to fives, never higher than five below the step. Steps and words are chosen
together: whatever pages somebody keeps and compares, of everybody who answered both answers stay
possible (`tests/learning/inset/following/test_telling.py` tries every course of answers). Steps of
five throughout would not do: from “some” to “most” can then take five alike.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from learning.sharing.suppression import LEAST

STEPS = (5, 10, 15, 25, 40, 60, 90, 135, 200, 300, 450, 700, 1000, 1500)
"""Each is LEAST or more above the one before, and about half as many again."""

Answer = TypeVar("Answer")


class Share(StrEnum):
    """How many of those who answered, in thirds."""

    FEW = "few"
    SOME = "some"
    MOST = "most"


SHARE_WORDS = {
    Share.FEW: "a third or fewer",
    Share.SOME: "between a third and two thirds",
    Share.MOST: "two thirds or more",
}


def counted(answers: Sequence[Answer]) -> Sequence[Answer]:
    """The answers that count by now, of all in the order in which they came; none below five."""
    return answers[: max((step for step in STEPS if step <= len(answers)), default=0)]


def share(yes: int, of: int) -> Share:
    """The share that said yes; `of` is a step."""
    if 3 * yes >= 2 * of:
        return Share.MOST
    return Share.FEW if 3 * yes <= of else Share.SOME


def at_least(count: int, of: int) -> int | None:
    """How many at least, in fives; None for what cannot be told. `of` is a step.

    The highest that is told is five below the step: “all of them” would be said of each.
    """
    told = min(count - count % LEAST, of - LEAST)
    return told if told >= LEAST else None
