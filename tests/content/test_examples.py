"""The lesson that others are measured by parses as it stands."""

from pathlib import Path

import pytest

from content.types import (
    ActionPrompt,
    Check,
    Facilitator,
    Guidance,
    GuidanceKind,
    Lesson,
    Prose,
    QuestionKind,
    ReflectionPrompt,
    Scenario,
)
from tests.content.writing import read

EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    library = read(EXAMPLES)
    assert library.problems == ()
    return library.modules[0].lessons[0]


def test_the_module_is_read_whole() -> None:
    module = read(EXAMPLES).modules[0]
    assert (module.slug, module.title, module.version) == (
        "graduated-approach",
        "The graduated approach",
        1,
    )
    assert module.audience == ("teacher", "teaching assistant", "early career teacher")
    assert module.to_check == ("6.39", "6.46", "6.49")
    assert module.checked_by == ""
    assert module.checked_on is None
    assert len(module.outcomes) == 3
    assert module.is_whole
    assert module.intro_html.startswith("<p>Teachers own the four-part cycle.")


def test_the_lesson_keeps_its_name_number_and_minutes(lesson: Lesson) -> None:
    assert (lesson.slug, lesson.number, lesson.minutes) == ("assess", 1, 9)
    assert lesson.title == "Assess: what is getting in the way?"


def test_every_block_stands_in_its_place(lesson: Lesson) -> None:
    assert [type(block) for block in lesson.blocks] == [
        Prose,
        Guidance,
        Facilitator,
        Prose,
        Guidance,
        Prose,
        Scenario,
        Check,
        ReflectionPrompt,
        ActionPrompt,
        Prose,
    ]


def test_guidance_has_its_kind_and_reference(lesson: Lesson) -> None:
    kinds = [(b.kind, b.reference) for b in lesson.blocks if isinstance(b, Guidance)]
    assert kinds == [(GuidanceKind.SHOULD, "6.45"), (GuidanceKind.ADVICE, "")]


def test_the_scenario_has_three_steps_with_their_ways(lesson: Lesson) -> None:
    scenario = lesson.scenario("fine-at-home")
    assert scenario
    assert scenario.title == "She is fine at home"
    assert [step.slug for step in scenario.steps] == ["start", "opens", "closes"]
    assert [option.leads_to for option in scenario.steps[0].options] == [
        "closes",
        "opens",
        "closes",
    ]
    assert [option.is_experienced for option in scenario.steps[0].options] == [False, True, False]
    assert [option.leads_to for option in scenario.steps[1].options] == [None, None]
    assert scenario.steps[2].options == ()


def test_the_check_asks_three_questions(lesson: Lesson) -> None:
    assert lesson.check
    asked = [(q.slug, q.kind, sum(o.is_right for o in q.options)) for q in lesson.check.questions]
    assert asked == [
        ("first-step", QuestionKind.SINGLE, 1),
        ("testable", QuestionKind.SEVERAL, 2),
        ("who", QuestionKind.SINGLE, 1),
    ]


def test_the_outline_has_the_headings_with_their_ids(lesson: Lesson) -> None:
    assert [heading.slug for heading in lesson.outline] == [
        "gather-five-kinds-of-evidence",
        "hypotheses",
        "what-assessing-is-not",
        "sources",
    ]


def test_straight_quotation_marks_read_well(lesson: Lesson) -> None:
    first = lesson.blocks[0]
    assert isinstance(first, Prose)
    assert "“to talk to the SENCo about”. Beside Kofi’s name" in first.html
    assert '"to talk' not in first.html
