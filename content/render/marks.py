"""The signs that carry headings, code and the bounds of passages through Markdown.

They are private-use characters, which `content.source` drops from everything an author wrote.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

START = "\ue000"
END = "\ue001"
_MARK = re.compile(rf"{START}([phc])(\d+){END}(.*)", re.DOTALL)
_SHOWN = re.compile(rf"<p>{START}(\d+){END}</p>\n?")


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading met while preparing: where its words stand is known, its HTML not yet."""

    level: int
    slug: str
    line: int


class Marked(Protocol):
    """What the marks of one run stand for."""

    @property
    def headings(self) -> Sequence[HeadingMark]:
        """The headings, in their order."""

    @property
    def code(self) -> Sequence[str]:
        """The pieces of code, in their order."""


def passage_mark(number: int, words: str = "") -> str:
    """Return the mark that begins a passage; inline words stand in the same block."""
    return f"{START}p{number}{END}{words}"


def heading_mark(number: int, words: str) -> str:
    """Return the mark of the numbered heading, with its words."""
    return f"{START}h{number}{END}{words}"


def code_mark(number: int) -> str:
    """Return the mark of the numbered piece of code."""
    return f"{START}c{number}{END}"


def passage_number(element: etree.Element) -> int | None:
    """Return the number of the passage that an element begins, if it is such a mark."""
    if element.tag == "p" and element.text and element.text.startswith(START):
        return int(element.text.strip(START + END))
    return None


def split_passages(html: str, count: int) -> list[str] | None:
    """Return each passage's HTML; None unless every mark stands there once, in order."""
    pieces = _SHOWN.split(html)
    if [int(number) for number in pieces[1::2]] != list(range(count)):
        return None
    return [piece.strip() for piece in pieces[2::2]]


class MarkProcessor(BlockProcessor):
    """Turns a mark into its element."""

    def __init__(self, parser: BlockParser, marked: Marked) -> None:
        """Keep what the marks stand for."""
        super().__init__(parser)
        self.marked = marked

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002 - asked for so
        """Return whether the block begins with a mark."""
        return block.startswith(START)

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Make the element the mark stands for; leave anything else alone."""
        match = _MARK.match(blocks[0])
        if match is None:
            return False
        blocks.pop(0)
        kind, number, words = match[1], int(match[2]), match[3]
        if kind == "p":
            self._passage(parent, number, words)
        elif kind == "h":
            heading = self.marked.headings[number]
            element = etree.SubElement(parent, f"h{heading.level}", {"id": heading.slug})
            element.text = words
        else:
            code = etree.SubElement(etree.SubElement(parent, "pre"), "code")
            code.text = AtomicString(self.marked.code[number])
        return True

    def _passage(self, parent: etree.Element, number: int, words: str) -> None:
        etree.SubElement(parent, "p").text = AtomicString(f"{START}{number}{END}")
        if words:
            etree.SubElement(parent, "p").text = words
