"""A session for its templates: steps with what can be asked, the pack, the sheet to sign."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning.inset.deck.joining import Joining, joining_of
from learning.inset.deck.packs import Choice, Pack, choices_of, offers_of, pack_of, right_of
from learning.inset.deck.queries import Deck
from learning.inset.deck.sheets import lines_for, pages_of
from learning.inset.deck.steps import Step
from learning.inset.live.polls import asked_of
from learning.inset.rules import SessionState
from learning.inset.sessions.when import when_in_words
from learning.web.library import library

_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStep:
    """A step with its number. `is_asked`: the room can be asked it from here."""

    number: int
    step: Step
    choices: tuple[Choice, ...]
    right_html: tuple[str, ...]
    why_html: str
    is_asked: bool
    is_several: bool
    is_text: bool
    offers: tuple[str, ...]

    @property
    def right(self) -> tuple[Choice, ...]:
        """The choices that are right."""
        return tuple(choice for choice in self.choices if choice.is_right)

    @property
    def has_answer(self) -> bool:
        """Whether something is right that can be shown."""
        return bool(self.right_html or self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPage:
    """A session as it is presented. `at`: the number of the step to begin with.

    `was_missed`: a step was asked for that does not exist. `notice` says why nobody can be asked.
    """

    deck: Deck
    steps: tuple[ShownStep, ...]
    at: int
    was_missed: bool
    joining: Joining
    when: str
    notice: str

    @property
    def here(self) -> ShownStep:
        """The step to begin with."""
        return self.steps[self.at - 1]

    @property
    def has_missing(self) -> bool:
        """Whether something that was chosen is not there (any more)."""
        return any(each.step.is_missing for each in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """The pack with the facts of its session."""

    deck: Deck
    pack: Pack
    joining: Joining
    when: str
    lines: int
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """The sheet to sign: the facts, and the numbers of the lines on each page."""

    deck: Deck
    joining: Joining
    when: str
    pages: tuple[Sequence[int], ...]
    notice: str


def deck_page(deck: Deck, wanted: str) -> DeckPage:
    """The session to present, at the step whose number was asked for, or else the nearest."""
    number = int(wanted) if _NUMBER.fullmatch(wanted) else 1
    at = min(max(number, 1), len(deck.steps))
    return DeckPage(
        deck=deck,
        steps=tuple(_shown(number, step) for number, step in enumerate(deck.steps, 1)),
        at=at,
        was_missed=bool(wanted) and str(at) != wanted,
        joining=joining_of(deck.inset_session),
        when=_when(deck),
        notice=notice_of(deck.inset_session.state),
    )


def pack_page(deck: Deck) -> PackPage:
    """The pack of the session."""
    row = deck.inset_session
    pack = pack_of(deck.parts, deck.steps, library(), starts_at=row.starts_at, minutes=row.minutes)
    return PackPage(
        deck=deck,
        pack=pack,
        joining=joining_of(row),
        when=_when(deck),
        lines=lines_for(deck.expected),
        notice=notice_of(row.state),
    )


def sheet_page(deck: Deck) -> SheetPage:
    """The sheet to sign, with enough lines for those expected."""
    return SheetPage(
        deck=deck,
        joining=joining_of(deck.inset_session),
        when=_when(deck),
        pages=pages_of(lines_for(deck.expected)),
        notice=notice_of(deck.inset_session.state),
    )


def notice_of(state: SessionState) -> str:
    """What to know of a session that does not go on any more, and what to do; mostly nothing."""
    if state is SessionState.CANCELLED:
        return (
            "This session was cancelled. You can look at everything; nobody can join. To hold it "
            "after all, prepare the same one for another day."
        )
    if state is SessionState.ENDED:
        return (
            "This session has ended. You can look at everything; nobody can join or be asked. Who "
            "was there can still be corrected."
        )
    return ""


def _when(deck: Deck) -> str:
    return when_in_words(deck.inset_session.starts_at, deck.inset_session.minutes)


def _shown(number: int, step: Step) -> ShownStep:
    asked = asked_of(step)
    choices = choices_of(step)
    is_plain = step.question is not None and not any(choice.is_right for choice in choices)
    return ShownStep(
        number=number,
        step=step,
        choices=choices,
        right_html=right_of(step) if is_plain else (),
        why_html=step.question.why_html if step.question else "",
        is_asked=asked is not None,
        is_several=asked is not None and asked.several,
        is_text=asked is not None and asked.is_text,
        offers=offers_of(step),
    )
