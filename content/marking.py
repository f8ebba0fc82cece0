"""A check and the answers given into a result; and which questions to ask, in which order.

Knows no people. Whatever a form may send is an answer: what is no valid one is not right.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from content.types import Assessment, Option, Question, QuestionKind, QuestionResult, Result
from content.wording import answer_folded, wording_slug

LONGEST_ANSWER = 500

Given = Mapping[str, Sequence[str]]


def mark(questions: Sequence[Question], answers: Given) -> Result:
    """Return how each question was answered, one point each; unanswered is not right.

    Answers stand under the question's slug: option slugs (single, several; order in the order
    chosen), for each pair the slug of the chosen match, or one string for a short answer.
    """
    results = tuple(_marked(question, answers) for question in questions)
    return Result(
        questions=results,
        score=sum(result.is_right for result in results),
        out_of=len(results),
    )


def unanswered(questions: Sequence[Question], answers: Given) -> tuple[Question, ...]:
    """Return the questions whose answer is missing, not complete or not valid."""
    return tuple(
        question
        for question in questions
        if not _IS_VALID[question.kind](question, _chosen(question, answers))
    )


def draw(assessment: Assessment, seed: int) -> tuple[Question, ...]:
    """Return the questions of one attempt: always the same for a seed.

    Seeds that follow each other take the pool's questions in turn, so a retake with the next
    seed asks different questions as far as there are enough.
    """
    pool = sorted(assessment.check.questions, key=lambda question: _rank(0, question.slug))
    start = seed * assessment.draw
    drawn = [pool[(start + offset) % len(pool)] for offset in range(assessment.draw)]
    return tuple(sorted(drawn, key=lambda question: _rank(seed, question.slug)))


def shuffled(question: Question, seed: int) -> tuple[Option, ...]:
    """Return the options in an order that depends on the seed alone.

    Items to put in order never come in the right one.
    """
    options = tuple(sorted(question.options, key=lambda option: _rank(seed, option.slug)))
    if question.kind is QuestionKind.ORDER and options == question.options:
        return (*options[1:], options[0])
    return options


def choices(question: Question) -> tuple[tuple[str, str], ...]:
    """Return the slug and text of each match to choose from, once each, by alphabet."""
    texts = sorted({pair.match for pair in question.pairs}, key=str.casefold)
    return tuple((match_slug(text), text) for text in texts)


def match_slug(text: str) -> str:
    """Return the value that stands for a match in a form."""
    return wording_slug(text)


def _marked(question: Question, answers: Given) -> QuestionResult:
    chosen = _chosen(question, answers)
    is_right = _IS_VALID[question.kind](question, chosen) and _IS_RIGHT[question.kind](
        question, chosen
    )
    return QuestionResult(question=question, chosen=chosen, is_right=is_right)


def _chosen(question: Question, answers: Given) -> tuple[str, ...]:
    return tuple(answers.get(question.slug, ()))


def _rank(seed: int, slug: str) -> bytes:
    return blake2b(f"{seed}:{slug}".encode(), digest_size=8).digest()


def _slugs(question: Question) -> list[str]:
    return [option.slug for option in question.options]


def _is_one(question: Question, chosen: tuple[str, ...]) -> bool:
    return len(chosen) == 1 and chosen[0] in _slugs(question)


def _is_some(question: Question, chosen: tuple[str, ...]) -> bool:
    known = set(_slugs(question))
    return bool(chosen) and len(set(chosen)) == len(chosen) and known.issuperset(chosen)


def _is_order(question: Question, chosen: tuple[str, ...]) -> bool:
    return sorted(chosen) == sorted(_slugs(question))


def _is_matched(question: Question, chosen: tuple[str, ...]) -> bool:
    known = {slug for slug, _ in choices(question)}
    return len(chosen) == len(question.pairs) and known.issuperset(chosen)


def _is_short(question: Question, chosen: tuple[str, ...]) -> bool:  # noqa: ARG001 - one shape
    return len(chosen) == 1 and len(chosen[0]) <= LONGEST_ANSWER and bool(answer_folded(chosen[0]))


def _right_options(question: Question, chosen: tuple[str, ...]) -> bool:
    return set(chosen) == {option.slug for option in question.options if option.is_right}


def _right_order(question: Question, chosen: tuple[str, ...]) -> bool:
    return list(chosen) == _slugs(question)


def _right_matches(question: Question, chosen: tuple[str, ...]) -> bool:
    return list(chosen) == [match_slug(pair.match) for pair in question.pairs]


def _right_words(question: Question, chosen: tuple[str, ...]) -> bool:
    return answer_folded(chosen[0]) in {answer_folded(words) for words in question.accepted}


_IS_VALID = {
    QuestionKind.SINGLE: _is_one,
    QuestionKind.SEVERAL: _is_some,
    QuestionKind.ORDER: _is_order,
    QuestionKind.MATCH: _is_matched,
    QuestionKind.SHORT: _is_short,
}
_IS_RIGHT = {
    QuestionKind.SINGLE: _right_options,
    QuestionKind.SEVERAL: _right_options,
    QuestionKind.ORDER: _right_order,
    QuestionKind.MATCH: _right_matches,
    QuestionKind.SHORT: _right_words,
}
