"""Which questions of an assessment's pool are asked, and of whom."""

from content import draw
from content.types import Assessment, Module, Question
from learning.courses.checks.rules import Paper, seed_for


def paper_for(person_id: int, module: Module, assessment: Assessment, number: int) -> Paper:
    """What a person is asked at their attempt of this number: always the same for the same number.

    It is reckoned, not kept, so opening the page writes nothing.
    """
    # Seeds that follow each other take the pool in turn, so the next attempt asks other questions.
    seed = seed_for(person_id, module.slug) + number
    return _paper(assessment, draw(assessment, seed), seed)


def whole_pool(assessment: Assessment) -> Paper:
    """Every question that an attempt may have asked."""
    return _paper(assessment, assessment.check.questions, 0)


def _paper(assessment: Assessment, questions: tuple[Question, ...], seed: int) -> Paper:
    return Paper(
        names=(assessment.slug,),
        questions=questions,
        fingerprint=assessment.check.fingerprint,
        seed=seed,
        pass_percent=assessment.pass_percent,
    )
