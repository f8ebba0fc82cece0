"""What a room takes, how long, how often; and its sentences. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from learning.inset.rules import SessionState


class Action(StrEnum):
    """What the presenter's page, or its remote, asks for besides moving on."""

    TAKE_OVER = "take_over"
    OPEN_POLL = "open_poll"
    CLOSE_POLL = "close_poll"
    SHOW_POLL = "show_poll"
    START_TIMER = "start_timer"
    PAUSE_TIMER = "pause_timer"
    STOP_TIMER = "stop_timer"
    TAKE_QUESTIONS = "take_questions"
    STOP_QUESTIONS = "stop_questions"
    ANSWER_QUESTION = "answer_question"
    HIDE_QUESTION = "hide_question"


LARGEST_ID = 2**31 - 1
LONGEST_TIMER = 3 * 60 * 60
"""Seconds."""
LONGEST_QUESTION = 300
"""Characters of a question from the room."""
MOST_QUESTIONS = 10
"""By one phone in one session."""
BETWEEN_QUESTIONS = timedelta(seconds=20)
MOST_SHOWN = 50
"""Questions from the room on a page; those with the fewest votes are left out first."""
KEYS_KEPT = timedelta(days=1)
"""How long after the end answers could still be told apart: then the salt goes."""
FEW_VOTES = 5

NOT_STARTED = (
    "This session has not been opened yet. It begins when whoever leads it opens the room."
)
HAS_ENDED = "This session has ended, so nothing more is taken."
WAS_CANCELLED = "This session was cancelled."
NOBODY_PRESENTS = "This session has not been opened yet. Open it from here?"
ANOTHER_PRESENTS = "{presenter} is presenting in another window. Present from here instead?"
GONE_STEP = (
    "This step is not part of the session any more, because its content was changed. "
    "Open the page again to go on."
)
TO_TALK_ABOUT = "This step is for talking: there is nothing to answer on a phone."
NOTHING_ASKED = "The room was asked nothing at this step yet."
NO_SUCH_POLL = "This question is not part of this session. What is asked now is shown above."
NOT_AN_OPTION = "Choose one of the answers that are shown."
ONE_ANSWER = "Choose one answer."
SOME_ANSWER = "Choose at least one answer."
A_WORD = "Write a word or two."
HOW_LONG = "Say how long the timer is to run."
WHICH_QUESTION = "Say which question from the room is meant."
NO_QUESTIONS = "Questions from the room are not being taken just now."
OWN_QUESTION = "This is your own question: votes are for what others asked."
NO_SUCH_QUESTION = "This question is not there any more."
KEYS_GONE = "This session is over, and what was answered in it belongs to nobody any more."


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer that runs has an end; one that rests has seconds left; without both there is none."""

    ends_at: datetime | None = None
    left: int | None = None

    def started(self, seconds: int | None, now: datetime) -> "Timer":
        """Running: for so many seconds, or for those that were left."""
        length = seconds if seconds is not None else self.left
        if length is None:
            # One that runs goes on; where there is none, none begins.
            return self
        return Timer(ends_at=now + timedelta(seconds=length))

    def paused(self, now: datetime) -> "Timer":
        """Resting, with the whole seconds that were left."""
        if self.ends_at is None:
            return self
        return Timer(left=max(0, round((self.ends_at - now).total_seconds())))


NO_TIMER = Timer()


def why_not_asked(earlier: Sequence[datetime], now: datetime) -> str | None:
    """Why a phone that asked at these times cannot ask again now; None if it can."""
    if len(earlier) >= MOST_QUESTIONS:
        return (
            f"You have asked {MOST_QUESTIONS} questions, and that is the most. "
            "You can vote for those of others."
        )
    wait = BETWEEN_QUESTIONS - (now - max(earlier)) if earlier else timedelta(0)
    if wait > timedelta(0):
        seconds = ceil(wait.total_seconds())
        unit = "second" if seconds == 1 else "seconds"
        return f"Please wait {seconds} {unit} before you ask again. Your words are still here."
    return None


def is_worth_telling(votes: int) -> bool:
    """Whether phones are told of so many votes at once: each of the first few, then every fifth.

    Who votes sees their own at once, and the presenter's page has them all.
    """
    return votes <= FEW_VOTES or votes % FEW_VOTES == 0


def shown_version(version: int, state: SessionState) -> int:
    """The version as phones know it: the end of a session is another one, and its going on, too.

    Whoever ends a session need not know of rooms: even while it is open, odd once it has ended.
    """
    return 2 * version + (state in (SessionState.ENDED, SessionState.CANCELLED))


def why_not_open(state: SessionState) -> str | None:
    """Why nothing can be answered, asked or shown in a session now; None while it is open."""
    return _WHY_NOT_OPEN.get(state)


_WHY_NOT_OPEN = {
    SessionState.PLANNED: NOT_STARTED,
    SessionState.ENDED: HAS_ENDED,
    SessionState.CANCELLED: WAS_CANCELLED,
}
