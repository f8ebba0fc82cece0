"""What was asked in the room and shown to it: how many chose what, as far as it may be told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Row, bindparam, func, select

from learning.database import rows_of
from learning.inset.following.telling import Share, share
from learning.inset.live.polls import Asked, chosen_of, read, tallied
from learning.inset.models import Poll, PollAnswer
from learning.sharing.suppression import LEAST, hidden_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One possible answer. `people` is None where it is not told. HTML is safe."""

    html: str
    is_right: bool
    people: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInRoom:
    """One question: how many answered, what they chose, and the share that was right, if any is."""

    html: str
    module_slug: str
    lesson_slug: str
    of: int
    options: tuple[Chosen, ...]
    right: Share | None


def asked_in_rooms(session_ids: Sequence[int]) -> tuple[AskedInRoom, ...]:
    """What was shown to the rooms of these sessions and answered by at least five, in its order.

    Of a question that was asked again in one room the last time counts; the same question in
    several rooms is one.
    """
    last: dict[tuple[int, str], Row[Any]] = {}
    for row in rows_of(_SHOWN, session_ids=list(session_ids)):
        last[row.inset_session_id, _same(row)] = row
    answers: dict[int, Counter[str]] = {}
    for row in rows_of(_ANSWERS, poll_ids=[each.id for each in last.values()]):
        answers.setdefault(row.poll_id, Counter())[row.chosen] = row.people
    together: dict[str, tuple[Row[Any], Counter[str]]] = {}
    for (_, same), row in last.items():
        _, found = together.setdefault(same, (row, Counter()))
        found.update(answers.get(row.id, Counter()))
    told = (_told(row, found) for row, found in together.values())
    return tuple(each for each in told if each.of >= LEAST)


def _same(row: Row[Any]) -> str:
    """By what a question is the same one: as it was worded."""
    return f"{row.step_key} {row.body}"


def _told(row: Row[Any], by_answer: Mapping[str, int]) -> AskedInRoom:
    asked = read(row.body)
    of = sum(by_answer.values())
    found = dict(zip((each.slug for each in asked.options), tallied(asked, by_answer), strict=True))
    hidden = _hidden(asked, found, of)
    return AskedInRoom(
        html=asked.text_html,
        module_slug=row.module_slug,
        lesson_slug=row.lesson_slug,
        of=of,
        options=tuple(
            Chosen(
                html=option.html,
                is_right=option.is_right,
                people=None if option.slug in hidden else found[option.slug],
            )
            for option in asked.options
        ),
        right=share(_right(asked, by_answer), of) if asked.has_right and of else None,
    )


def _hidden(asked: Asked, found: Mapping[str, int], of: int) -> frozenset[str]:
    """The options whose numbers are not told; what is right is held back last, whatever its size.

    Where several can be ticked each is a table of its own: those who ticked it and all others.
    """
    if asked.several:
        alone = {
            slug: hidden_cells({"yes": people, "no": of - people}) for slug, people in found.items()
        }
        return frozenset(slug for slug, hidden in alone.items() if "yes" in hidden)
    right = {option.slug for option in asked.options if option.is_right}
    return hidden_cells(dict(sorted(found.items(), key=lambda each: each[0] in right)))


def _right(asked: Asked, by_answer: Mapping[str, int]) -> int:
    """How many chose what is right, and nothing else."""
    right = {option.slug for option in asked.options if option.is_right}
    if asked.is_text or not asked.several:
        counts = tallied(asked, by_answer)
        return sum(
            people for option, people in zip(asked.options, counts, strict=True) if option.is_right
        )
    return sum(
        people for column, people in by_answer.items() if set(chosen_of(asked, column)) == right
    )


_SHOWN = (
    select(
        Poll.id,
        Poll.inset_session_id,
        Poll.step_key,
        Poll.module_slug,
        Poll.lesson_slug,
        Poll.body,
    )
    .where(
        Poll.inset_session_id.in_(bindparam("session_ids", expanding=True, type_=Integer)),
        Poll.shown_at.is_not(None),
        Poll.closed_at.is_not(None),
    )
    .order_by(Poll.inset_session_id, Poll.number)
)
_ANSWERS = (
    select(PollAnswer.poll_id, PollAnswer.chosen, func.count(PollAnswer.id).label("people"))
    .where(PollAnswer.poll_id.in_(bindparam("poll_ids", expanding=True, type_=Integer)))
    .group_by(PollAnswer.poll_id, PollAnswer.chosen)
    .order_by(PollAnswer.poll_id, PollAnswer.chosen)
)
