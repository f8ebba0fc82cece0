"""A domain's file into statements and ready-made actions, each a few words and keys below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from content.blocks import Fence, split_blocks
from content.folders import SourceFile
from content.framework_header import LEVELS, Scales
from content.framework_types import Closing, Domain, ReadyAction, Statement
from content.headers import Header, Keys, read_header
from content.keyed import words_and_keys
from content.lessons import source_of
from content.problems import Findings, quoted
from content.render import Manuscript, Place, Terms, anchor
from content.typography import curly
from content.wording import is_slug

KINDS = ("statement", "ready-action")
DOMAIN_KEYS = Keys(("title",), ("summary",))
ACTION_KEYS = Keys(("how",), ("template",))
_BEFORE_LEVELS = ("lens", "target")
_AFTER_LEVELS = ("reference", "closes")
_MAY = ("code", "evidence", "action", "formerly")
MOST_BLOCKS = 100
"""Statements and actions of one domain."""
MOST_CLOSINGS = 10
STATEMENT_KEYS = (*_BEFORE_LEVELS, *_AFTER_LEVELS, *_MAY)
"""Of every statement, whatever its framework calls the levels."""

_CLOSING = re.compile(r"([^/#]+)/([^/#]+)#([^/#]+)")

_What = TypeVar("_What")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[_What]):
    """Something that is named in a file, with the line it is named on."""

    path: str
    line: int
    what: _What


@dataclass(slots=True)
class ReadDomain:
    """A domain, and everything it names that only other files can confirm."""

    path: str
    ids: list[Placed[str]] = field(default_factory=list)
    actions: list[Placed[str]] = field(default_factory=list)
    wanted_actions: list[Placed[str]] = field(default_factory=list)
    closings: list[Placed[Closing]] = field(default_factory=list)
    templates: list[Placed[str]] = field(default_factory=list)
    references: list[Placed[str]] = field(default_factory=list)
    domain: Domain | None = None

    def placed(self, lines: Sequence[tuple[int, _What]]) -> Iterator[Placed[_What]]:
        """Yield things with their place in this file."""
        return (Placed(path=self.path, line=line, what=what) for line, what in lines)


def read_domain(
    file: SourceFile, slug: str, scales: Scales, glossary: Terms, findings: Findings
) -> ReadDomain | None:
    """Return the domain in a file; None if an error keeps it back."""
    source = source_of(file, findings)
    if source is None:
        return None
    header = read_header(source, DOMAIN_KEYS, findings)
    parts = split_blocks(source.body, KINDS, findings)
    fences = [part for part in parts if isinstance(part, Fence)]
    manuscript = Manuscript(findings, Place(), glossary)
    prose = [line for part in parts if not isinstance(part, Fence) for line in part.lines]
    passage = manuscript.prose(prose)
    read = ReadDomain(file.path)
    reader = _Reader(read, scales, findings)
    first = fences[:MOST_BLOCKS]
    statements = [reader.statement(one) for one in first if one.kind == KINDS[0]]
    actions = [reader.action(one) for one in first if one.kind == KINDS[1]]
    if not statements:
        remedy = "write one: ::: statement its-id"
        findings.error(source.header_end, "the domain has no statement", remedy)
    for fence in fences[MOST_BLOCKS : MOST_BLOCKS + 1]:
        said = f"the domain has more than {MOST_BLOCKS} statements and actions"
        findings.error(fence.line, said, "divide it")
    html = manuscript.rendered()
    if html is None:
        return None
    read.domain = Domain(
        slug=slug,
        number=0,
        title=header.text("title"),
        summary=header.text("summary"),
        html="\n".join(filter(None, (html[passage], html.notes))),
        statements=tuple(one for one in statements if one),
        actions=tuple(one for one in actions if one),
    )
    return read


@dataclass(slots=True)
class _Reader:
    """Reads the blocks of one domain, and notes in `read` what they name."""

    read: ReadDomain
    scales: Scales
    findings: Findings

    def statement(self, fence: Fence) -> Statement | None:
        """Return the statement of a block; None if its target or lens is none."""
        levels = self.scales.level_names
        keys = Keys((*_BEFORE_LEVELS, *levels, *_AFTER_LEVELS), _MAY)
        text, header = self._opened(fence, keys)
        is_one = len(header.items("lens")) == 1
        lens = header.words("lens", self.scales.lens_names) if is_one else ()
        target = header.count("target", 1, LEVELS)
        references, closings = header.phrases("reference"), list(self._closings(header))
        wanted, formerly = header.slugs("action"), header.slugs("formerly")
        self._check(header)
        self.read.ids += self.read.placed([(fence.line, fence.argument)])
        self.read.ids += self.read.placed([(header.line("formerly"), old) for old in formerly])
        self.read.closings += self.read.placed(closings)
        self.read.references += self.read.placed(references)
        self.read.wanted_actions += self.read.placed([(header.line("action"), w) for w in wanted])
        if target is None or not lens:
            return None
        return Statement(
            slug=fence.argument,
            text=text,
            code=header.text("code"),
            lens=lens[0],
            target=target,
            descriptions=tuple(header.text(level) for level in levels),
            references=tuple(words for _, words in references),
            closed_by=tuple(closing for _, closing in closings),
            evidence=tuple(words for _, words in header.phrases("evidence")),
            actions=wanted,
            formerly=formerly,
        )

    def action(self, fence: Fence) -> ReadyAction:
        """Return the ready-made action of a block."""
        text, header = self._opened(fence, ACTION_KEYS)
        templates = header.slugs("template")
        if len(templates) > 1:
            said = "a ready-made action has one template"
            self.findings.error(header.line("template"), said, "name the one it begins with")
        self.read.actions += self.read.placed([(fence.line, fence.argument)])
        self.read.templates += self.read.placed([(header.line("template"), t) for t in templates])
        return ReadyAction(
            slug=fence.argument,
            text=text,
            how=tuple(curly(words) for _, words in header.lines("how")),
            template=templates[0] if templates else "",
        )

    def _opened(self, fence: Fence, keys: Keys) -> tuple[str, Header]:
        """Return the words a block begins with, and its keys."""
        if not is_slug(fence.argument):
            given = quoted(fence.argument)
            has = f"{given} is not a slug" if fence.argument else "the slug is missing"
            remedy = f"write one that never changes: ::: {fence.kind} like-this"
            self.findings.error(fence.line, has, remedy)
        text, header = words_and_keys(fence.lines, fence.line, keys, self.findings)
        if not text:
            said = f"the {fence.kind} has no words"
            self.findings.error(fence.line, said, "write them on the line below it")
        return text, header

    def _check(self, header: Header) -> None:
        """Note lists with nothing in them, a second lens, and levels described alike."""
        header.need_one("lens", header.items("lens"))
        header.need_one("reference", header.phrases("reference"))
        header.need_one("closes", header.items("closes"))
        if len(header.items("lens")) > 1:
            remedy = "name the one it is seen through first"
            self.findings.error(header.line("lens"), "a statement has one lens", remedy)
        seen: dict[str, str] = {}
        for level in self.scales.level_names:
            words = header.text(level).casefold()
            if words and words in seen:
                said = f"“{level}” is described like “{seen[words]}”"
                self.findings.error(header.line(level), said, "say what is different")
            seen.setdefault(words, level)

    def _closings(self, header: Header) -> Iterator[tuple[int, Closing]]:
        items = header.items("closes")
        if len(items) > MOST_CLOSINGS:
            said = f"the statement is closed by more than {MOST_CLOSINGS} headings"
            self.findings.error(header.line("closes"), said, "keep the best two or three")
        for line, item in items[:MOST_CLOSINGS]:
            match = _CLOSING.fullmatch(item)
            if match and all(map(is_slug, match.groups())):
                heading = anchor(match[3])
                closing = Closing(module_slug=match[1], lesson_slug=match[2], heading=heading)
                yield line, closing
            else:
                said = f"{quoted(item)} in closes is no heading of a lesson"
                remedy = "write it like this: graduated-approach/assess#hypotheses"
                self.findings.error(line, said, remedy)
