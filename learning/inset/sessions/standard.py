"""What a session that is planned already shows of the standard, said kindly. Pure.

Nothing here is a score, and nothing is held against anybody: a part of which the plan shows
nothing is a question to think about, or to leave.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from learning.inset.rules import BETWEEN_A_FEW, PartKind, SessionKind
from learning.inset.sessions.kinds import STANDARD, PartOfStandard

TOGETHER = {
    SessionKind.COACHING: "Two people think together; the coach asks.",
    SessionKind.LESSON_STUDY: "A lesson is planned, watched and put right together.",
    SessionKind.SHARING_PRACTICE: "Colleagues show one another what works.",
    SessionKind.LEARNING_WALK: "Several people look at the same question.",
    SessionKind.PEER_OBSERVATION: "A colleague says what they saw.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is known of a session. `sources`: how many each of its modules names, by title."""

    kind: SessionKind
    has_aim: bool
    sources: Mapping[str, int]
    part_kinds: frozenset[PartKind]
    has_co_leader: bool
    in_series: int
    leaders: int
    is_for_everyone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLine:
    """One part of the standard: what it asks, what the plan shows, what was written to it."""

    part: PartOfStandard
    shows: tuple[str, ...]
    answer: str


def standard_lines(shown: Shown, notes: Mapping[str, str]) -> tuple[StandardLine, ...]:
    """The five parts, each with what the plan already shows and what was written."""
    found = (_outcomes, _evidence, _together, _sustained, _leadership)
    return tuple(
        StandardLine(part=part, shows=tuple(look(shown)), answer=notes.get(part.slug, ""))
        for part, look in zip(STANDARD, found, strict=True)
    )


def _outcomes(shown: Shown) -> Iterator[str]:
    if shown.has_aim:
        yield "You have said what it is for."
    if shown.kind is SessionKind.LESSON_STUDY:
        yield "It watches pupils, not the teacher."
    yield "After two and six weeks everybody is asked what changed in class."


def _evidence(shown: Shown) -> Iterator[str]:
    for title, count in shown.sources.items():
        yield f"“{title}” names its {'source' if count == 1 else f'{count} sources'}."


def _together(shown: Shown) -> Iterator[str]:
    if shown.kind in TOGETHER:
        yield TOGETHER[shown.kind]
    if PartKind.SCENARIO in shown.part_kinds:
        yield "The room decides what to do in a case, and sees what others would."
    if PartKind.CHECK in shown.part_kinds:
        yield "Questions to the room show where people differ."
    if shown.has_co_leader:
        yield "Two people lead it."


def _sustained(shown: Shown) -> Iterator[str]:
    if shown.in_series > 1:
        yield f"It is one of {shown.in_series} sessions of a series."
    yield "Each chooses one thing to try, and is asked about it after two and six weeks."


def _leadership(shown: Shown) -> Iterator[str]:
    if shown.leaders:
        yield "A leader of the school leads it, or leads it with you."
    if shown.is_for_everyone and shown.kind not in BETWEEN_A_FEW:
        yield "The whole staff has time for it at once."
