"""What somebody may be reminded of, when, and in which words. Pure.

An e-mail is read by whoever sees the screen: it holds no word that somebody wrote themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from learning.people.letters import Letter


class NudgeKind(StrEnum):
    """What a reminder is about."""

    SESSION = "session"
    EVALUATION = "evaluation"
    FOLLOW_UP = "follow_up"
    TRAINING = "training"
    ACTION = "action"
    STALLED = "stalled"
    IMPACT = "impact"


AHEAD = timedelta(days=7)
"""How long before its day something is called to mind."""
STALLED_AFTER = timedelta(days=21)
GIVEN_UP_AFTER = timedelta(days=90)
"""Whoever has left a module alone for so long has decided."""
FIRST_HOUR, LAST_HOUR = 7, 17
FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something to call to mind. `key` names it: the same thing never comes twice."""

    kind: NudgeKind
    key: str
    words: str
    path: str


def is_time_for_letters(moment: datetime) -> bool:
    """Whether an e-mail may arrive at this moment of London: a working day, in working hours."""
    return moment.weekday() <= FRIDAY and FIRST_HOUR <= moment.hour < LAST_HOUR


def days_ahead(today: date) -> tuple[date, date]:
    """The days of which somebody is reminded today: from today, a week on."""
    return today, today + AHEAD


def has_stalled(last_opened_on: date, today: date) -> bool:
    """Whether a module that was begun has been left alone, and not for ever."""
    return STALLED_AFTER <= today - last_opened_on <= GIVEN_UP_AFTER


def in_words(day: date) -> str:
    """`Friday 4 December`."""
    return f"{day:%A} {day.day} {day:%B}"


def letter(name: str, things: Sequence[Thing], address: str, choice_address: str) -> Letter:
    """One e-mail for all that is new today; `address` is where Alongside is."""
    lines = "\n\n".join(f"- {each.words}\n  {address}{each.path}" for each in things)
    what = "One thing" if len(things) == 1 else f"{len(things)} things"
    return Letter(
        f"{what} from Alongside",
        f"Hello {name},\n\n"
        f"{lines}\n\n"
        "Each comes once; nothing follows if you leave it. You asked for these e-mails and can "
        f"stop them here:\n\n{choice_address}\n",
    )
