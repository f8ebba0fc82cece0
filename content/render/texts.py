"""Texts in Markdown's tree: which are plain, which are fixed, and in which order they read."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

# fmt: off - a list to be read as one
BLOCKS = frozenset(
    (
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
# fmt: on
_SPECIAL = re.compile("[\\\\`*_\\[<\x02]| {2}\n")
_HELD = re.compile("\x02(?:(\\d+)|amp)?([^\x03]*)\x03")


class PlainText(AtomicString):
    """A text without any sign of Markdown: inline rules need not look at it."""


def is_fixed(text: str) -> bool:
    """Return whether a text must stay as it is (code, marks)."""
    return isinstance(text, AtomicString) and not isinstance(text, PlainText)


def set_plain_apart(root: Element) -> None:
    """Spare Markdown's inline rules the texts that hold nothing for them."""
    for element in root.iter():
        text = element.text
        if text and not isinstance(text, AtomicString) and not _SPECIAL.search(text):
            element.text = PlainText(text)


def in_reading_order(element: Element) -> Iterator[tuple[Element, bool]]:
    """Yield each element twice: False where its text stands, True where its tail does."""
    yield element, False
    for child in list(element):
        yield from in_reading_order(child)
        yield child, True


def released(text: str) -> str:
    """Return a text with the characters Markdown holds back for later put in their place."""

    def character(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1]))
        return "" if match[2] else "&"

    return _HELD.sub(character, text) if "\x02" in text else text
