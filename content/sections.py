"""The inside of a check or a scenario: headings with ids, options, feedback, arrows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from content.problems import Findings, quoted
from content.source import Line
from content.wording import is_slug

_HEADING = re.compile(r" {0,3}#{2,6}\s+(.*)$")
_OPTION = re.compile(r" {0,3}[-*+] \[([ xX])\](?:\s+(.*))?$")
_ALMOST_OPTION = re.compile(r"\s*(?:[-*+]\s*[\[(]\s?[xX]?\s?[\])]|\[\s?[xX]?\s?\]\s)\s*(.*)$")
_QUOTATION = re.compile(r"\s*>\s?(.*)$")
_WHY = re.compile(r"(?:\*\*|__)?why(?:\s*:\s*(?:\*\*|__)?|(?:\*\*|__)\s*:)\s*(.*)$", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:->|\u2192)\s*(\S*)\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its id and the lines below it; the lines before any heading have none."""

    line: int
    words: Line | None
    slug: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class WrittenOption:
    """An option as it is written: its words, feedback and arrow with their lines."""

    line: int
    is_marked: bool
    words: list[Line]
    feedback: list[Line] = field(default_factory=list)
    arrow: Line | None = None


@dataclass(slots=True)
class Written:
    """What stands in a section: words first, then options, then why."""

    before: list[Line] = field(default_factory=list)
    options: list[WrittenOption] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    why: list[Line] = field(default_factory=list)
    why_line: int = 0


def sections(lines: Sequence[Line], noun: str, findings: Findings) -> list[Section]:
    """Return what stands before the first heading, then each headed part.

    A heading without an id, or with one that stands twice, is a problem.
    """
    found: list[Section] = []
    words: Line | None = None
    slug, number = "", lines[0].number if lines else 0
    seen: dict[str, int] = {}
    gathered: list[Line] = []
    for line in lines:
        match = _HEADING.match(line.text)
        if match is None:
            gathered.append(line)
            continue
        found.append(Section(number, words, slug, tuple(gathered)))
        gathered = []
        number = line.number
        text, braces = divided(match[1])
        words = Line(number, text)
        slug = slug_in(braces, words, noun, findings)
        if slug and slug in seen:
            findings.error(
                number,
                f"the id #{slug} stands on line {seen[slug]} too",
                f"give the {noun} another",
            )
        seen.setdefault(slug, number)
        if not text:
            findings.error(number, f"the {noun} has no words", "write them after ###")
    found.append(Section(number, words, slug, tuple(gathered)))
    return found


def divided(written: str) -> tuple[str, str | None]:
    """Return words, and what stands in the braces they end with; None if there are none."""
    whole = written.strip()
    words, brace, braces = whole.removesuffix("}").rpartition("{")
    if brace and whole.endswith("}") and "}" not in braces:
        return words.rstrip(), braces
    return whole, None


def slug_in(
    braces: str | None, words: Line, noun: str, findings: Findings, *, where: str = "heading"
) -> str:
    """Return the slug written in braces behind some words; none, or no slug, is a problem."""
    slug = (braces or "").removeprefix("#").strip()
    if braces is None:
        findings.error(
            words.number,
            f"the {noun} {quoted(words.text)} has no id",
            f"end the {where} with one: {{#like-this}}; it never changes, whatever the wording",
        )
    elif not braces.startswith("#") or not is_slug(slug):
        findings.error(
            words.number,
            f"{quoted('{' + braces + '}')} is no id",
            "write {#like-this}: small letters, digits and hyphens",
        )
        slug = ""
    return slug


class _Reader:
    """Reads a section's lines one by one; knows what the line before belonged to."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.written = Written()
        self.current: list[Line] = self.written.before

    def take(self, line: Line) -> None:
        text = line.text
        if match := _OPTION.match(text):
            self.option(line, match[2] or "", is_marked=match[1] != " ")
        elif match := _QUOTATION.match(text):
            self.quotation(line, match[1])
        elif (match := _ARROW.match(text)) and self.written.options:
            self.arrow(line, match[1])
        elif not text.strip():
            self.blank(line)
        elif match := _ALMOST_OPTION.match(text):
            said = f"{quoted(text)} is almost an option"
            self.findings.error(line.number, said, "write it as - [x] right or - [ ] wrong")
            self.option(line, match[1], is_marked="x" in text[: match.start(1)].lower())
        else:
            self.other(line)

    def option(self, line: Line, text: str, *, is_marked: bool) -> None:
        words = Line(line.number, text.strip())
        if not words.text:
            self.findings.error(line.number, "the option has no words", "write them after the box")
        if self.written.why_line:
            self.findings.error(
                line.number, "an option stands after Why", "put **Why:** after the last option"
            )
        option = WrittenOption(line.number, is_marked, [words])
        self.written.options.append(option)
        self.current = option.words

    def quotation(self, line: Line, words: str) -> None:
        if match := _WHY.match(words):
            self.why(line, match[1])
        elif self.current is self.written.why:
            self.written.why.append(Line(line.number, words))
        elif self.written.options:
            option = self.written.options[-1]
            option.feedback.append(Line(line.number, words))
            self.current = option.feedback
        else:
            self.current.append(line)

    def why(self, line: Line, words: str) -> None:
        if self.written.why_line:
            self.findings.error(
                line.number,
                f"Why stands on line {self.written.why_line} too",
                "keep one of the two",
            )
        self.written.why_line = line.number
        self.written.why.append(Line(line.number, words))
        self.current = self.written.why

    def arrow(self, line: Line, slug: str) -> None:
        option = self.written.options[-1]
        if option.arrow:
            self.findings.error(line.number, "the option has two arrows", "keep one of the two")
        option.arrow = Line(line.number, slug.removeprefix("#"))

    def blank(self, line: Line) -> None:
        if self.current is self.written.before or self.current is self.written.why:
            self.current.append(line)
            return
        if self.written.options[-1].feedback:
            self.written.options[-1].feedback.append(line)
        self.current = self.written.others

    def other(self, line: Line) -> None:
        if self.current is self.written.before:
            self.current.append(line)
        elif line.text.startswith(" ") and self.current is not self.written.others:
            self.current.append(Line(line.number, line.text.strip()))
        else:
            self.written.others.append(line)


def written_in(section: Section, findings: Findings) -> Written:
    """Return a section's words, options with feedback, and why, each with its lines."""
    reader = _Reader(findings)
    for line in section.lines:
        reader.take(line)
    return reader.written


def has_words(lines: Sequence[Line]) -> bool:
    """Return whether anything is written in the lines."""
    return any(line.text.strip() for line in lines)
