"""A folder becomes a module: order, numbers, names, the assessment, what is left out."""

from pathlib import Path

import pytest

from tests.content.writing import HEAD, TOP, lines, module_files, module_of, read, write

WORDS = TOP + "Words.\n"
QUESTIONS = "".join(f"### Q{i}? {{#q{i}}}\n= a\n> **Why:** b.\n" for i in range(3))
ASSESSMENT = (
    "---\ntitle: The test\nkind: assessment\ndraw: 2\npass: 80\nsummary: It asks.\n---\n"
    f"::: check\n{QUESTIONS}:::\n"
)


def test_lessons_stand_in_the_order_of_their_numbers() -> None:
    files = {
        "courses/one/module.md": HEAD,
        "courses/one/10-last.md": WORDS,
        "courses/one/02-first.md": WORDS,
        "courses/one/9-middle.md": WORDS,
    }
    module = module_of(files)
    assert [(lesson.number, lesson.slug) for lesson in module.lessons] == [
        (1, "first"),
        (2, "middle"),
        (3, "last"),
    ]


def test_an_assessment_is_no_lesson() -> None:
    module = module_of(module_files(a=WORDS, test=ASSESSMENT, b=WORDS))
    assert [lesson.slug for lesson in module.lessons] == ["a", "b"]
    assessment = module.assessment
    assert assessment
    assert (assessment.slug, assessment.title) == ("test", "The test")
    assert (assessment.draw, assessment.pass_percent, assessment.summary) == (2, 80, "It asks.")
    assert len(assessment.check.questions) == 3


def test_without_its_assessment_a_module_is_not_whole(tmp_path: Path) -> None:
    broken = ASSESSMENT.replace("draw: 2", "draw: 4")
    (module,) = read(write(tmp_path, module_files(a=WORDS, test=broken))).modules
    assert module.assessment is None
    assert not module.is_whole
    assert [left.slug for left in module.left_out] == ["test"]
    assert module.left_out[0].title == "The test"


def test_numbers_go_on_without_a_gap_where_a_lesson_is_left_out(tmp_path: Path) -> None:
    library = read(write(tmp_path, module_files(a=WORDS, b="broken", c=WORDS)))
    assert [(le.number, le.slug) for le in library.modules[0].lessons] == [(1, "a"), (2, "c")]
    assert library.modules[0].left_out[0].title == "B"


def test_a_former_name_leads_to_the_lesson_unless_another_has_it_now() -> None:
    old = TOP.replace("summary", "formerly: b, was\nsummary") + "Words.\n"
    module = module_of(module_files(a=old, b=WORDS))
    found = [module.lesson(slug) for slug in ("was", "b", "none")]
    assert [lesson and lesson.slug for lesson in found] == ["a", "b", None]


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("Words.\n", 1),
        ("word " * 400, 2),
        ("word " * 520, 3),
        ("word " * 400 + "\n\n::: facilitator\n" + "word " * 400 + "\n:::\n", 2),
        (f"::: check\n{QUESTIONS}:::\n", 1),
        ("word " * 400 + "\n\n::: check\n" + QUESTIONS * 1 + ":::\n", 3),
    ],
)
def test_minutes_are_reckoned_from_words_and_questions(body: str, minutes: int) -> None:
    assert module_of(module_files(a=TOP + body)).lessons[0].minutes == minutes


def test_minutes_that_are_written_count() -> None:
    text = TOP.replace("summary", "minutes: 7\nsummary") + "Words.\n"
    module = module_of(module_files(a=text, b=WORDS))
    assert module.lessons[0].minutes == 7
    assert module.minutes == 8


def test_a_lesson_of_more_than_ten_minutes_is_shown_with_a_warning(tmp_path: Path) -> None:
    long = TOP + "\n\n".join(["word " * 500] * 5)
    library = read(write(tmp_path, module_files(a=long)))
    assert lines(library.problems, tmp_path) == [
        (
            "courses/one/01-a.md:4: the lesson takes about 12 minutes; "
            "shorten it to 10, or divide it in two"
        )
    ]
    assert library.modules[0].lessons


def test_the_summary_of_an_assessment_may_be_left_out() -> None:
    text = ASSESSMENT.replace("summary: It asks.\n", "")
    module = module_of(module_files(a=WORDS, test=text))
    assert module.assessment
    assert module.assessment.summary == ""


def test_a_whole_module_is_whole() -> None:
    assert module_of(module_files(a=WORDS)).is_whole


def test_an_assessment_kept_back_by_its_words_is_left_out(tmp_path: Path) -> None:
    broken = ASSESSMENT.replace("Q1?", "[Q1](x:1)?")
    (module,) = read(write(tmp_path, module_files(a=WORDS, test=broken))).modules
    assert module.assessment is None
