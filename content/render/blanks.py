"""Room to write in on a form: `___`, or `___ (3 lines)`."""

import re
from collections.abc import Sequence

from content.problems import Findings
from content.source import Line

MOST_LINES_OF_ROOM = 12

_MARK = "\ue004"
"""No author can write it; it carries a blank through Markdown and its sanitising."""
_BLANK = re.compile(r"(?<![\w_])_{3,}(?![\w_])(?: \((\d{1,3}) lines?\))?", re.ASCII)
_WITH_MARK = re.compile(rf"{_MARK}(\d+){_MARK}")

CLASSES = ("blank", *(f"blank-{lines}" for lines in range(2, MOST_LINES_OF_ROOM + 1)))


def with_marks(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """Return the lines with a mark for each blank; too much room is a problem."""
    return [Line(line.number, _marked(line, findings)) for line in lines]


def with_blanks(html: str) -> str:
    """Return HTML with an empty element wherever a mark stands."""
    return _WITH_MARK.sub(lambda match: _blank(int(match[1])), html)


def _marked(line: Line, findings: Findings) -> str:
    for match in _BLANK.finditer(line.text):
        if not 1 <= int(match[1] or 1) <= MOST_LINES_OF_ROOM:
            said = f"a blank has room for {match[1]} lines"
            findings.error(line.number, said, f"write 1 to {MOST_LINES_OF_ROOM}")
    return _BLANK.sub(lambda match: f"{_MARK}{match[1] or 1}{_MARK}", line.text)


def _blank(lines: int) -> str:
    more = f" blank-{lines}" if lines > 1 else ""
    return f'<span class="blank{more}"></span>'
