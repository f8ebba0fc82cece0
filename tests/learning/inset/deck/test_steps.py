"""A session as steps: what each part gives, keys that stay, what is gone says so."""

from dataclasses import replace

import pytest

from content import Library
from learning.inset.deck.steps import LONGEST_KEY, Step, StepKind, steps_of
from learning.inset.rules import PartKind
from tests.learning.inset.deck.holding import NOTICING, TRYING, USUAL, a_part, own


def inner(*parts, library: Library) -> tuple[Step, ...]:
    """The steps without the first and the last."""
    return steps_of("Looking closely", parts, library)[1:-1]


def test_a_session_begins_with_its_title_and_ends_with_a_closing(library):
    first, *_, last = steps_of("Looking closely", USUAL, library)
    assert (first.kind, first.title) == (StepKind.TITLE, "Looking closely")
    assert last.kind is StepKind.CLOSING


def test_a_session_without_parts_has_these_two(library):
    assert [step.kind for step in steps_of("Bare", (), library)] == [
        StepKind.TITLE,
        StepKind.CLOSING,
    ]


def test_a_lesson_is_its_passages_without_questions_cases_and_notes(library):
    steps = inner(a_part(PartKind.LESSON, **NOTICING), library=library)
    assert {step.kind for step in steps} <= {StepKind.PASSAGE, StepKind.REFLECT}
    assert any(step.kind is StepKind.REFLECT for step in steps)
    notes = "".join(step.facilitator_html for step in steps)
    assert notes
    assert all(notes not in step.html for step in steps)


def test_a_check_is_its_questions_and_a_scenario_its_moments(library):
    questions = inner(a_part(PartKind.CHECK, **NOTICING), library=library)
    assert [step.kind for step in questions] == [StepKind.QUESTION] * len(questions)
    assert questions[0].key == "first-steps/noticing?first"
    moments = inner(a_part(PartKind.SCENARIO, **TRYING), library=library)
    assert moments[0].key == "first-steps/trying?at-the-door.start"
    assert all(step.scenario_step for step in moments)


def test_notes_stand_once_though_a_lesson_is_shown_in_several_parts(library):
    lesson, check = a_part(PartKind.LESSON, **NOTICING), a_part(PartKind.CHECK, **NOTICING)
    both = inner(lesson, check, library=library)
    assert not any(step.facilitator_html for step in both if step.kind is StepKind.QUESTION)
    alone = inner(check, library=library)
    assert any(step.facilitator_html for step in alone)


def test_guidance_keeps_its_kind(library):
    parts = [a_part(PartKind.LESSON, module_slug=m.slug) for m in library.modules]
    boxes = [step.guidance for step in inner(*parts, library=library) if step.guidance]
    assert boxes
    assert all(box.kind and box.html for box in boxes)


def test_minutes_of_a_part_are_those_of_its_steps_together(library):
    for part in USUAL:
        steps = inner(replace(part, minutes=17), library=library)
        assert sum(step.minutes for step in steps) == 17


def test_keys_are_the_same_again_unique_and_never_too_long(library):
    parts = (*USUAL, *USUAL)
    once, again = (steps_of("A", parts, library) for _ in range(2))
    keys = [step.key for step in once]
    assert keys == [step.key for step in again]
    assert len(set(keys)) == len(keys)
    long = a_part(PartKind.LESSON, module_slug="m" * 100, lesson_slug="l" * 100)
    twice = steps_of("A", (long, replace(long, kind=PartKind.SCENARIO), long), library)
    assert max(len(step.key) for step in twice) <= LONGEST_KEY


def test_another_order_of_the_parts_leaves_the_keys_as_they_are(library):
    ways = (USUAL, tuple(reversed(USUAL)))
    one, other = ({step.key for step in steps_of("A", parts, library)} for parts in ways)
    assert one == other


@pytest.mark.parametrize(
    ("slugs", "says"),
    [
        ({"module_slug": "gone", "lesson_slug": "noticing"}, "This module is not in the courses"),
        ({"module_slug": "first-steps", "lesson_slug": "gone"}, "This lesson is not in its module"),
    ],
)
def test_what_is_gone_gives_a_step_that_says_so(library, slugs, says):
    [step] = inner(a_part(PartKind.LESSON, **slugs), library=library)
    assert step.is_missing
    assert says in step.html


def test_a_check_or_case_that_is_gone_says_so(library):
    [step] = inner(a_part(PartKind.SCENARIO, **NOTICING), library=library)
    assert step.is_missing
    assert "has no case" in step.html


def test_an_own_part_is_its_title_and_what_was_typed_made_safe(library):
    [bare] = inner(own("Talk"), library=library)
    assert (bare.title, bare.html) == ("Talk", "")
    [step] = inner(own("Talk", "In **pairs** <script>x</script>"), library=library)
    assert "<strong>pairs</strong>" in step.html
    assert "<script" not in step.html


def test_an_own_part_that_is_long_has_several_steps(library):
    steps = inner(own("Talk", "One more thing to say here. " * 70), library=library)
    assert len(steps) > 2
    assert {step.title for step in steps} == {"Talk"}


def test_the_schools_own_words_move_no_other_step(library):
    parts = [a_part(PartKind.LESSON, module_slug=m.slug) for m in library.modules]
    local = [step for step in inner(*parts, library=library) if step.is_local]
    assert local
    words = dict.fromkeys(_places(library), "<p>We ring the bell.</p>" * 40)
    usual = steps_of("A", parts, library)
    ours = steps_of("A", parts, library, own_words=words)
    assert [step.key for step in usual] == [step.key for step in ours]
    assert any("We ring the bell." in step.html for step in ours)


def _places(library: Library) -> set[str]:
    blocks = (b for m in library.modules for lesson in m.lessons for b in lesson.blocks)
    return {block.place for block in blocks if hasattr(block, "place")}
