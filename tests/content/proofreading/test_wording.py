"""Words to avoid, endless sentences, and who can read it."""

import pytest

from tests.content.proofreading.faultless import LESSON, marked, with_words


@pytest.mark.parametrize(
    ("words", "found", "better"),
    [
        ("A low-ability pupil.", "low-ability", "what the pupil can do"),
        ("Low\nability is said.", "Low ability", "what the pupil can do"),
        ("The SENCO comes.", "SENCO", "“SENCo”"),
        ("The deaf need light.", "The deaf", "“deaf pupils”"),
    ],
)
def test_words_to_avoid(words: str, found: str, better: str) -> None:
    assert marked(with_words(f"{words}\n")) == [
        f"01-a.md:8: “{found}” is a word to avoid; write: {better}"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "“A low ability pupil”, he says.",
        'He says "low ability", and means it.',
        "Do not write *low ability*.",
        "The SENCo comes.",
        "The deaf pupil needs light.",
        "Slow ability, below ability.",
    ],
)
def test_words_that_are_somebody_elses_are_left_alone(words: str) -> None:
    assert marked(with_words(f"{words}\n")) == []


def test_what_a_colleague_may_choose_is_left_alone() -> None:
    assert marked(LESSON.replace("One answer", "Call it low ability")) == []
    assert len(marked(LESSON.replace("Then this", "With low ability, this"))) == 1


def test_a_scenario_is_read_but_for_its_choices() -> None:
    told = '::: scenario s "S"\nLow ability, she says.\n- [x] low ability\n  > low ability\n:::'
    assert [line.partition(": ")[0] for line in marked(with_words(told))] == [
        "01-a.md:9",
        "01-a.md:11",
    ]


def test_a_library_without_a_list_avoids_nothing() -> None:
    assert marked(with_words("Low ability.\n"), words="# Nothing yet\n") == []


def test_an_endless_sentence() -> None:
    endless = "She " + "reads and " * 24 + "stops."
    found = marked(with_words(f"{endless}\n\n| {endless} |\n"))
    assert len(found) == 1
    assert found[0].startswith("01-a.md:8: a sentence has 50 words: “She reads")


def test_a_lesson_for_scholars() -> None:
    heavy = (
        "Institutional accountability necessitates comprehensive organisational "
        "differentiation of pedagogical methodologies across curricular provision.\n"
    )
    found = marked(
        LESSON.replace("The pupil reads a line and tells a friend what it says.\n", heavy)
    )
    assert [line.partition(" of ")[0] for line in found if "reading age" in line] == [
        "01-a.md:2: the lesson asks for a reading age"
    ]


def test_necessary_terms_do_not_count() -> None:
    term = "The pupil reads the differentiation of differentiation and differentiation too.\n"
    assert (
        marked(LESSON.replace("The pupil reads a line and tells a friend what it says.\n", term))
        == []
    )


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("catch - up", "A catch - up group."),
        ("suffers  from", "He suffers from it."),
        ("the child’s fault", "It is the child's fault."),
        ("kid", "A k\u0131d eats."),
        ("suffers", "He \u017fuffers it."),
        ("disability", "D\u0130SABILITY is said."),
        (".+ (a [b {2}", "Write .+ (a [b {2} here."),
    ],
)
def test_an_entry_is_found_however_it_is_spelt(entry: str, words: str) -> None:
    (found,) = marked(with_words(f"{words}\n"), words=f"{entry}\n: better\n")
    assert found.endswith("is a word to avoid; write: better")
