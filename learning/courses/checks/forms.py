"""The form of a check: each question as a control, what was sent as answers, what is missing.

Made from content's questions, so it takes answers to known questions only. It knows nothing of
which answer is right, and shows options in an order that does not tell.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from content import choices, shuffled, unanswered
from content.types import Question, QuestionKind
from learning.courses.checks.rules import LONGEST_ANSWER, seed_for
from learning.drafts.rules import as_kept
from learning.web.filters import safe_html

Sent = MultiDict[str, str]
Choice = tuple[str, Markup]
Chosen = str | tuple[str, ...] | dict[str, str]

PREFIX = "question-"
ROW = "_"
"""Stands before a row's slug, where no slug can have it: no two controls share a name."""


HINTS = {
    QuestionKind.SINGLE: "",
    QuestionKind.SEVERAL: "Choose all that apply.",
    QuestionKind.ORDER: "Give each one its place.",
    QuestionKind.MATCH: "Choose the one that fits for each.",
    QuestionKind.SHORT: "A word or two.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionField:
    """One question as its control shows it. `choices` are plain texts with their values.

    `case` is what stands between the question and its answers, `hint` says how to answer.
    """

    name: str
    kind: QuestionKind
    legend: Markup
    case: Markup
    options: tuple[Choice, ...]
    choices: tuple[tuple[str, str], ...]
    chosen: Chosen
    hint: str
    error: str | None


class CheckForm:
    """Questions with what has been chosen so far; without anything sent, empty."""

    def __init__(
        self, questions: Sequence[Question], *, seed: int, sent: Sent | None = None
    ) -> None:
        self.questions = tuple(questions)
        self.seed = seed
        self.errors: dict[str, str] = {}
        sent = sent if sent is not None else MultiDict()
        self._chosen = {each.slug: _READ[each.kind](each, sent) for each in self.questions}

    @property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """What was chosen, as `content.mark` takes it; incomplete rows give no answer."""
        found = {each.slug: _answer(each, self._chosen[each.slug]) for each in self.questions}
        return {slug: answer for slug, answer in found.items() if answer}

    def is_complete(self) -> bool:
        """Whether every question is answered; if not, `errors` says what is missing."""
        missing = unanswered(self.questions, self.answers)
        self.errors = {each.slug: _complaint(each, self._chosen[each.slug]) for each in missing}
        for each in self.questions:
            chosen = self._chosen[each.slug]
            if isinstance(chosen, str) and len(chosen) > LONGEST_ANSWER:
                self.errors[each.slug] = (
                    f"Answer in a word or two, at most {LONGEST_ANSWER} characters"
                )
        return not self.errors

    @property
    def fields(self) -> tuple[QuestionField, ...]:
        """The questions as their controls show them."""
        return tuple(self._field(question) for question in self.questions)

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        """What is missing, for the error summary: the id of the control, and what to do there."""
        number = {each.slug: at for at, each in enumerate(self.questions, start=1)}
        return tuple(
            (f"{PREFIX}{slug}-0", f"Question {number[slug]}: {message[0].lower()}{message[1:]}")
            for slug, message in self.errors.items()
        )

    def _field(self, question: Question) -> QuestionField:
        return QuestionField(
            name=PREFIX + question.slug,
            kind=question.kind,
            legend=safe_html(question.html),
            case=safe_html(question.case_html),
            options=_options(question, self.seed),
            choices=choices(question),
            chosen=self._chosen[question.slug],
            hint=HINTS[question.kind],
            error=self.errors.get(question.slug),
        )


def _options(question: Question, seed: int) -> tuple[Choice, ...]:
    if question.kind is QuestionKind.MATCH:
        return tuple((ROW + pair.slug, safe_html(pair.html)) for pair in question.pairs)
    own = seed_for(seed, question.slug)
    mark = ROW if question.kind is QuestionKind.ORDER else ""
    return tuple((mark + option.slug, safe_html(option.html)) for option in shuffled(question, own))


def _read_single(question: Question, sent: Sent) -> Chosen:
    known = {option.slug for option in question.options}
    value = sent.get(PREFIX + question.slug, "")
    return value if value in known else ""


def _read_several(question: Question, sent: Sent) -> Chosen:
    values = set(sent.getlist(PREFIX + question.slug))
    return tuple(option.slug for option in question.options if option.slug in values)


def _read_order(question: Question, sent: Sent) -> Chosen:
    places = {str(place) for place in range(1, len(question.options) + 1)}
    return _rows(question, [option.slug for option in question.options], sent, places)


def _read_match(question: Question, sent: Sent) -> Chosen:
    known = {slug for slug, _ in choices(question)}
    return _rows(question, [pair.slug for pair in question.pairs], sent, known)


def _read_short(question: Question, sent: Sent) -> Chosen:
    return as_kept(sent.get(PREFIX + question.slug, "")).strip()


def _rows(question: Question, slugs: list[str], sent: Sent, known: set[str]) -> dict[str, str]:
    found = {ROW + slug: sent.get(f"{PREFIX}{question.slug}-{ROW}{slug}", "") for slug in slugs}
    return {row: value for row, value in found.items() if value in known}


_READ: dict[QuestionKind, Callable[[Question, Sent], Chosen]] = {
    QuestionKind.SINGLE: _read_single,
    QuestionKind.SEVERAL: _read_several,
    QuestionKind.ORDER: _read_order,
    QuestionKind.MATCH: _read_match,
    QuestionKind.SHORT: _read_short,
}


def _answer(question: Question, chosen: Chosen) -> tuple[str, ...]:
    if isinstance(chosen, str):
        return (chosen,) if chosen else ()
    if isinstance(chosen, tuple):
        return chosen
    if question.kind is QuestionKind.MATCH:
        rows = [ROW + pair.slug for pair in question.pairs]
        return tuple(chosen[row] for row in rows) if len(chosen) == len(rows) else ()
    in_order = sorted(chosen, key=lambda row: int(chosen[row]))
    is_whole = len(chosen) == len(question.options) and not _shares_place(chosen)
    return tuple(row.removeprefix(ROW) for row in in_order) if is_whole else ()


def _shares_place(chosen: dict[str, str]) -> bool:
    return any(one == other for one, other in pairwise(sorted(chosen.values())))


def _complaint(question: Question, chosen: Chosen) -> str:
    if isinstance(chosen, dict):
        if question.kind is QuestionKind.MATCH:
            return "Choose one for each line"
        return "Give each its own place" if _shares_place(chosen) else "Give each one a place"
    return _MISSING[question.kind]


_MISSING = {
    QuestionKind.SINGLE: "Choose an answer",
    QuestionKind.SEVERAL: "Choose at least one answer",
    QuestionKind.SHORT: "Write an answer",
}
