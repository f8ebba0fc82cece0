"""No habit of wording gives right answers away."""

import math

import pytest

from tests.modules.conftest import MODULES
from tests.modules.tells import guessed, modules_in, questions_of

MOST_GUESSED = 0.50
"""Of all questions with one right answer; chance alone gives a third."""


def most_guessed_in_one(count: int) -> float:
    """Return how many of a module's questions may be guessed: half, and two standard deviations.

    A dozen questions scatter widely around their share.
    """
    return MOST_GUESSED * count + 2 * math.sqrt(count * MOST_GUESSED * (1 - MOST_GUESSED))


@pytest.fixture(scope="module")
def guesses() -> dict[str, tuple[int, int]]:
    modules = modules_in(MODULES)
    return {
        one.slug: (
            guessed(one, [other for other in modules if other is not one]),
            len(questions_of([one])),
        )
        for one in modules
    }


def test_the_wording_of_the_library_gives_little_away(guesses: dict[str, tuple[int, int]]) -> None:
    right, all_of_them = (sum(column) for column in zip(*guesses.values(), strict=True))
    assert right <= MOST_GUESSED * all_of_them, f"{right} of {all_of_them}"


def test_no_module_could_be_passed_by_its_wording(guesses: dict[str, tuple[int, int]]) -> None:
    passable = {
        slug: f"{right} of {count}"
        for slug, (right, count) in guesses.items()
        if right > most_guessed_in_one(count)
    }
    assert passable == {}
