"""Markdown as we use it: which of its parts are on, and what happens to its tree."""

import threading
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from pymdownx.details import DetailsExtension

from content.render import tree
from content.render.addresses import Addresses
from content.render.links import Place
from content.render.marks import HeadingMark, MarkProcessor, passage_number
from content.render.terms import Terms

NO_PLACE = "\ue002"
"""A sign no author can write: footnotes stand at the end, never where a text says so."""


@dataclass(slots=True)
class Run:
    """What one conversion needs to know, and what it found."""

    headings: list[HeadingMark] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    addresses: Addresses = field(default_factory=lambda: Addresses(Place()))
    terms: tuple[Terms, ...] = ()
    passages_with_terms: frozenset[int] = frozenset()


class _Finish(Treeprocessor):
    """Everything that happens to the tree once the inline text is in it."""

    def __init__(self, md: Markdown, extension: "_House") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        run = self.extension.now
        tree.finish_footnotes(root)
        tree.finish_figures(root)
        run.addresses.settle(root)
        tree.finish_tasks(root)
        tree.set_signs(root)
        self.mark_terms(root, run)
        tree.finish_tables(root)
        tree.finish_callouts(root)

    def mark_terms(self, root: etree.Element, run: Run) -> None:
        used: set[str] = set()
        is_on = False
        for element in root:
            number = passage_number(element)
            if number is not None:
                is_on = number in run.passages_with_terms
            elif is_on:
                for terms in run.terms:
                    terms.mark(element, used)


class _House(Extension):
    """Our marks and our tree; without raw HTML, indented code and underlined headings."""

    now: Run

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        self.now = Run()
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        for name in ("code", "hashheader", "setextheader"):
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(_Marks(md, self), "marks", 200)
        md.treeprocessors.register(_Finish(md, self), "house", 12)


class _Marks(MarkProcessor):
    def __init__(self, md: Markdown, extension: _House) -> None:
        super().__init__(md.parser, extension.now)
        self.extension = extension

    def test(self, parent: etree.Element, block: str) -> bool:
        self.marked = self.extension.now
        return super().test(parent, block)


class Engine:
    """One Markdown converter; not to be shared between threads."""

    def __init__(self) -> None:
        """Set Markdown up once; that takes some milliseconds."""
        self.house = _House()
        self.markdown = Markdown(
            output_format="html",
            tab_length=4,
            extensions=[
                self.house,
                TableExtension(use_align_attribute=True),
                FootnoteExtension(
                    SEPARATOR="-",
                    PLACE_MARKER=NO_PLACE,
                    USE_DEFINITION_ORDER=False,
                    BACKLINK_TITLE="Back to where footnote {} stands in the text",
                ),
                DefListExtension(),
                AdmonitionExtension(),
                DetailsExtension(),
                "sane_lists",
            ],
        )

    def convert(self, text: str, run: Run) -> str:
        """Return Markdown's HTML, which is not safe yet; `run` holds what was found."""
        self.markdown.reset()
        self.house.now = run
        try:
            return self.markdown.convert(text)
        finally:
            self.house.now = Run()


_OWN = threading.local()


def engine() -> Engine:
    """Return this thread's converter."""
    made: Engine | None = getattr(_OWN, "engine", None)
    if made is None:
        made = _OWN.engine = Engine()
    return made
