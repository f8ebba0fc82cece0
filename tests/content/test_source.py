"""Bytes become lines whatever wrote them, and line numbers stay right."""

import pytest

from content.problems import Findings
from content.source import MOST_LINES, read_lines
from tests.content.writing import TOP, library_of, problems_of


def read(raw: bytes) -> tuple[list[str], list[str]]:
    findings = Findings("f")
    lines = read_lines(raw, findings)
    return [line.text for line in lines or ()], [str(problem) for problem in findings.problems]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_lines_are_counted_alike_whatever_ends_them(ending: str, start: str) -> None:
    text = start + TOP + "\nWords.\n\n# Top\n"
    raw = text.replace("\n", ending).encode()
    library = library_of("", {"courses/one/01-a.md": raw})
    assert [problem.line for problem in library.problems if problem.path.endswith("a.md")] == [8]


def test_an_empty_file_has_no_lines() -> None:
    assert read(b"") == ([], [])


def test_tabs_become_spaces_and_letters_are_composed() -> None:
    assert read("a\tb\ncafe\u0301".encode()) == (["a   b", "café"], [])


def test_invisible_signs_are_dropped_silently() -> None:
    assert read("a\u200bb\u00adc\u2060d\ufeffe".encode()) == (["abcde"], [])
    assert read("a\u2028b".encode()) == (["a b"], [])


def test_signs_that_turn_text_around_are_dropped_with_a_warning() -> None:
    lines, problems = read("a\u202eb".encode())
    assert lines == ["ab"]
    assert "U+202E" in problems[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_told_from_utf_8(encoding: str) -> None:
    assert "not UTF-8" in read("Words about a lesson.".encode(encoding))[1][0]


def test_the_line_of_a_foreign_byte_is_named() -> None:
    assert read("One\r\ntwo\rthr\xe9".encode("latin-1"))[1][0].startswith("f:3: the byte 0xe9")


def test_a_lone_surrogate_is_no_utf_8() -> None:
    assert "0xed" in read(b"a\n\xed\xa0\x80")[1][0]


def test_too_many_lines_are_refused() -> None:
    assert "6,001 lines" in read(b"a\n" * (MOST_LINES + 1))[1][0]


def test_a_problem_never_prints_what_a_terminal_obeys() -> None:
    found = problems_of("::: \x1b[31mred\u202e\nWords.\n:::\n")
    assert found
    assert all("\x1b" not in line and "\u202e" not in line for line in found)
