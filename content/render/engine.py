"""Markdown as we use it: which of its parts are on, and what happens to its tree."""

import string
import threading
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from pymdownx.details import DetailsExtension

from content.render import tree
from content.render.addresses import Addresses
from content.render.links import Place
from content.render.marks import Marked, MarkProcessor, passage_number
from content.render.terms import Terms
from content.render.texts import set_plain_apart

NO_PLACE = "\ue002"
"""A sign no author can write: footnotes stand at the end, never where a text says so."""


@dataclass(slots=True)
class Run:
    """What one conversion needs to know, and the addresses it found."""

    marked: Marked = field(default_factory=Marked)
    addresses: Addresses = field(default_factory=lambda: Addresses(Place()))
    terms: tuple[Terms, ...] = ()
    passages_with_terms: frozenset[int] = frozenset()


class _SetPlainApart(Treeprocessor):
    """Runs before the inline rules and spares them work."""

    def run(self, root: Element) -> None:
        set_plain_apart(root)


class _Finish(Treeprocessor):
    """Runs once the inline text is in the tree."""

    now = Run()

    def run(self, root: Element) -> None:
        tree.finish_footnotes(root)
        tree.finish_figures(root)
        self.now.addresses.settle(root)
        tree.finish_tasks(root)
        tree.set_signs(root)
        if self.now.terms:
            self.mark_terms(root)
        tree.finish_tables(root)
        tree.finish_callouts(root)
        tree.set_seams(root)

    def mark_terms(self, root: Element) -> None:
        used: set[str] = set()
        is_on = False
        for element in root:
            number = passage_number(element)
            if number is not None:
                is_on = number in self.now.passages_with_terms
            elif is_on:
                for terms in self.now.terms:
                    terms.mark(element, used)


class _House(Extension):
    """Our marks and our tree; no raw HTML, indented code, underlined or unmarked headings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.preprocessors.deregister("html_block")
        for name in ("html", "entity"):
            md.inlinePatterns.deregister(name)
        for name in ("code", "hashheader", "setextheader"):
            md.parser.blockprocessors.deregister(name)
        md.ESCAPED_CHARS = list(string.punctuation)
        self.marks = MarkProcessor(md.parser)
        self.finish = _Finish(md)
        md.parser.blockprocessors.register(self.marks, "marks", 200)
        md.treeprocessors.register(_SetPlainApart(md), "set_plain_apart", 25)
        md.treeprocessors.register(self.finish, "finish", 12)


class Engine:
    """One Markdown converter; not to be shared between threads."""

    def __init__(self) -> None:
        """Set Markdown up once; that takes some milliseconds."""
        self.house = _House()
        notes = FootnoteExtension(
            SEPARATOR="-",
            PLACE_MARKER=NO_PLACE,
            USE_DEFINITION_ORDER=False,
            BACKLINK_TITLE="Back to where footnote {} stands in the text",
        )
        self.markdown = Markdown(
            output_format="html",
            extensions=[
                self.house,
                TableExtension(use_align_attribute=True),
                notes,
                DefListExtension(),
                AdmonitionExtension(),
                DetailsExtension(),
                SaneListExtension(),
            ],
        )

    def convert(self, text: str, run: Run) -> str:
        """Return Markdown's HTML, which is not safe yet; `run` holds what was found."""
        self.markdown.reset()
        self.house.marks.marked = run.marked
        self.house.finish.now = run
        try:
            return self.markdown.convert(text)
        finally:
            self.house.marks.marked = Marked()
            self.house.finish.now = Run()


_OWN = threading.local()


def engine() -> Engine:
    """Return this thread's converter."""
    made: Engine | None = getattr(_OWN, "engine", None)
    if made is None:
        made = _OWN.engine = Engine()
    return made
