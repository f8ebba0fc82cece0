"""How somebody answers a check in the story: mostly rightly. Pure."""

from collections.abc import Sequence
from random import Random

from content import match_slug
from content.types import Question, QuestionKind

Answers = dict[str, tuple[str, ...]]


def answers_to(questions: Sequence[Question], chance: Random, *, knows: float) -> Answers:
    """An answer to every question; each is right with the probability `knows`."""
    return {
        question.slug: _right(question) if chance.random() < knows else _wrong(question)
        for question in questions
    }


def _right(question: Question) -> tuple[str, ...]:
    match question.kind:
        case QuestionKind.ORDER:
            return tuple(option.slug for option in question.options)
        case QuestionKind.MATCH:
            return tuple(match_slug(pair.match) for pair in question.pairs)
        case QuestionKind.SHORT:
            return question.accepted[:1]
        case _:
            return tuple(option.slug for option in question.options if option.is_right)


def _wrong(question: Question) -> tuple[str, ...]:
    match question.kind:
        case QuestionKind.ORDER:
            return tuple(option.slug for option in reversed(question.options))
        case QuestionKind.MATCH:
            return tuple(match_slug(question.pairs[0].match) for _ in question.pairs)
        case QuestionKind.SHORT:
            return ("I am not sure",)
        case _:
            return next((option.slug,) for option in question.options if not option.is_right)
