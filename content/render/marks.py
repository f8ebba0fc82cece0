"""The signs that carry headings, code and the bounds of passages through Markdown.

They are private-use characters, which `content.source` drops from everything an author wrote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

START = "\ue000"
END = "\ue001"
SEAM = "\ue003"
"""Stands between whole elements, so that each can be sanitised by itself."""
_MARK = re.compile(rf"{START}([phc])(\d+){END}(.*)", re.DOTALL)
_TAG = "aside"
"""Of a passage’s mark: not `p`, which a definition below it would take for its term."""
_SHOWN = re.compile(rf"<{_TAG}>{START}(\d+){END}</{_TAG}>\n?{SEAM}?")


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading met while preparing: its place is known, its HTML not yet."""

    level: int
    slug: str
    line: int


@dataclass(slots=True)
class Marked:
    """What the numbers of marks stand for."""

    headings: list[HeadingMark] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


def passage_mark(number: int, words: str = "") -> str:
    """Return the mark that begins a passage; inline words stand in the same block."""
    return f"{START}p{number}{END}{words}"


def heading_mark(number: int, words: str) -> str:
    """Return the mark of the numbered heading, with its words."""
    return f"{START}h{number}{END}{words}"


def code_mark(number: int) -> str:
    """Return the mark of the numbered piece of code."""
    return f"{START}c{number}{END}"


def passage_number(element: Element) -> int | None:
    """Return the number of the passage that an element begins, if it is such a mark."""
    if element.tag == _TAG and element.text and element.text.startswith(START):
        return int(element.text.strip(START + END))
    return None


def split_passages(html: str, count: int) -> Sequence[str] | None:
    """Return each passage's HTML; None unless every mark stands there once, in order."""
    pieces = _SHOWN.split(html)
    if [int(number) for number in pieces[1::2]] != list(range(count)):
        return None
    return [piece.strip() for piece in pieces[2::2]]


class MarkProcessor(BlockProcessor):
    """Turns a mark into its element."""

    def __init__(self, parser: BlockParser) -> None:
        """Begin with no marks; each conversion sets its own."""
        super().__init__(parser)
        self.marked = Marked()

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Markdown's own shape
        """Return whether the block is a mark."""
        return block.startswith(START)

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Make the element the mark stands for."""
        kind, number, words = _MARK.split(blocks.pop(0))[1:4]
        if kind == "p":
            SubElement(parent, _TAG).text = AtomicString(f"{START}{number}{END}")
            if words:
                SubElement(parent, "p").text = words
        elif kind == "h":
            heading = self.marked.headings[int(number)]
            SubElement(parent, f"h{heading.level}", {"id": heading.slug}).text = words
        else:
            code = SubElement(SubElement(parent, "pre", {"tabindex": "0"}), "code")
            code.text = AtomicString(self.marked.code[int(number)])
        return True
