"""What a text may hold before Markdown sees it, so that no text takes long or nests too deep."""

import re
from collections.abc import Iterable, Sequence

from content.problems import Findings
from content.source import Line

DEEPEST_INDENT = 24
MOST_LEADING_SIGNS = 5
MOST_COLUMNS = 20
MOST_CELLS = 4_000
LONGEST_PARAGRAPH = 20_000
MOST_BRACKETS = 150
MOST_SIGNS = 600
LONGEST_RUN = 12
MOST_WORK = 1_500_000

_LEADING = re.compile(r"(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*")
_LEADING_SIGN = re.compile(r">|[-*+]|\d+[.)]")
_RUN = re.compile(r"\*{13,}|_{60,}|`{13,}|\[{13,}|~{60,}")
_SIGNS = re.compile(r"[*_`<&\\]")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")


def within_limits(lines: Sequence[Line], findings: Findings) -> bool:
    """Return whether Markdown may see these lines; each thing too much is a problem."""
    before = len(findings.problems)
    for line in lines:
        _check_line(line, findings)
    work = 0
    for paragraph in _paragraphs(lines):
        work += _check_paragraph(paragraph, findings)
    if work > MOST_WORK:
        findings.error(
            lines[0].number, "the text holds too many brackets in long paragraphs", "shorten them"
        )
    return len(findings.problems) == before


def _check_line(line: Line, findings: Findings) -> None:
    text = line.text
    indent = len(text) - len(text.lstrip(" "))
    if indent > DEEPEST_INDENT and text.strip():
        findings.error(line.number, f"the line stands {indent} spaces in", "indent it less")
    leading = _LEADING.match(text)
    signs = len(_LEADING_SIGN.findall(leading[0])) if leading else 0
    if signs > MOST_LEADING_SIGNS:
        findings.error(
            line.number,
            f"{signs} lists or quotations stand inside each other",
            f"nest at most {MOST_LEADING_SIGNS}",
        )
    if run := _RUN.search(text):
        findings.error(
            line.number, f"{len(run[0])} signs {run[0][0]} stand in a row", "delete some of them"
        )


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


def _check_paragraph(paragraph: list[Line], findings: Findings) -> int:
    """Note what is too much in one paragraph; return the work Markdown may have with it."""
    text = "\n".join(line.text for line in paragraph)
    number = paragraph[0].number
    brackets = text.count("[")
    if len(text) > LONGEST_PARAGRAPH:
        findings.error(number, f"the paragraph has {len(text):,} characters", "divide it")
    if brackets > MOST_BRACKETS:
        findings.error(number, f"the paragraph has {brackets} opening brackets", "divide it")
    signs = len(_SIGNS.findall(text))
    if signs > MOST_SIGNS:
        findings.error(number, f"the paragraph has {signs} signs of Markdown", "divide it")
    _check_table(paragraph, findings)
    return brackets * len(text)


def _check_table(paragraph: list[Line], findings: Findings) -> None:
    rule = next(
        (i for i, li in enumerate(paragraph) if "|" in li.text and _TABLE_RULE.match(li.text)), 0
    )
    if not rule:
        return
    number = paragraph[rule].number - 1
    columns = max(line.text.count("|") for line in paragraph[rule - 1 :]) + 1
    if columns > MOST_COLUMNS:
        findings.error(number, f"the table has {columns} columns", f"keep to {MOST_COLUMNS}")
    elif columns * (len(paragraph) - rule) > MOST_CELLS:
        findings.error(number, "the table is too large", f"keep it under {MOST_CELLS:,} cells")
