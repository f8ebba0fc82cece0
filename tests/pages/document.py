"""An HTML document as a tree, parsed as strictly as the standard allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib

SILENT = {"script", "style", "template", "head"}
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
INLINE |= {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}


class Document:
    """A parsed page: elements by tag, by id, and the words a person reads."""

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.html = html
        self.root: Element = parser.parse(html)
        for drawn in self.root.iter():
            if isinstance(drawn.tag, str):
                drawn.tag = drawn.tag.rpartition("}")[2]  # drawings come with a namespace
        self.errors = [
            f"line {line}, column {column}: {code} {dict(details)}"
            for (line, column), code, details in parser.errors
        ]

    @cached_property
    def parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    @cached_property
    def by_id(self) -> dict[str, Element]:
        return {key: each for each in self.elements() if (key := each.get("id")) is not None}

    def elements(self, *tags: str) -> list[Element]:
        """Every element (no comments) of these tags, in order; of all tags when none is named."""
        found = [each for each in self.root.iter() if isinstance(each.tag, str)]
        return [each for each in found if each.tag in tags] if tags else found

    def ancestors(self, element: Element) -> Iterator[Element]:
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    def within(self, element: Element, *tags: str) -> Element | None:
        """The nearest element of these tags around this one."""
        return next((each for each in self.ancestors(element) if each.tag in tags), None)

    def first(self, tag: str) -> Element | None:
        return next(iter(self.elements(tag)), None)


@dataclass(frozen=True)
class Words:
    """A piece of visible text and the element it stands in."""

    text: str
    element: Element


def squeezed(text: str) -> str:
    return " ".join(text.split())


def text_of(element: Element | None) -> str:
    """What a person (or a screen reader) reads in an element."""
    return "" if element is None else squeezed("".join(w.text for w in words_in(element)))


def words_in(element: Element, *leaving_out: str) -> Iterator[Words]:
    """The pieces of text in an element, in reading order."""
    if not isinstance(element.tag, str) or element.tag in SILENT or element.tag in leaving_out:
        return
    stands_apart = element.tag not in INLINE
    if stands_apart:
        yield Words(" ", element)
    if element.text:
        yield Words(element.text, element)
    for child in element:
        yield from words_in(child, *leaving_out)
        if child.tail:
            yield Words(child.tail, element)
    if stands_apart:
        yield Words(" ", element)


def attribute(element: Element, name: str) -> str:
    return element.get(name) or ""


def classes(element: Element) -> set[str]:
    return set(attribute(element, "class").split())
