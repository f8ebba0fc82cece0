"""What a room is asked: a question, a step of a scenario or an own question, as it stood. Pure.

A poll is a copy, so that what was answered to one wording never counts for another. What can be
answered on a phone with one look: one of several, some of several, a word or two, a choice of a
scenario, and an own question with a list below it. Putting in order and matching are for talking.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache

from content import match_slug, plain, shuffled
from content.types import Question, QuestionKind
from content.wording import answer_folded
from learning.courses.checks.rules import LONGEST_ANSWER, seed_for
from learning.drafts.rules import as_kept
from learning.errors import Refused
from learning.inset.deck.cutting import elements_of
from learning.inset.deck.steps import Step, StepKind
from learning.inset.live.rules import A_WORD, NOT_AN_OPTION, ONE_ANSWER, SOME_ANSWER
from learning.inset.rules import PollKind
from learning.web.filters import clock_time

RIGHT, OTHER = "right", "other"
"""The bars of a question that is answered in words: nobody's own words stand on a wall."""
LONGEST_QUOTED = 120
"""Characters of a question that is over, when it is named."""
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
MOST_READ = 64
"""Questions that are kept ready."""
APART = " "
"""Stands between slugs of an answer with several; no slug has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOption:
    """One possible answer, with what is said of it once the chart is shown. HTML is safe."""

    slug: str
    html: str
    is_right: bool = False
    feedback_html: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, as it stood when it was. HTML is safe.

    `options` are in the order in which they are shown. Where `is_text`, a phone shows a line to
    type into and NOT the options: these are the bars of the chart, the right answer and all
    others. `case_html` stands between question and answers; `why_html` is for afterwards.
    `has_right`: some answer is right (of an own question none is).
    """

    kind: PollKind
    text_html: str
    options: tuple[AskedOption, ...]
    several: bool = False
    is_text: bool = False
    case_html: str = ""
    why_html: str = ""
    accepted: tuple[str, ...] = ()

    @property
    def has_right(self) -> bool:
        """Whether there is a right (in a scenario: an experienced colleague’s) answer."""
        return any(option.is_right for option in self.options)


def asked_of(step: Step) -> Asked | None:
    """What a room can be asked at a step; None where it is shown and talked about."""
    if step.is_missing:
        return None
    if step.question is not None:
        return _of_question(step.question, step.key)
    if step.scenario_step is not None:
        return _of_scenario(step)
    return _of_own(step) if step.kind is StepKind.OWN else None


def kept(asked: Asked) -> str:
    """What is asked, as its column keeps it."""
    return json.dumps(asdict(asked), ensure_ascii=False)


@lru_cache(maxsize=MOST_READ)
def read(body: str) -> Asked:
    """What a column keeps; read once for all the phones that ask."""
    found = json.loads(body)
    options = tuple(AskedOption(**each) for each in found.pop("options"))
    kind, accepted = PollKind(found.pop("kind")), tuple(found.pop("accepted"))
    return Asked(kind=kind, options=options, accepted=accepted, **found)


def answer_to_keep(asked: Asked, chosen: Iterable[str]) -> str:
    """An answer as its column keeps it; Refused for what is no answer to this question."""
    values = list(chosen)
    if asked.is_text:
        return _words(values)
    known = [option.slug for option in asked.options]
    picked = set(values)
    if not picked:
        raise Refused(SOME_ANSWER if asked.several else ONE_ANSWER, "chosen")
    if not picked.issubset(known):
        raise Refused(NOT_AN_OPTION, "chosen")
    if len(picked) > 1 and not asked.several:
        raise Refused(ONE_ANSWER, "chosen")
    return APART.join(slug for slug in known if slug in picked)


def chosen_of(asked: Asked, column: str) -> tuple[str, ...]:
    """What was chosen, as a column keeps it: slugs of options, or the words as typed."""
    if asked.is_text:
        return (column,) if column else ()
    return tuple(column.split(APART)) if column else ()


def counts(asked: Asked, chosen: Iterable[str]) -> tuple[int, ...]:
    """How many chose each option, in their order; `chosen` are answers as columns keep them."""
    return tallied(asked, Counter(chosen))


def tallied(asked: Asked, by_answer: Mapping[str, int]) -> tuple[int, ...]:
    """As `counts`, of answers that were counted already (GROUP BY)."""
    found: Counter[str] = Counter()
    for column, count in by_answer.items():
        for slug in _bars(asked, column):
            found[slug] += count
    return tuple(found[option.slug] for option in asked.options)


def closed_in_words(asked: Asked, closed_at: datetime) -> str:
    """What somebody is told whose answer came after its question was closed: which it was."""
    words = plain(asked.text_html)
    if len(words) > LONGEST_QUOTED:
        words = words[: LONGEST_QUOTED - 1].rstrip() + "…"
    return (
        f"This question was closed at {clock_time(closed_at)}, so your answer was not counted. "
        f"It was: “{words}”"
    )


def _bars(asked: Asked, column: str) -> tuple[str, ...]:
    if not asked.is_text:
        return chosen_of(asked, column)
    is_right = answer_folded(column) in {answer_folded(words) for words in asked.accepted}
    return (RIGHT if is_right else OTHER,)


def _words(values: list[str]) -> str:
    words = " ".join(as_kept(" ".join(values)).split())
    if not answer_folded(words):
        raise Refused(A_WORD, "chosen")
    if len(words) > LONGEST_ANSWER:
        raise Refused(f"A word or two is enough, at most {LONGEST_ANSWER} characters.", "chosen")
    return words


def _of_question(question: Question, key: str) -> Asked | None:
    if question.kind is QuestionKind.SHORT:
        return _of_words(question)
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
        return None
    return Asked(
        kind=PollKind.QUESTION,
        text_html=question.html,
        case_html=question.case_html,
        why_html=question.why_html,
        several=question.kind is QuestionKind.SEVERAL,
        options=tuple(
            AskedOption(
                slug=option.slug,
                html=option.html,
                is_right=option.is_right,
                feedback_html=option.feedback_html,
            )
            for option in shuffled(question, seed_for(key))
        ),
    )


def _of_words(question: Question) -> Asked:
    return Asked(
        kind=PollKind.QUESTION,
        text_html=question.html,
        case_html=question.case_html,
        why_html=question.why_html,
        is_text=True,
        accepted=question.accepted,
        options=(
            AskedOption(slug=RIGHT, html=_as_html(question.accepted[0]), is_right=True),
            AskedOption(slug=OTHER, html="Something else"),
        ),
    )


def _of_scenario(step: Step) -> Asked | None:
    moment = step.scenario_step
    if moment is None or len(moment.options) < FEWEST_OPTIONS:
        return None
    return Asked(
        kind=PollKind.SCENARIO,
        text_html=moment.html,
        options=tuple(
            AskedOption(
                slug=option.slug,
                html=option.html,
                is_right=option.is_experienced,
                feedback_html=option.feedback_html,
            )
            for option in moment.options
        ),
    )


def _of_own(step: Step) -> Asked | None:
    """An own question: its title, or the words before, end with a question mark; a list follows."""
    elements = elements_of(step.html)
    if not elements or elements[-1].name not in ("ul", "ol"):
        return None
    before = "\n".join(each.html for each in elements[:-1])
    words = plain(before) if before else step.title
    inside = elements[-1].html
    listed = inside[inside.index(">") + 1 : inside.rindex("</")]
    items = {
        match_slug(plain(each.html)): plain(each.html)
        for each in elements_of(listed)
        if each.name == "li"
    }
    if not words.rstrip().endswith("?") or not FEWEST_OPTIONS <= len(items) <= MOST_OPTIONS:
        return None
    return Asked(
        kind=PollKind.OWN,
        text_html=before or f"<p>{_as_html(step.title)}</p>",
        options=tuple(AskedOption(slug=slug, html=_as_html(text)) for slug, text in items.items()),
    )


def _as_html(words: str) -> str:
    """Plain words as HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
