"""What a submitted check says, and what its result tells: never which other option was right."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from content import match_slug
from content.types import Lesson, Question, QuestionKind

LONGEST_ANSWER = 200
"""Characters of a short answer."""
LARGEST_SEED = 2**30
"""Together with the number of any attempt, a seed still fits a database's integer."""
LARGEST_NUMBER = 2**20
"""More attempts than anybody makes."""

Answers = Mapping[str, tuple[str, ...]]
"""By question slug, as `content.mark` takes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is asked: the questions in their order, what passes, and under which name it is kept.

    `names`: every slug of the lesson or assessment, the present one first. `seed` decides in
    which order options are shown, and which questions of a pool are drawn.
    """

    names: tuple[str, ...]
    questions: tuple[Question, ...]
    fingerprint: str
    seed: int
    pass_percent: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A form with answers as it came: which check it was made for, and the form's own id."""

    answers: Answers
    fingerprint: str
    form_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """One answer as it is kept: what was submitted, and whether it was right then."""

    question_slug: str
    chosen: tuple[str, ...]
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a result shows for one question.

    What was chosen is HTML (`given`, each with what the author says to it, and to nothing else),
    rows of HTML with their plain matches, or typed words.
    """

    question: Question
    is_right: bool
    given: tuple[tuple[str, str], ...] = ()
    matches: tuple[tuple[str, str], ...] = ()
    typed: str = ""
    remark: str = ""


def seed_for(*parts: object) -> int:
    """A number below the largest seed that is always the same for the same parts."""
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % LARGEST_SEED


def paper_of(lesson: Lesson) -> Paper | None:
    """The lesson's check, the same for everybody; None if it has none."""
    if lesson.check is None:
        return None
    return Paper(
        names=(lesson.slug, *lesson.formerly),
        questions=lesson.check.questions,
        fingerprint=lesson.check.fingerprint,
        seed=seed_for(lesson.check.fingerprint),
    )


def kept(chosen: Sequence[str]) -> str:
    """An answer as its column keeps it."""
    return json.dumps(list(chosen), ensure_ascii=False)


def unkept(column: str) -> tuple[str, ...]:
    """The answer a column keeps."""
    return tuple(str(value) for value in json.loads(column))


def verdicts(questions: Sequence[Question], given: Sequence[GivenAnswer]) -> tuple[Verdict, ...]:
    """The verdict on each answer whose question still exists: what was wrong first."""
    known = {question.slug: question for question in questions}
    still_asked = [each for each in given if each.question_slug in known]
    found = [_verdict(known[each.question_slug], each) for each in still_asked]
    return tuple(sorted(found, key=lambda verdict: verdict.is_right))


def _verdict(question: Question, answer: GivenAnswer) -> Verdict:
    kind, chosen = question.kind, answer.chosen
    return Verdict(
        question=question,
        is_right=answer.is_right,
        given=_given(question, chosen),
        matches=_matches(question, chosen) if kind is QuestionKind.MATCH else (),
        typed=" ".join(chosen) if kind is QuestionKind.SHORT else "",
        remark="" if answer.is_right else _remark(question, chosen),
    )


def _given(question: Question, chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The options chosen with their feedback, in order; those that are gone are left out."""
    known = {option.slug: (option.html, option.feedback_html) for option in question.options}
    return tuple(known[slug] for slug in chosen if slug in known)


def _matches(question: Question, chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each row with what was chosen for it; nothing if the question has other rows now."""
    texts = {match_slug(pair.match): pair.match for pair in question.pairs}
    if len(chosen) != len(question.pairs) or not set(chosen) <= set(texts):
        return ()
    rows = zip(question.pairs, chosen, strict=True)
    return tuple((pair.html, texts[slug]) for pair, slug in rows)


def _remark(question: Question, chosen: Sequence[str]) -> str:
    """What helps at the next try without giving an answer away."""
    if question.kind is not QuestionKind.SEVERAL:
        return ""
    right = {option.slug for option in question.options if option.is_right}
    if set(chosen) < right:
        return "What you chose is right, and there is more to find."
    if right < set(chosen):
        return "All that belongs here is among what you chose, and something that does not."
    return ""
