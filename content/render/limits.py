"""What a file may hold before Markdown sees it, so that no text takes long or nests too deep.

The figures are far above what a lesson needs; the benchmark of hostile content holds what they
cost at worst.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.problems import Findings
from content.source import Line

DEEPEST_INDENT = 24
MOST_LEADING_SIGNS = 5
LONGEST_RUN = 12
LONGEST_PARAGRAPH = 20_000
MOST_LINES_TOGETHER = 250
MOST_SIGNS = 600
MOST_COLUMNS = 20
MOST_CELLS = 4_000
MOST_BRACKETS = 1_000
MOST_WORK = 1_000_000
"""Brackets and backticks times the length of their paragraphs: what Markdown may look through."""

_LEADING = re.compile(r"(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*")
_LEADING_SIGN = re.compile(r">|[-*+]|\d+[.)]")
_RUN = re.compile(r"\*{13,}|`{13,}|\[{13,}|_{61,}|~{61,}")
_SIGNS = re.compile(r"[*_`<&\\]")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")


@dataclass(slots=True)
class Limits:
    """Counts what one file holds; what is too much is a problem."""

    findings: Findings
    brackets: int = 0
    cells: int = 0
    work: int = 0

    def allow(self, lines: Sequence[Line]) -> bool:
        """Return whether Markdown may see these lines too."""
        found = [self._line(line) for line in lines]
        found += [self._paragraph(paragraph) for paragraph in _paragraphs(lines)]
        return all(found)

    def _line(self, line: Line) -> bool:
        """Return whether a line nests no deeper than it may."""
        text = line.text
        if not text or (text[0].isalpha() and not _RUN.search(text)):
            return True
        indent = len(text) - len(text.lstrip(" "))
        leading = _LEADING.match(text)
        signs = len(_LEADING_SIGN.findall(leading[0])) if leading else 0
        run = _RUN.search(text)
        return (
            self._at_most(indent, DEEPEST_INDENT, line, "spaces stand before the line")
            and self._at_most(signs, MOST_LEADING_SIGNS, line, "lists or quotations are nested")
            and self._at_most(len(run[0]) if run else 0, LONGEST_RUN, line, "signs stand in a row")
        )

    def _paragraph(self, paragraph: Sequence[Line]) -> bool:
        """Return whether a paragraph costs Markdown no more than it may."""
        first, text = paragraph[0], "\n".join(line.text for line in paragraph)
        brackets = text.count("[")
        self.brackets += brackets
        self.work += (brackets + text.count("`")) * len(text)
        signs = len(_SIGNS.findall(text))
        return (
            self._at_most(len(paragraph), MOST_LINES_TOGETHER, first, "lines without a blank one")
            and self._at_most(len(text), LONGEST_PARAGRAPH, first, "characters in a paragraph")
            and self._at_most(signs, MOST_SIGNS, first, "signs of Markdown in a paragraph")
            and self._at_most(self.brackets, MOST_BRACKETS, first, "brackets in the file")
            and self._at_most(
                self.work, MOST_WORK, first, "steps to read the brackets and backticks"
            )
            and self._table(paragraph)
        )

    def _table(self, paragraph: Sequence[Line]) -> bool:
        rules = (i for i, li in enumerate(paragraph) if "|" in li.text and _is_rule(li.text))
        rule = next(rules, 0)
        if not rule:
            return True
        head = paragraph[rule - 1]
        columns = max(line.text.count("|") for line in paragraph[rule - 1 :]) + 1
        self.cells += columns * (len(paragraph) - rule)
        return self._at_most(columns, MOST_COLUMNS, head, "columns in a table") and self._at_most(
            self.cells, MOST_CELLS, head, "cells in the file’s tables"
        )

    def _at_most(self, count: int, most: int, line: Line, noun: str) -> bool:
        if count <= most:
            return True
        self.findings.error(
            line.number, f"too many {noun} ({count:,})", f"keep to {most:,}; divide or simplify it"
        )
        return False


def _is_rule(text: str) -> bool:
    return _TABLE_RULE.match(text) is not None


def _paragraphs(lines: Sequence[Line]) -> Iterable[list[Line]]:
    gathered: list[Line] = []
    for line in lines:
        if line.text.strip():
            gathered.append(line)
        elif gathered:
            yield gathered
            gathered = []
    if gathered:
        yield gathered
