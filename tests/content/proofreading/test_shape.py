"""Ten minutes, a case first, a check, a note, one thing to try, and a way to it."""

import pytest

from tests.content.proofreading.faultless import FILLER, LESSON, PATHWAY, marked, with_words


def test_ten_minutes() -> None:
    assert marked(LESSON.replace(FILLER, "Few words.\n"))[0].startswith(
        "01-a.md:2: the lesson has 23 words before its check; write at least 500"
    )
    assert marked(LESSON.replace(FILLER, FILLER * 2))[0].startswith("01-a.md:2: the lesson has 1,2")


@pytest.mark.parametrize("opening", ["## A heading\n", "- An item\n", "::: advice\nDo.\n:::\n"])
def test_a_lesson_opens_with_a_case(opening: str) -> None:
    found = marked(LESSON.replace("It is Monday, and Ada waits at the door.\n", opening))
    assert [line.partition(";")[0] for line in found] == [
        f"01-a.md:{7 if ':::' in opening else 6}: the lesson does not open with a case"
    ]


def test_an_empty_lesson_has_many_marks() -> None:
    found = marked("---\ntitle: A\nsummary: B.\n---\n")
    assert [line.partition(":2: ")[2].partition(";")[0] for line in found] == [
        "the lesson checks nothing",
        "the lesson does not open with a case",
        "the lesson ends with nothing to try",
        "the lesson has 0 words before its check",
        "the lesson has no facilitator’s note",
    ]


@pytest.mark.parametrize("words", ["class.png", "A class"])
def test_a_picture_is_told_in_words(words: str) -> None:
    assert marked(with_words(f"![{words}](images/class.png)\n")) == [
        (
            f"01-a.md:8: “{words}” does not say what the picture shows; "
            "tell it as you would on the telephone"
        )
    ]
    assert marked(with_words("![Two pupils share one book](images/class.png)\n")) == []


def test_some_pathway_leads_to_it() -> None:
    assert marked(pathways__all=PATHWAY.replace("- one", "- two")) == [
        "module.md:2: no pathway leads to the module; add - one to a file in pathways/"
    ]


def test_what_cannot_be_read_is_passed_over() -> None:
    assert marked("no header") == []
    assert marked(head="no header") == []
