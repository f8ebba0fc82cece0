"""All texts of one file, rendered together so that headings, notes and terms know each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NewType

from content.problems import Findings, quoted
from content.render.addresses import Addresses
from content.render.engine import Run, engine
from content.render.limits import within_limits
from content.render.links import Place, Target
from content.render.marks import passage_mark, split_passages
from content.render.plain import plain
from content.render.prepare import Draft, Freedom, prepared, unmatched_footnotes
from content.render.sanitise import first_pass, last_word
from content.render.terms import Terms
from content.source import Line
from content.types import Heading

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
    _draft: Draft = field(default_factory=Draft)
    _lines: list[Line] = field(default_factory=list)
    _blocks: list[str] = field(default_factory=list)
    _inline: set[int] = field(default_factory=set)
    _with_terms: set[int] = field(default_factory=set)
    _count: int = 0

    def prose(self, lines: Sequence[Line]) -> Passage:
        """Take text between blocks: headings, footnotes and terms may stand in it."""
        passage = self._take(lines, Freedom(headings=True, footnotes=True))
        self._with_terms.add(passage)
        return passage

    def guidance(self, lines: Sequence[Line]) -> Passage:
        """Take the text of a box: footnotes and terms may stand in it."""
        passage = self._take(lines, Freedom(footnotes=True))
        self._with_terms.add(passage)
        return passage

    def boxed(self, lines: Sequence[Line]) -> Passage:
        """Take a text that stands apart: paragraphs, lists and tables."""
        return self._take(lines, Freedom())

    def inline(self, lines: Sequence[Line]) -> Passage:
        """Take words for one run of text, such as a label, without any block."""
        passage = self._next()
        if within_limits(lines, self.findings):
            self._lines += lines
            words = " ".join(line.text.strip() for line in lines)
            self._blocks.append(passage_mark(passage, words or " "))
        else:
            self._blocks.append(passage_mark(passage))
        self._inline.add(passage)
        return passage

    def rendered(self) -> Rendered | None:
        """Return every passage as safe HTML; None if something keeps the file back."""
        end = self._next()
        self._blocks.append(passage_mark(end))
        for line, message, remedy in unmatched_footnotes(self._draft):
            self.findings.warn(line, message, remedy)
        if self.findings.is_broken:
            return None
        return self._convert(end)

    def _take(self, lines: Sequence[Line], freedom: Freedom) -> Passage:
        passage = self._next()
        self._blocks.append(passage_mark(passage))
        if within_limits(lines, self.findings):
            self._lines += lines
            made = prepared(lines, self._draft, self.findings, freedom=freedom)
            self._blocks.append("\n".join(made))
        return passage

    def _next(self) -> Passage:
        self._count += 1
        return Passage(self._count - 1)

    def _convert(self, end: Passage) -> Rendered | None:
        run = self._run()
        try:
            raw = engine().convert("\n\n".join(self._blocks), run)
        except Exception:
            raw = ""
        self._note_refused(run.addresses)
        pieces = split_passages(first_pass(raw), end + 1)
        if pieces is None:
            self.findings.error(1, "Markdown cannot read this file", "simplify its markup")
            return None
        if self.findings.is_broken:
            return None
        clean = [last_word(piece) for piece in pieces]
        for passage in self._inline:
            clean[passage] = _without_paragraph(clean[passage])
        return Rendered(tuple(clean[:-1]), clean[end], self._outline(clean), self._links(run))

    def _run(self) -> Run:
        own = Terms(self._draft.abbreviations)
        return Run(
            headings=self._draft.headings,
            code=self._draft.code,
            addresses=Addresses(self.place),
            terms=tuple(terms for terms in (own, self.glossary) if terms),
            passages_with_terms=frozenset(self._with_terms),
        )

    def _note_refused(self, addresses: Addresses) -> None:
        for written, refused in dict.fromkeys(addresses.refused):
            for number in self._lines_with(written):
                self.findings.error(
                    number, f"{refused.message} ({quoted(written)})", refused.remedy
                )

    def _lines_with(self, written: str) -> Sequence[int]:
        found = [line.number for line in self._lines if written and written in line.text]
        return found or [self._lines[0].number]

    def _links(self, run: Run) -> tuple[LinkUse, ...]:
        return tuple(
            LinkUse(number, written, target)
            for written, target in dict.fromkeys(run.addresses.targets)
            for number in self._lines_with(written)
        )

    def _outline(self, clean: Sequence[str]) -> tuple[Heading, ...]:
        words = _heading_words("".join(clean))
        return tuple(
            Heading(slug=mark.slug, text=words.get(mark.slug, ""), level=mark.level)
            for mark in self._draft.headings
        )


def _heading_words(markup: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for piece in markup.split("<h")[1:]:
        opening, _, rest = piece.partition(">")
        level, _, attribute = opening.partition(' id="')
        if attribute:
            words[attribute.removesuffix('"')] = plain(rest.partition(f"</h{level}>")[0])
    return words


def _without_paragraph(markup: str) -> str:
    return markup.removeprefix("<p>").removesuffix("</p>")
