"""Markdown lines into the plain pieces an editor reads, each with its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from content.source import Line

_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*)$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$")
_ROW = re.compile(r"\s*\|(.*)\|?\s*$")
_RULE = re.compile(r"[\s|:-]+$")
_MEANING = re.compile(r" {0,3}:\s+(.*)$")
_QUOTATION = re.compile(r" {0,3}>\s?(.*)$")
# Each sign ends what the one before it began, and addresses have an end: nothing is looked through
# again from every sign of a row.
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\(([^()\s]{0,200}+)[^)]{0,300}\)")

_PLAIN = (
    (_IMAGE, r" \1 "),
    (re.compile(r"\[([^\[\]^]+)\]\([^)]{0,500}\)"), r"\1"),
    (re.compile(r"\[\^[^\[\]]+\]:?"), ""),
    (re.compile(r"\s*+\{#[^{}]*\}"), ""),
    (re.compile(r"[*_`]+"), ""),
)
_MENTIONED = re.compile(r'"[^"]*"|“[^“”]*”|\*[^*\n]+\*')


class Kind(StrEnum):
    """What a piece of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


_ONE_LINE = (Kind.HEADING, Kind.ROW)


@dataclass(frozen=True, slots=True)
class Text:
    """One heading, paragraph, item or table row as it is written, from the line it begins on."""

    line: int
    raw: str
    kind: Kind

    @property
    def words(self) -> str:
        """What a reader reads of it."""
        return plain_words(self.raw)

    @property
    def own_words(self) -> str:
        """What it says itself: without what it quotes or mentions in italics."""
        return plain_words(_MENTIONED.sub(" … ", self.raw))

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(re.findall(r"\w[\w'’-]*", self.words))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with the words that stand for it."""

    line: int
    words: str
    address: str


def plain_words(markdown: str) -> str:
    """Return Markdown without its signs."""
    for pattern, by in _PLAIN:
        markdown = pattern.sub(by, markdown)
    return " ".join(markdown.split())


def texts(lines: Sequence[Line]) -> tuple[Text, ...]:
    """Return the pieces of text in some lines, in their order."""
    return tuple(text for text in _pieces(lines) if text.words)


def pictures(lines: Sequence[Line]) -> tuple[Picture, ...]:
    """Return the images in some lines."""
    return tuple(
        Picture(line.number, match[1].strip(), match[2])
        for line in lines
        for match in _IMAGE.finditer(line.text)
    )


def _pieces(lines: Sequence[Line]) -> Iterator[Text]:
    gathered: list[str] = []
    begun, kind = 0, Kind.PARAGRAPH
    for line in lines:
        starts = _start(line.text)
        ends = starts or not line.text.strip() or kind in _ONE_LINE
        if gathered and ends:
            yield Text(begun, " ".join(gathered), kind)
            gathered = []
        if starts:
            kind, words = starts
            begun, gathered = line.number, [words]
        elif words := line.text.strip():
            if not gathered:
                begun, kind = line.number, Kind.PARAGRAPH
            quotation = _QUOTATION.match(words)
            gathered.append(quotation[1] if quotation else words)
    if gathered:
        yield Text(begun, " ".join(gathered), kind)


def _start(text: str) -> tuple[Kind, str] | None:
    """Return the kind of piece that begins on a line by its sign, with its words."""
    if match := _HEADING.match(text):
        return Kind.HEADING, match[1]
    if match := _ROW.match(text):
        return Kind.ROW, "" if _RULE.match(match[1]) else match[1].replace("|", " · ")
    if match := _ITEM.match(text) or _MEANING.match(text):
        return Kind.ITEM, match[1]
    return None
