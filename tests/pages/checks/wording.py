"""The words: typographic, and nothing of the machinery among them."""

import re
from collections.abc import Iterator

from tests.pages.document import attribute, text_of, words_in
from tests.pages.page import Page

Faults = Iterator[str]
LITERAL = ("code", "pre", "textarea", "kbd", "samp", "script", "style")
SPOKEN = ("aria-label", "alt", "title", "placeholder")
STRAIGHT = re.compile(r"""['"]|--""")
MACHINERY = re.compile(r"\{\{|\{%|\}\}|Undefined|<built-in|object at 0x|&(?:amp|lt|gt|quot|#\d+);")
MARKDOWN = re.compile(r"^:::|(?<!> )\*\*\S[^*]*\*\*|\]\(")
"""After `> ` it is what an author is told to write."""
EMPTY_LINKS = {"here", "click here", "read more", "more", "link", "this"}


def _pieces(page: Page) -> Iterator[str]:
    body = page.document.first("body")
    if body is None:
        return
    yield page.title
    for words in words_in(body, *LITERAL):
        yield words.text
    for element in page.document.elements():
        yield from (attribute(element, name) for name in SPOKEN)


def are_typographic(page: Page) -> Faults:
    for words in _pieces(page):
        if STRAIGHT.search(words):
            yield f"has a straight quote or double hyphen in {words.strip()!r}"


def hide_the_machinery(page: Page) -> Faults:
    for words in _pieces(page):
        if MACHINERY.search(words):
            yield f"shows the machinery: {words.strip()!r}"
        if MARKDOWN.search(words):
            yield f"shows unread Markdown: {words.strip()!r}"


def never_say_none(page: Page) -> Faults:
    """An absent value shown as `None`, whole or in an address. A choice may be called so."""
    body = page.document.first("body")
    for words in words_in(body) if body is not None else ():
        is_choice = words.element.tag in ("label", "option", "dd")
        if words.text.strip() == "None" and not is_choice:
            yield f"says None in a {words.element.tag}"
    for element in page.document.elements():
        for name, value in element.attrib.items():
            if re.search(r"\bNone\b", value) and name not in SPOKEN:
                yield f"has {name}={value!r} on a {element.tag}"


def links_say_where(page: Page) -> Faults:
    for link in page.document.elements("a"):
        words = link.get("aria-label") or text_of(link)
        if not words and not any(attribute(e, "alt") for e in link.iter("img")):
            yield f"has a link without words to {link.get('href')}"
        if words.strip(" .").lower() in EMPTY_LINKS:
            yield f"has a link that says only {words!r}"


def never_run_together(page: Page) -> Faults:
    """`Next lessonArriving`: two pieces that only the style sheet keeps apart."""
    body = page.document.first("body")
    before = ""
    for words in words_in(body, *LITERAL, "sup", "abbr") if body is not None else ():
        if before[-1:].islower() and (words.text[0].isupper() or words.text[0].isdigit()):
            yield f"runs together {before.strip()!r} and {words.text.strip()!r}"
        before = words.text


CHECKS = (
    are_typographic,
    hide_the_machinery,
    never_say_none,
    links_say_where,
    never_run_together,
)
