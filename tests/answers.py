"""Right and wrong answers to the questions of a library, as their form takes them."""

from collections.abc import Iterable, Mapping

from content import match_slug
from content.types import Question, QuestionKind

Given = Mapping[str, str | list[str]]
PREFIX = "question-"
ROW = "_"


def right_answers(questions: Iterable[Question]) -> dict[str, str | list[str]]:
    """What an expert would choose, for every question."""
    given: dict[str, str | list[str]] = {}
    for question in questions:
        given.update(_right(question))
    return given


def wrong_answers(questions: Iterable[Question]) -> dict[str, str | list[str]]:
    """As right_answers, but the first option that is wrong (for questions with one answer)."""
    given = right_answers(questions := list(questions))
    for question in questions:
        if question.kind is QuestionKind.SINGLE:
            wrong = next(each for each in question.options if not each.is_right)
            given[PREFIX + question.slug] = wrong.slug
    return given


def _right(question: Question) -> Given:
    name = PREFIX + question.slug
    right = [each.slug for each in question.options if each.is_right]
    if question.kind is QuestionKind.SINGLE:
        return {name: right[0]}
    if question.kind is QuestionKind.SEVERAL:
        return {name: right}
    if question.kind is QuestionKind.ORDER:
        return {f"{name}-{ROW}{slug}": str(place) for place, slug in enumerate(right, start=1)}
    if question.kind is QuestionKind.MATCH:
        return {f"{name}-{ROW}{pair.slug}": match_slug(pair.match) for pair in question.pairs}
    return {name: question.accepted[0]}
