"""Files that would keep an editor busy for minutes, were every sign looked at from every other."""

from pathlib import Path

import pytest

from content.proofreading import proofread
from content.source import LONGEST_LINE
from tests.content.writing import TOP, Files, module_files, write

LINES = 40


def marks(root: Path, files: Files) -> list[str]:
    return [problem.message for problem in proofread([write(root, files)])]


@pytest.mark.parametrize("sign", ["[", "![", "![a](b", "[a](", "“", "{#", '"a'])
def test_no_row_of_signs_takes_long(tmp_path: Path, sign: str) -> None:
    line = (sign * LONGEST_LINE)[: LONGEST_LINE - 1] + "\n"
    assert marks(tmp_path, module_files(one=TOP + line * LINES))


@pytest.mark.parametrize("begun", ["- ", "- a", "- 6.2 must, "])
def test_no_line_of_a_law_file_takes_long(tmp_path: Path, begun: str) -> None:
    line = begun + " " * (LONGEST_LINE - 99) + "x\n"
    (said,) = marks(tmp_path, {"law.md": line, "glossary.md": "A\n: b\n"})
    assert "names no place and how it binds" in said


def test_thousands_of_words_to_avoid_do_not_take_long(tmp_path: Path) -> None:
    listed = "".join(f"word{number}\n: better\n\n" for number in range(1_900))
    lesson = TOP + "A lesson of words about what is not word1899 at all.\n\n" * 400
    found = marks(tmp_path, {**module_files(one=lesson), "words.md": listed})
    assert found.count("“word1899” is a word to avoid") == 400
