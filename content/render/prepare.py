"""The lines of a passage into Markdown: headings, code and callouts found with their lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from content.blocks import CodeState
from content.problems import Findings, did_you_mean, quoted
from content.render.links import anchor
from content.render.lists import ListState
from content.render.marks import HeadingMark, Marked, code_mark, heading_mark
from content.source import Line
from content.typography import curly
from content.wording import is_slug, slug_from

CALLOUTS = ("note", "tip", "important", "warning", "example")
LEVELS = (2, 3)
MOST_HEADINGS = 100
MOST_FOOTNOTES = 100

_HEADING = re.compile(r"(#{1,6})[ ]+(.*?)[ ]*(?:\{([^{}]*)\})?[ ]*$")
_ABBREVIATION = re.compile(r"\*\[([^\[\]]{1,80})\]:[ ]*(.*)$")
_CALLOUT = re.compile(r"!!![ ]?(\S*)(?:[ ]+(.*?))?[ ]*$")
_DETAILS = re.compile(r"\?\?\?(\+?)[ ]*(.*?)[ ]*$")
_TITLE = re.compile(r'["\u201c](.+)["\u201d]$')
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--")
_CODE_SPAN = re.compile(r"(`+).*?\1")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\](:?)")
_CLOSING_SIGNS = re.compile(r"\s+#+$")


@dataclass(slots=True)
class Draft:
    """What one file's passages hold besides their Markdown."""

    marked: Marked = field(default_factory=Marked)
    abbreviations: dict[str, str] = field(default_factory=dict)
    footnotes_used: dict[str, int] = field(default_factory=dict)
    footnotes_made: dict[str, int] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Freedom:
    """What a passage may hold besides paragraphs, lists and tables."""

    headings: bool = False
    footnotes: bool = False


def prepared(
    lines: Sequence[Line], draft: Draft, findings: Findings, freedom: Freedom
) -> list[str]:
    """Return the lines as Markdown with marks in it; what may not stand is a problem."""
    return _Preparer(draft, findings, freedom).run(lines)


class _Preparer:
    def __init__(self, draft: Draft, findings: Findings, freedom: Freedom) -> None:
        self.draft = draft
        self.findings = findings
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
            else:
                self.take(line)
        return self.out

    def take(self, line: Line) -> None:
        text = line.text
        if heading := _HEADING.match(text):
            self.heading(line, heading)
        elif abbreviation := _ABBREVIATION.match(text):
            self.draft.abbreviations[abbreviation[1].strip()] = curly(abbreviation[2].strip())
            self.alone("")
        else:
            self.check_text(line)
            follows = bool(self.out and self.out[-1].strip())
            laid_out, apart = self.lists.laid_out(text, follows_text=follows)
            if text.startswith("|") and follows and not self.out[-1].startswith("|"):
                apart = True
            self.out += ["", laid_out] if apart else [laid_out]

    def alone(self, block: str) -> None:
        self.out += ["", block, ""]
        self.lists = ListState()

    def take_code(self, line: Line) -> None:
        if self.code.opened_on == line.number:
            self.code_lines = []
        elif self.code.opened_on:
            self.code_lines.append(line.text)
        else:
            self.draft.marked.code.append("\n".join(self.code_lines) + "\n")
            self.alone(code_mark(len(self.draft.marked.code) - 1))

    def heading(self, line: Line, match: re.Match[str]) -> None:
        level, words, braces = len(match[1]), _CLOSING_SIGNS.sub("", match[2]), match[3]
        if not self.freedom.headings:
            self.findings.error(
                line.number, "a heading may not stand here", "use **bold** words instead"
            )
        elif level not in LEVELS:
            self.findings.error(
                line.number,
                f"a heading with {level} # may not stand here"
                + (" (the title is the page’s only top heading)" if level == 1 else ""),
                "use ## or ###",
            )
        elif not words:
            self.findings.error(line.number, "the heading has no words", "write them after the #")
        elif len(self.draft.marked.headings) == MOST_HEADINGS:
            self.findings.error(
                line.number, f"the file has more than {MOST_HEADINGS} headings", "divide it"
            )
        else:
            slug = self.heading_slug(line.number, words, braces)
            self.draft.marked.headings.append(HeadingMark(level, slug, line.number))
            self.alone(heading_mark(len(self.draft.marked.headings) - 1, words))

    def heading_slug(self, number: int, words: str, braces: str | None) -> str:
        slug = ""
        if braces is not None:
            slug = braces.removeprefix("#").strip()
            if not braces.startswith("#") or not is_slug(slug):
                self.findings.error(
                    number,
                    f"{quoted('{' + braces + '}')} is no heading’s id",
                    "write {#like-this}: small letters, digits and hyphens",
                )
            elif anchor(slug) in self.draft.slugs:
                self.findings.error(
                    number,
                    f"the id #{slug} stands on line {self.draft.slugs[anchor(slug)]} too",
                    "give one of the two headings another",
                )
        chosen = anchor(slug or slug_from(words))
        made, count = chosen, 1
        while made in self.draft.slugs:
            count += 1
            made = f"{chosen}-{count}"
        self.draft.slugs[made] = number
        return made

    def callout(self, line: Line, match: re.Match[str], inside: list[Line]) -> None:
        kind, title = match[1], match[2] or ""
        if kind not in CALLOUTS:
            self.findings.error(
                line.number,
                f"{quoted(kind)} is not a kind of callout",
                did_you_mean(kind, CALLOUTS),
            )
        elif title and not _TITLE.match(title):
            self.findings.error(
                line.number,
                "the callout’s title has no quotation marks",
                f'write !!! {kind} "Title"',
            )
        words = _title(title) or kind.capitalize()
        self.enclosed(line, f'!!! {kind} "{words}"', inside)

    def details(self, line: Line, match: re.Match[str], inside: list[Line]) -> None:
        if not _TITLE.match(match[2]):
            self.findings.error(
                line.number,
                "the details have no title in quotation marks",
                'write ??? "What a reader opens"',
            )
        self.enclosed(line, f'???{match[1]} "{_title(match[2])}"', inside)

    def enclosed(self, line: Line, opening: str, inside: list[Line]) -> None:
        if not any(item.text.strip() for item in inside):
            self.findings.error(
                line.number,
                "nothing stands in it",
                "indent the lines that belong to it by 4 spaces",
            )
        freedom = Freedom(footnotes=self.freedom.footnotes)
        lines = prepared(inside, self.draft, self.findings, freedom)
        self.out += ["", opening, *(f"    {text}" if text else "" for text in lines), ""]
        self.lists = ListState()

    def check_text(self, line: Line) -> None:
        text = _CODE_SPAN.sub("", line.text) if "`" in line.text else line.text
        if "<" in text and (match := _HTML.search(text)):
            self.findings.warn(
                line.number, f"{quoted(match[0])} is shown as it stands", "write Markdown, not HTML"
            )
        if "[^" in text:
            self.footnotes(line, text)

    def footnotes(self, line: Line, text: str) -> None:
        for match in _FOOTNOTE.finditer(text):
            if not self.freedom.footnotes:
                self.findings.error(
                    line.number,
                    "a footnote may not stand here",
                    "footnotes belong to prose and to must, should, advice and proposed",
                )
            elif match[2] and match.start() == 0:
                self.draft.footnotes_made.setdefault(match[1], line.number)
            else:
                self.draft.footnotes_used.setdefault(match[1], line.number)


def _title(written: str) -> str:
    match = _TITLE.match(written)
    return (match[1] if match else written).replace('"', "").strip()


def _indented(remaining: list[Line]) -> list[Line]:
    """Take the indented lines (and blanks between them) off the front; return them outdented."""
    taken: list[Line] = []
    while remaining and (not remaining[0].text.strip() or remaining[0].text.startswith("  ")):
        taken.append(remaining.pop(0))
    depth = min((_depth(line.text) for line in taken if line.text.strip()), default=0)
    return [Line(line.number, line.text[min(depth, 4) :]) for line in taken]


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def unmatched_footnotes(draft: Draft) -> Iterable[tuple[int, str, str]]:
    """Return line, message and remedy for each footnote without its other half."""
    for name, number in draft.footnotes_used.items():
        if name not in draft.footnotes_made:
            yield number, f"the footnote [^{name}] is written nowhere", f"add a line [^{name}]: …"
    for name, number in draft.footnotes_made.items():
        if name not in draft.footnotes_used:
            yield number, f"the footnote [^{name}] is used nowhere", f"write [^{name}] in the text"
