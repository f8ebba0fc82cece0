"""The library that comes with the product: whole, faultless, and enough for a school.

What a single file may hold is for the author's check, which finds nothing here; what follows is
about the library as a whole.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

from content import Library, check, draw
from content.module_header import AREAS, AUDIENCES
from content.proofreading import proofread
from content.types import Assessment, Check, Guidance, GuidanceKind, Lesson, Module
from content.types import QuestionKind as Kind
from tests.modules.conftest import MODULES

POOL_TIMES_DRAW = 2
FEWEST_QUESTIONS = 10
MODULES_THERE = sorted(path.name for path in (MODULES / "courses").iterdir() if path.is_dir())


@pytest.fixture(params=MODULES_THERE)
def module(request, real_library: Library) -> Module:
    found = real_library.module(request.param)
    assert found is not None
    return found


def _checks(module: Module) -> Iterator[tuple[Lesson | Assessment, Check]]:
    for lesson in module.lessons:
        if lesson.check is not None:
            yield lesson, lesson.check
    if module.assessment is not None:
        yield module.assessment, module.assessment.check


def _question_count(module: Module) -> int:
    return sum(len(each.questions) for _where, each in _checks(module))


def test_the_authors_check_finds_nothing(clock):
    """On the day of this release: a review that falls due later is not a fault of the code."""
    assert [str(problem) for problem in check((MODULES,))] == []


def test_an_editor_has_nothing_to_mark():
    assert [str(problem) for problem in proofread((MODULES,))] == []


def test_everything_can_be_shown(real_library):
    assert real_library.unavailable == ()
    assert [each.slug for each in real_library.modules] == sorted(
        MODULES_THERE, key=lambda slug: real_library.module(slug).title.casefold()
    )


def test_it_is_enough_for_a_school(real_library):
    assert len(real_library.modules) >= 28
    assert sum(len(module.lessons) for module in real_library.modules) >= 140
    assert sum(map(_question_count, real_library.modules)) >= 600


def test_every_area_and_every_reader_has_something(real_library):
    areas = Counter(area for module in real_library.modules for area in module.areas)
    readers = Counter(reader for module in real_library.modules for reader in module.audience)
    assert all(areas[area] >= 2 for area in AREAS), areas
    assert all(readers[each] >= 2 for each in AUDIENCES if each != "all staff"), readers


def test_questions_are_of_every_kind(real_library):
    kinds = Counter(
        question.kind
        for module in real_library.modules
        for _where, each in _checks(module)
        for question in each.questions
    )
    assert set(kinds) == set(Kind)


def test_a_module_asks_enough_to_tell_knowing_from_guessing(module):
    assert _question_count(module) >= FEWEST_QUESTIONS


def test_what_is_proposed_is_told_as_proposed(module):
    boxes = [b for lesson in module.lessons for b in lesson.blocks if isinstance(b, Guidance)]
    proposed = [each for each in boxes if each.kind is GuidanceKind.PROPOSED]
    assert all(each.proposed_on is not None for each in proposed)
    assert all(each.proposed_on <= module.law_as_at for each in proposed if each.proposed_on)
    for lesson in module.lessons:
        tells = "Individual Support Plan" in lesson.text or "white paper" in lesson.text.lower()
        assert not tells or lesson.is_proposed or proposed, lesson.slug


def test_a_retake_can_ask_other_questions(module):
    assessment = module.assessment
    if assessment is None:
        return
    assert len(assessment.check.questions) >= POOL_TIMES_DRAW * assessment.draw
    first, second = ({q.slug for q in draw(assessment, seed)} for seed in (1, 2))
    assert first != second
