"""The lines of a passage into Markdown: headings, code and callouts found with their lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.blocks import CodeState
from content.problems import did_you_mean, quoted
from content.render.draft import Draft
from content.render.lists import ListState
from content.render.marks import code_mark, heading_mark
from content.source import Line
from content.typography import curly

CALLOUTS = ("note", "tip", "important", "warning", "example")
INDENT = 4

_HEADING = re.compile(r"(#{1,6})[ ]+(.*?)[ ]*(?:\{([^{}]*)\})?[ ]*$")
_ABBREVIATION = re.compile(r"\*\[([^\[\]]{1,80})\]:[ ]*([^<>]*)$")
_CALLOUT = re.compile(r"!!![ ]?(\S*)[ ]*(.*?)[ ]*$")
_DETAILS = re.compile(r"\?\?\?(\+?)[ ]*(.*?)[ ]*$")
_NOT_FOR_PERSONS = re.compile(r"^\s*(?:!!!|\?\?\?|\[[^\]]*\]:)|\[\^")
_TITLE = re.compile(r'["\u201c](.+)["\u201d]$')


@dataclass(frozen=True, slots=True)
class Freedom:
    """What a passage may hold besides paragraphs, lists and tables."""

    headings: bool = False
    footnotes: bool = False


def prepared(lines: Sequence[Line], draft: Draft, freedom: Freedom) -> str:
    """Return the lines as Markdown with marks in it; what may not stand is a problem."""
    return "\n".join(_Preparer(draft, freedom).run(lines))


class _Preparer:
    def __init__(self, draft: Draft, freedom: Freedom) -> None:
        self.draft = draft
        self.findings = draft.findings
        self.freedom = freedom
        self.out: list[str] = []
        self.lists = ListState()
        self.code = CodeState()
        self.code_lines: list[str] = []

    def run(self, lines: Sequence[Line]) -> list[str]:
        remaining = list(lines)
        while remaining:
            line = remaining.pop(0)
            if self.code.is_code(line):
                self.take_code(line)
            elif match := _CALLOUT.match(line.text):
                self.callout(line, match, _indented(remaining))
            elif match := _DETAILS.match(line.text):
                self.details(line, match, _indented(remaining))
            elif match := _HEADING.match(line.text):
                self.heading(line, match)
            elif match := _ABBREVIATION.match(line.text):
                self.draft.abbreviations[match[1].strip()] = curly(match[2].strip())
                self.alone("")
            else:
                self.take(line)
        return self.out

    def take(self, line: Line) -> None:
        """Take a line of text, a list or a table; set apart what Markdown wants set apart."""
        self.draft.check_words(line, footnotes=self.freedom.footnotes)
        self.out += self.laid_out(line.text)

    def laid_out(self, text: str) -> list[str]:
        follows = bool(self.out and self.out[-1].strip())
        line, is_apart = self.lists.laid_out(text, follows_text=follows)
        starts_table = text.startswith("|") and follows and not self.out[-1].startswith("|")
        return ["", line] if is_apart or starts_table else [line]

    def alone(self, *blocks: str) -> None:
        self.out += ["", *blocks, ""]
        self.lists = ListState()

    def take_code(self, line: Line) -> None:
        if self.code.opened_on == line.number:
            self.code_lines = []
        elif self.code.opened_on:
            self.code_lines.append(line.text)
        else:
            self.alone(code_mark(self.draft.add_code(self.code_lines)))

    def heading(self, line: Line, match: re.Match[str]) -> None:
        if not self.freedom.headings:
            self.findings.error(
                line.number, "a heading may not stand here", "use **bold** words instead"
            )
        elif added := self.draft.add_heading(line.number, match):
            self.draft.check_words(Line(line.number, added[1]), footnotes=False)
            self.alone(heading_mark(*added))

    def callout(self, line: Line, match: re.Match[str], inside: list[Line]) -> None:
        kind, title = match[1], match[2]
        if kind not in CALLOUTS:
            said = f"{quoted(kind)} is not a kind of callout"
            self.findings.error(line.number, said, did_you_mean(kind, CALLOUTS))
        elif title and not _TITLE.match(title):
            said = "the callout’s title has no quotation marks"
            self.findings.error(line.number, said, f'write !!! {kind} "Title"')
        words = _title(title) or kind.capitalize()
        self.enclosed(line, f'!!! {kind} "{words}"', inside)

    def details(self, line: Line, match: re.Match[str], inside: list[Line]) -> None:
        if not _TITLE.match(match[2]):
            said = "the details have no title in quotation marks"
            self.findings.error(line.number, said, 'write ??? "What a reader opens"')
        self.enclosed(line, f'???{match[1]} "{_title(match[2])}"', inside)

    def enclosed(self, line: Line, opening: str, inside: list[Line]) -> None:
        if not any(item.text.strip() for item in inside):
            said = "nothing stands in it"
            self.findings.error(line.number, said, "indent the lines that belong to it by 4 spaces")
        self.draft.check_words(line, footnotes=False)
        freedom = Freedom(footnotes=self.freedom.footnotes)
        lines = prepared(inside, self.draft, freedom).split("\n")
        self.alone(opening, *(f"{' ' * INDENT}{text}" if text else "" for text in lines))


def _title(written: str) -> str:
    match = _TITLE.match(written)
    return (match[1] if match else written).replace('"', "").strip()


def _indented(remaining: list[Line]) -> list[Line]:
    """Take the indented lines (and blanks between them) off the front; return them outdented."""
    taken: list[Line] = []
    while remaining and (not remaining[0].text.strip() or remaining[0].text.startswith("  ")):
        taken.append(remaining.pop(0))
    depth = min((_depth(line.text) for line in taken if line.text.strip()), default=0)
    return [Line(line.number, line.text[min(depth, INDENT) :]) for line in taken]


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def prepared_kindly(lines: Sequence[Line], draft: Draft) -> str:
    """Return a person's own words as Markdown: nothing is refused, and no line is lost.

    A heading becomes a bold line. What has a meaning only in lessons stays as it was typed.
    """
    preparer = _Preparer(draft, Freedom())
    for line in lines:
        if preparer.code.is_code(line):
            preparer.take_code(line)
        elif (match := _HEADING.match(line.text)) and match[2]:
            preparer.alone(f"**{match[2]}**")
        else:
            preparer.out += preparer.laid_out(_NOT_FOR_PERSONS.sub(r"\\\g<0>", line.text))
    if preparer.code.opened_on:
        preparer.alone(code_mark(draft.add_code(preparer.code_lines)))
    return "\n".join(preparer.out)
