"""All texts of one file, rendered together so that headings, notes and terms know each other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NewType

from content.problems import Findings, nearest, quoted
from content.render.addresses import Addresses
from content.render.blanks import with_blanks, with_marks
from content.render.draft import Draft
from content.render.engine import Run, engine
from content.render.limits import Limits
from content.render.links import Place, Target
from content.render.marks import passage_mark, split_passages
from content.render.plain import heading_words, plain
from content.render.prepare import Freedom, prepared, prepared_kindly
from content.render.sanitise import sanitised
from content.render.terms import Terms
from content.source import Line
from content.types import Heading

_ADDRESS = re.compile(r"[^\s()<>\"]+")

Passage = NewType("Passage", int)


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link to another place in the courses: on which line, as written, and where to."""

    line: int
    written: str
    target: Target


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a manuscript became. `notes` are its footnotes, which stand at the end."""

    pieces: tuple[str, ...]
    notes: str
    outline: tuple[Heading, ...]
    links: tuple[LinkUse, ...]

    def __getitem__(self, passage: Passage) -> str:
        """Return a passage's safe HTML."""
        return self.pieces[passage]

    def text(self, passage: Passage) -> str:
        """Return a passage's plain words."""
        return plain(self.pieces[passage])


@dataclass(slots=True)
class Manuscript:
    """Passages of one file, gathered first and rendered at once."""

    findings: Findings
    place: Place
    glossary: Terms
    _limits: Limits = field(init=False)
    _draft: Draft = field(init=False)
    _lines: list[Line] = field(default_factory=list)
    _blocks: list[str] = field(default_factory=list)
    _inline: set[int] = field(default_factory=set)
    _with_terms: set[int] = field(default_factory=set)
    _count: int = 0

    def __post_init__(self) -> None:
        """Begin to count."""
        self._limits = Limits(self.findings)
        self._draft = Draft(self.findings)

    def prose(self, lines: Sequence[Line]) -> Passage:
        """Take text between blocks: headings, footnotes and terms may stand in it."""
        return self._take(lines, Freedom(headings=True, footnotes=True), with_terms=True)

    def guidance(self, lines: Sequence[Line]) -> Passage:
        """Take the text of a box: footnotes and terms may stand in it."""
        return self._take(lines, Freedom(footnotes=True), with_terms=True)

    def boxed(self, lines: Sequence[Line]) -> Passage:
        """Take a text that stands apart: paragraphs, lists and tables."""
        return self._take(lines, Freedom())

    def form(self, lines: Sequence[Line]) -> Passage:
        """Take a form: headings, paragraphs, lists and tables with blanks to write in."""
        return self._take(with_marks(lines, self.findings), Freedom(headings=True))

    def inline(self, lines: Sequence[Line]) -> Passage:
        """Take words for one run of text, such as a label, without any block."""
        words = ""
        if self._limits.allow(lines):
            self._lines += lines
            for line in lines:
                self._draft.check_words(line, footnotes=False)
            words = " ".join(line.text.strip() for line in lines)
        passage = self._begin(words)
        self._inline.add(passage)
        return passage

    def rendered(self) -> Rendered | None:
        """Return every passage as safe HTML; None if something keeps the file back."""
        notes = self._begin()
        self._draft.check_notes()
        run = self._run()
        pieces = self._converted(run)
        self._note_refused(run.addresses)
        if pieces is None or self.findings.is_broken:
            return None
        safe = [with_blanks(sanitised(piece)) for piece in pieces]
        for passage in self._inline:
            safe[passage] = safe[passage].removeprefix("<p>").removesuffix("</p>")
        return Rendered(tuple(safe), safe[notes], self._outline(safe), self._links(run.addresses))

    def _take(
        self, lines: Sequence[Line], freedom: Freedom, *, with_terms: bool = False
    ) -> Passage:
        passage = self._begin()
        if with_terms:
            self._with_terms.add(passage)
        if self._limits.allow(lines):
            self._lines += lines
            self._blocks.append(prepared(lines, self._draft, freedom))
        return passage

    def _begin(self, words: str = "") -> Passage:
        self._blocks.append(passage_mark(self._count, words))
        self._count += 1
        return Passage(self._count - 1)

    def _run(self) -> Run:
        own = Terms(self._draft.abbreviations)
        return Run(
            marked=self._draft.marked,
            addresses=Addresses(self.place),
            terms=tuple(terms for terms in (own, self.glossary) if terms),
            passages_with_terms=frozenset(self._with_terms),
        )

    def _converted(self, run: Run) -> Sequence[str] | None:
        try:
            html = engine().convert("\n\n".join(self._blocks), run)
        except Exception:  # whatever Markdown meets, an author gets a line
            html = ""
        pieces = split_passages(html, self._count)
        if pieces is None:
            self.findings.error(1, "Markdown cannot read this file", "simplify its markup")
        return pieces

    def _note_refused(self, addresses: Addresses) -> None:
        written_on = self._addresses_by_line() if addresses.refused else {}
        for written, refused in dict.fromkeys(addresses.refused):
            for number in self._lines_with(written, written_on):
                named = f" ({quoted(written)})" if written else ""
                self.findings.error(number, refused.message + named, refused.remedy)

    def _addresses_by_line(self) -> Mapping[str, Sequence[int]]:
        """Return on which lines each word stands that may be an address."""
        found: dict[str, list[int]] = {}
        for line in self._lines:
            if "](" in line.text or "]:" in line.text or "<" in line.text:
                for word in dict.fromkeys(_ADDRESS.findall(line.text)):
                    found.setdefault(word, []).append(line.number)
        return found

    def _lines_with(self, written: str, by_line: Mapping[str, Sequence[int]]) -> Sequence[int]:
        """Return the lines an address is written on; the first line if it cannot be found."""
        if written in by_line:
            return by_line[written]
        sought = written or "]()"
        found = [line.number for line in self._lines if sought in line.text]
        return found[:1] or [self._lines[0].number]

    def _links(self, addresses: Addresses) -> tuple[LinkUse, ...]:
        written_on = self._addresses_by_line() if addresses.targets else {}
        uses = [
            LinkUse(number, written, target)
            for written, target in dict.fromkeys(addresses.targets)
            for number in self._lines_with(written, written_on)
        ]
        for use in uses:
            if not use.target.module and use.target.heading not in self._draft.slugs:
                said = f"the link {quoted(use.written)} leads to no heading of this text"
                near = nearest(use.target.heading, self._draft.slugs)
                remedy = f"did you mean “#{near}”?" if near else "give a heading that id"
                self.findings.warn(use.line, said, remedy)
        return tuple(use for use in uses if use.target.module)

    def _outline(self, safe: Sequence[str]) -> tuple[Heading, ...]:
        words = heading_words("".join(safe))
        return tuple(
            Heading(slug=mark.slug, text=words[mark.slug], level=mark.level)
            for mark in self._draft.marked.headings
        )


def converted(lines: Sequence[Line]) -> str | None:
    """Return lines that stand for themselves as safe HTML; None if they are too tangled.

    What may not stand is not refused: a heading becomes bold, a bad link its words.
    """
    findings = Findings("")
    if not Limits(findings).allow(lines):
        return None
    draft = Draft(findings)
    text = prepared_kindly(lines, draft)
    try:
        return sanitised(engine().convert(text, Run(marked=draft.marked)))
    except Exception:  # whatever Markdown meets, the words are not lost
        return None
