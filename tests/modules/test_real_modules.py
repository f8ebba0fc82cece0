"""The real courses: nothing wrong in them, ten minutes at most, dated, sourced, fairly checked."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from content import Library, check, draw
from content.types import Assessment, Check, Guidance, GuidanceKind, Lesson, Module, Question
from content.types import QuestionKind as Kind
from tests.modules.conftest import MODULES

LONGEST_MINUTES = 10
POOL_TIMES_DRAW = 2
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


def _singles(module: Module) -> list[Question]:
    return [q for _at, each in _checks(module) for q in each.questions if q.kind is Kind.SINGLE]


def test_the_authors_check_finds_nothing(clock):
    """On the day of this release: a review that falls due later is not a fault of the code."""
    assert [str(problem) for problem in check((MODULES,))] == []


def test_everything_can_be_shown(real_library):
    assert real_library.unavailable == ()
    assert [each.slug for each in real_library.modules] == sorted(
        MODULES_THERE, key=lambda slug: real_library.module(slug).title.casefold()
    )


def test_no_lesson_is_longer_than_ten_minutes(module):
    long = {each.slug: each.minutes for each in module.lessons if each.minutes > LONGEST_MINUTES}
    assert not long


def test_the_dates_are_in_order(module):
    assert module.law_as_at < module.review_by
    assert module.review_by - module.law_as_at <= timedelta(days=366)
    if module.checked_by:
        assert module.checked_on is not None


def test_what_is_law_or_guidance_names_where_it_is_written(module):
    bare = [
        (lesson.slug, str(block.kind))
        for lesson in module.lessons
        for block in lesson.blocks
        if isinstance(block, Guidance)
        and block.kind in (GuidanceKind.MUST, GuidanceKind.SHOULD)
        and not block.reference.strip()
    ]
    assert not bare


def test_what_is_proposed_has_its_date(module):
    boxes = [b for lesson in module.lessons for b in lesson.blocks if isinstance(b, Guidance)]
    proposed = [each for each in boxes if each.kind is GuidanceKind.PROPOSED]
    assert all(each.proposed_on is not None for each in proposed)
    assert all(each.proposed_on <= module.law_as_at for each in proposed if each.proposed_on)


def test_every_lesson_ends_with_a_check(module):
    assert [each.slug for each in module.lessons if each.check is None] == []


def test_every_lesson_asks_for_a_thought_or_a_deed(module):
    kinds = {"ReflectionPrompt", "ActionPrompt"}
    bare = [
        lesson.slug
        for lesson in module.lessons
        if not kinds & {type(block).__name__ for block in lesson.blocks}
    ]
    assert not bare


def test_a_retake_can_ask_other_questions(module):
    assessment = module.assessment
    if assessment is None:
        return
    assert len(assessment.check.questions) >= POOL_TIMES_DRAW * assessment.draw
    first, second = ({q.slug for q in draw(assessment, seed)} for seed in (1, 2))
    assert first != second


def test_every_answer_teaches(module):
    for where, each in _checks(module):
        for question in each.questions:
            assert question.why_html, (where.slug, question.slug)
            if question.kind in (Kind.SINGLE, Kind.SEVERAL):
                silent = [option.slug for option in question.options if not option.feedback_html]
                assert not silent, (where.slug, question.slug)


def test_the_right_answer_is_seldom_the_longest(module):
    """In at most half of the questions with one answer: length must not give it away."""
    singles = _singles(module)
    longest = [each for each in singles if _is_longest(each)]
    assert len(longest) <= len(singles) / 2, [each.slug for each in longest]


def _is_longest(question: Question) -> bool:
    lengths = {option.slug: len(option.html) for option in question.options}
    (right,) = [option.slug for option in question.options if option.is_right]
    return all(lengths[right] > length for slug, length in lengths.items() if slug != right)


def test_the_right_answer_is_not_always_in_the_same_place(module):
    """As written; a page shuffles them too."""
    singles = _singles(module)
    places = Counter([o.is_right for o in each.options].index(True) for each in singles)
    assert len(places) >= 3
    assert max(places.values()) <= len(singles) * 0.6, places


def test_every_pathway_leads_to_modules_that_are_there(real_library):
    for pathway in real_library.pathways:
        for stage in pathway.stages:
            for item in stage.items:
                assert real_library.module(item.module_slug) is not None
