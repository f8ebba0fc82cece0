"""What one file's passages hold besides their Markdown, gathered while they are prepared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from content.problems import Findings, quoted
from content.render.links import anchor
from content.render.marks import HeadingMark, Marked
from content.source import Line
from content.wording import is_slug, slug_from

LEVELS = (2, 3)
MOST_HEADINGS = 100
MOST_FOOTNOTES = 100

_HTML = re.compile(r"(?<!\\)</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--")
_CODE_SPAN = re.compile(r"(`+).*?\1")
_FOOTNOTE = re.compile(r"\[\^([^\]]*)\](:?)")
_FOOTNOTE_NAME = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)
_CLOSING_SIGNS = re.compile(r"\s+#+$")


@dataclass(slots=True)
class Draft:
    """Headings, code, abbreviations and footnotes of one file, with where they stand."""

    findings: Findings
    marked: Marked = field(default_factory=Marked)
    abbreviations: dict[str, str] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    notes_used: dict[str, int] = field(default_factory=dict)
    notes_made: dict[str, int] = field(default_factory=dict)

    def add_code(self, lines: Iterable[str]) -> int:
        """Keep a piece of code; return its number."""
        self.marked.code.append("\n".join(lines) + "\n")
        return len(self.marked.code) - 1

    def add_heading(self, number: int, match: re.Match[str]) -> tuple[int, str] | None:
        """Keep a heading; return its number and words, or None if it may not stand so."""
        level, words, braces = len(match[1]), _CLOSING_SIGNS.sub("", match[2]), match[3]
        if level not in LEVELS:
            also = " (the title is the page’s only top heading)" if level == 1 else ""
            said = f"a heading with {match[1]} may not stand here{also}"
            self.findings.error(number, said, "use ## or ###")
        elif not words:
            self.findings.error(number, "the heading has no words", "write them after the #")
        elif len(self.marked.headings) == MOST_HEADINGS:
            said = f"the file has more than {MOST_HEADINGS} headings"
            self.findings.error(number, said, "divide it")
        else:
            slug = self._heading_slug(number, words, braces)
            self.marked.headings.append(HeadingMark(level, slug, number))
            return len(self.marked.headings) - 1, words
        return None

    def check_words(self, line: Line, *, footnotes: bool) -> None:
        """Note HTML, which is shown as it stands, and footnotes where there may be none."""
        text = _CODE_SPAN.sub("", line.text) if "`" in line.text else line.text
        if "<" in text and (match := _HTML.search(text)):
            self.findings.warn(
                line.number, f"{quoted(match[0])} is shown as it stands", "write Markdown, not HTML"
            )
        if "[^" in text:
            self._footnotes(line.number, text, footnotes)

    def check_notes(self) -> None:
        """Note each footnote without its other half."""
        for name, number in self.notes_used.items():
            if name not in self.notes_made:
                said = f"the footnote [^{name}] is written nowhere"
                self.findings.warn(number, said, f"add a line [^{name}]: …")
        for name, number in self.notes_made.items():
            if name not in self.notes_used:
                said = f"the footnote [^{name}] is used nowhere"
                self.findings.warn(number, said, f"write [^{name}] in the text")

    def _heading_slug(self, number: int, words: str, braces: str | None) -> str:
        slug = (braces or "").removeprefix("#").strip()
        if braces is not None and not (braces.startswith("#") and is_slug(slug)):
            self.findings.error(
                number,
                f"{quoted('{' + braces + '}')} is no heading’s id",
                "write {#like-this}: small letters, digits and hyphens",
            )
        elif slug and anchor(slug) in self.slugs:
            said = f"the id #{slug} stands on line {self.slugs[anchor(slug)]} too"
            self.findings.error(number, said, "give one of the two headings another")
        chosen = anchor(slug or slug_from(words))
        made, count = chosen, 1
        while made in self.slugs:
            count += 1
            made = f"{chosen}-{count}"
        self.slugs[made] = number
        return made

    def _footnotes(self, number: int, text: str, are_allowed: bool) -> None:
        for match in _FOOTNOTE.finditer(text):
            if not are_allowed:
                self.findings.error(
                    number,
                    "a footnote may not stand here",
                    "footnotes belong to prose and to must, should, advice and proposed",
                )
            elif not _FOOTNOTE_NAME.fullmatch(match[1]):
                self.findings.error(
                    number,
                    f"{quoted(match[0])} is no footnote’s name",
                    "use a number, or small letters and hyphens",
                )
            elif match[2] and match.start() == 0:
                self._make_note(number, match[1])
            else:
                self.notes_used.setdefault(match[1], number)

    def _make_note(self, number: int, name: str) -> None:
        if name in self.notes_made:
            said = f"the footnote [^{name}] is written on line {self.notes_made[name]} too"
            self.findings.error(number, said, "keep one of the two")
        elif len(self.notes_made) == MOST_FOOTNOTES:
            said = f"the file has more than {MOST_FOOTNOTES} footnotes"
            self.findings.error(number, said, "keep fewer")
        self.notes_made.setdefault(name, number)
