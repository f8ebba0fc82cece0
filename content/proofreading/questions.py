"""Questions that can be answered by a trick instead of by what was read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from content.problems import Problem, quoted
from content.proofreading.marks import error, warning
from content.proofreading.pages import Asked, Choice, LessonPage, ModulePages

FEWEST_TO_JUDGE = 6
"""Questions with one right answer; fewer say nothing about a habit."""
FEWEST_IN_A_POOL = 4
MOST_LONGEST = 0.40
MOST_IN_ONE_PLACE = 0.50
MOST_BY_A_TRICK = 0.55
NAMED = 6

_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|any|both|neither) of (?:the above|these|them)\.?$"
    r"|\b(?:both )?[A-D] and [A-D]\b(?: only)?\.?$",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|only|just|every|all|none|nothing|must|cannot|no one|nobody)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:often|usually|sometimes|may|might|could|can|perhaps|likely|tend|first)\b", re.IGNORECASE
)

_REASON = re.compile(
    r"\b(?:so that|since|because|in case|rather than"
    r"|as (?:he|she|they|it|that|this|we|you|a|the|there)|so (?:he|she|they|it|that|we|you))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[”\"’']?$")

Found = Sequence[tuple[LessonPage, Asked]]


@dataclass(frozen=True, slots=True)
class Trick:
    """A way to answer without having read: which options it leaves over."""

    name: str
    remedy: str
    leaves: Callable[[Sequence[Choice]], Sequence[Choice]]


def _longest(choices: Sequence[Choice]) -> Sequence[Choice]:
    most = max(len(choice.words) for choice in choices)
    return [choice for choice in choices if len(choice.words) == most]


def _shortest(choices: Sequence[Choice]) -> Sequence[Choice]:
    least = min(len(choice.words) for choice in choices)
    return [choice for choice in choices if len(choice.words) == least]


def _without_absolutes(choices: Sequence[Choice]) -> Sequence[Choice]:
    return [choice for choice in choices if not _ABSOLUTE.search(choice.words)] or choices


def _hedged(choices: Sequence[Choice]) -> Sequence[Choice]:
    return [choice for choice in choices if _HEDGED.search(choice.words)] or choices


def _without_reasons(choices: Sequence[Choice]) -> Sequence[Choice]:
    return [choice for choice in choices if not _REASON.search(choice.words)] or choices


def _asking(choices: Sequence[Choice]) -> Sequence[Choice]:
    return [choice for choice in choices if _ASKS.search(choice.words)] or choices


TRICKS = (
    Trick("the shortest option", "lengthen some right answers", _shortest),
    Trick(
        "the option without “always”, “never” or “only”",
        "take such words out of wrong answers",
        _without_absolutes,
    ),
    Trick("the cautious option", "let wrong answers be cautious too", _hedged),
    Trick(
        "the option that gives no reason",
        "let right answers explain themselves too",
        _without_reasons,
    ),
    Trick("the option that asks", "let wrong answers ask, too", _asking),
)


def no_all_of_the_above(module: ModulePages) -> Iterator[Problem]:
    """Yield options that stand for others."""
    for page, asked in module.asked:
        for choice in asked.choices:
            if _ALL_OR_NONE.search(choice.words):
                said = f"the option {quoted(choice.words)} stands for others"
                remedy = "name what is right; let several be ticked if several are"
                yield error(page.path, choice.line, said, remedy)


def something_is_wrong(module: ModulePages) -> Iterator[Problem]:
    """Yield questions in which every option is right."""
    for page, asked in module.asked:
        if asked.choices and all(choice.is_right for choice in asked.choices):
            said = f"every option of {quoted(asked.slug)} is right"
            yield warning(page.path, asked.line, said, "add one that a good colleague might tick")


def pools_are_large(module: ModulePages) -> Iterator[Problem]:
    """Yield assessments with hardly a pool to draw from."""
    for page in module.lessons:
        if page.is_assessment and len(page.questions) < FEWEST_IN_A_POOL:
            said = f"the assessment’s pool has fewer than {FEWEST_IN_A_POOL} questions"
            yield error(page.path, page.line, said, "write more, so that trying again is worth it")


def right_is_not_longest(module: ModulePages) -> Iterator[Problem]:
    """Yield a module whose right answers are too often the longest."""
    found = _single(module)
    longest = [(page, asked) for page, asked in found if _longest(asked.choices) == [*asked.right]]
    if len(found) >= FEWEST_TO_JUDGE and len(longest) > MOST_LONGEST * len(found):
        said = f"the right answer is the longest in {len(longest)} of {len(found)} questions"
        remedy = f"shorten it, or lengthen the others, in {_named(longest)}"
        yield warning(module.path, module.lines["title"], said, remedy)


def places_are_spread(module: ModulePages) -> Iterator[Problem]:
    """Yield a module whose right answers too often stand in one place."""
    found = _single(module)
    if len(found) < FEWEST_TO_JUDGE:
        return
    places = [asked.choices.index(asked.right[0]) for _, asked in found]
    for place, ordinal in enumerate(("first", "second", "third", "fourth")):
        count = places.count(place)
        if count > MOST_IN_ONE_PLACE * len(found):
            there = [one for one, at in zip(found, places, strict=True) if at == place]
            said = f"the right answer stands {ordinal} in {count} of {len(found)} questions"
            remedy = f"move it in some, such as {_named(there)}"
            yield warning(module.path, module.lines["title"], said, remedy)


def no_trick_passes(module: ModulePages) -> Iterator[Problem]:
    """Yield a module of which somebody who knows a trick would get more than half right."""
    found = _single(module)
    if len(found) < FEWEST_TO_JUDGE:
        return
    for trick in TRICKS:
        shares = [(one, _chance(trick, one[1])) for one in found]
        got = sum(share for _, share in shares)
        if got > MOST_BY_A_TRICK * len(found):
            sure = [one for one, share in shares if share == 1]
            said = f"choosing {trick.name} is right in {got:.0f} of {len(found)} questions"
            yield warning(
                module.path, module.lines["title"], said, f"{trick.remedy}, in {_named(sure)}"
            )


def _chance(trick: Trick, asked: Asked) -> float:
    left = trick.leaves(asked.choices)
    return 1 / len(left) if asked.right[0] in left else 0.0


def _single(module: ModulePages) -> Found:
    return [(page, asked) for page, asked in module.asked if len(asked.right) == 1]


def _named(found: Found) -> str:
    names = [f"{page.slug}#{asked.slug}" for page, asked in found[:NAMED]]
    return ", ".join(names) + (" and others" if len(found) > NAMED else "")


def marks(module: ModulePages) -> Iterator[Problem]:
    """Yield questions that can be answered by a trick."""
    yield from no_all_of_the_above(module)
    yield from something_is_wrong(module)
    yield from pools_are_large(module)
    yield from right_is_not_longest(module)
    yield from places_are_spread(module)
    yield from no_trick_passes(module)
