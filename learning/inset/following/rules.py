"""When those who were there are asked, what they can choose, and what is kept. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from learning.inset.rules import BETWEEN_A_FEW, FOLLOW_UP_WEEKS, SessionKind, Tried, Useful

EVALUATION = "evaluation"
EVALUATED_FOR = 42
"""Days after the session on which somebody can still say what they made of it."""
ASKED_FOR = 28
"""Days on which a follow-up is asked: the one at two weeks ends as the one at six begins."""
LINK_LASTS = timedelta(days=30)
LONGEST_WORDS = 2_000
FRIDAY_OF_NEXT_WEEK = 11
"""Days after the Monday of this week."""

USEFUL_WORDS = {
    Useful.VERY: "Very useful",
    Useful.FAIRLY: "Fairly useful",
    Useful.LITTLE: "A little useful",
    Useful.NOT: "Not useful for my work",
}
TRIED_WORDS = {
    Tried.YES: "Yes",
    Tried.PARTLY: "In part",
    Tried.NOT_YET: "Not yet",
    Tried.NO: "No",
}
HELPS = {
    "time": "Time to prepare or to try it",
    "seeing": "Seeing it done",
    "talking": "Talking it over with a colleague",
    "materials": "Materials ready to use",
    "coaching": "Somebody who watches and helps me get better at it",
    "leaders": "Leaders who back it",
    "hands": "Another adult in the room",
    "knowing": "Knowing more about the need behind it",
}
"""What would help, by slug: fixed, so that it can be counted."""
FOUND_USEFUL = frozenset({Useful.VERY, Useful.FAIRLY})
HAVE_TRIED = frozenset({Tried.YES, Tried.PARTLY})


@dataclass(frozen=True, slots=True)
class DayToTry:
    """A day by which somebody could try it, with words for it."""

    day: date
    words: str


def days_to_try(today: date) -> tuple[DayToTry, ...]:
    """Days to choose from: the end of next week, two weeks, and half a term from now."""
    friday = today + timedelta(days=FRIDAY_OF_NEXT_WEEK - today.weekday())
    return (
        DayToTry(friday, "By the end of next week"),
        DayToTry(today + timedelta(days=14), "In two weeks"),
        DayToTry(today + timedelta(days=42), "In about half a term"),
    )


def last_day_to_evaluate(day: date) -> date:
    """The last day on which a session of that day can be evaluated."""
    return day + timedelta(days=EVALUATED_FOR)


def days_of_follow_up(day: date, weeks: int) -> tuple[date, date]:
    """The first and the last day on which those who were there on `day` are asked."""
    first = day + timedelta(weeks=weeks)
    return first, first + timedelta(days=ASKED_FOR - 1)


def weeks_from(weeks: int) -> tuple[int, ...]:
    """The follow-ups that come with this one or later: what is put aside with it."""
    return tuple(each for each in FOLLOW_UP_WEEKS if each >= weeks)


def helps_to_keep(chosen: Iterable[str]) -> str:
    """What would help, as its column keeps it: slugs we know, in their order."""
    ticked = set(chosen)
    return ",".join(slug for slug in HELPS if slug in ticked)


def helps_of(column: str) -> tuple[str, ...]:
    """The slugs a column keeps."""
    return tuple(column.split(",")) if column else ()


def may_share(kind: SessionKind) -> bool:
    """Whether words can be read without a name: not where only a few were there."""
    return kind not in BETWEEN_A_FEW


def question(weeks: int, trying: str) -> str:
    """What is asked after so many weeks, of whoever meant to try something or nothing."""
    since = "Two weeks" if weeks == FOLLOW_UP_WEEKS[0] else "Six weeks"
    if trying:
        return f"{since} on: did you try it?"
    return f"{since} on: has anything from it found its way into your practice?"
