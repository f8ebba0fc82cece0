"""Somebody who has read no lesson, but has learned how our authors word right answers.

They know a few signs of wording, and from the questions of all other modules how often right and
wrong options carry each (naive Bayes). What they get right in a module beyond chance is what its
wording gives away.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from content.folders import find
from content.proofreading.pages import Asked, Choice, ModulePages, module_pages

SIGNS = {
    "gives a reason": r",? (?:so that|since|because|in case|rather than"
    r"|as (?:he|she|they|it|that|this|we|you|a|the|there)|so (?:he|she|they|it|that|we|you)\b)",
    "asks": r"\?[”\"]?$",
    "is spoken": r"^[\"“]",
    "adds a step": r", (?:and|then)\b",
    "has a colon": r":",
    "has a semicolon": r";",
    "has a number": r"\d|\b(?:one|two|three|four|five|six|ten)\b",
    "asks somebody": r"\b[Aa]sk",
    "tells somebody": r"\b[Tt]ell",
    "says no": r"\b(?:not|no|without)\b|n[’']t",
    "puts off": r"\b(?:until|before|first)\b",
    "joins": r"\band\b",
    "is polite": r"\b(?:please|thank|sorry|could|shall|would)\b",
    "says you": r"\b(?:you|your)\b",
    "says all": r"\b(?:all|every|whole|each)\b",
}
_SIGNS = {name: re.compile(pattern) for name, pattern in SIGNS.items()}


def modules_in(root: Path) -> list[ModulePages]:
    """Return the modules of a content root as an editor reads them."""
    read = (module_pages(folder) for folder in find(root).modules)
    return [module for module in read if module]


def questions_of(modules: Iterable[ModulePages]) -> list[Asked]:
    """Return the questions that have one right answer."""
    return [asked for one in modules for _page, asked in one.asked if len(asked.right) == 1]


def guessed(module: ModulePages, others: Iterable[ModulePages]) -> int:
    """Return how many of a module's questions they would get right who learned from others."""
    guesser = _Guesser(questions_of(others))
    return sum(guesser.choice(asked).is_right for asked in questions_of([module]))


class _Guesser:
    def __init__(self, learned_from: Sequence[Asked]) -> None:
        self.seen: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self.options: Counter[bool] = Counter()
        for asked in learned_from:
            for choice in asked.choices:
                self.options[choice.is_right] += 1
                self.seen[choice.is_right].update(_signs(choice, asked))

    def choice(self, asked: Asked) -> Choice:
        return max(asked.choices, key=lambda choice: self.likeness(choice, asked))

    def likeness(self, choice: Choice, asked: Asked) -> float:
        carried = _signs(choice, asked)
        total = 0.0
        for sign in (*_SIGNS, "is longest", "is shortest"):
            right, wrong = (self.share(sign, is_right) for is_right in (True, False))
            total += math.log(right / wrong if sign in carried else (1 - right) / (1 - wrong))
        return total

    def share(self, sign: str, is_right: bool) -> float:
        return (self.seen[is_right][sign] + 0.5) / (self.options[is_right] + 1)


def _signs(choice: Choice, asked: Asked) -> set[str]:
    lengths = [len(one.words) for one in asked.choices]
    carried = {name for name, pattern in _SIGNS.items() if pattern.search(choice.words)}
    carried |= {"is longest"} if len(choice.words) == max(lengths) else set()
    return carried | ({"is shortest"} if len(choice.words) == min(lengths) else set())
