"""A person's or a school's own words as safe HTML, made when they are saved."""

from html import escape

from content.problems import Findings
from content.render.links import Place
from content.render.manuscript import Manuscript
from content.render.terms import Terms
from content.source import read_lines

LONGEST_TEXT = 20_000


def render_text(markdown: str) -> str:
    """Return the text as safe HTML, in bounded time whatever it holds.

    What Markdown may not see (headings, images, too much nesting) is shown as it was typed;
    nothing is refused. Only the first 20,000 characters are read: forms refuse more.
    """
    text = markdown[:LONGEST_TEXT]
    findings = Findings("")
    lines = read_lines(text.encode("utf-8", "replace"), findings)
    if lines is not None:
        manuscript = Manuscript(findings, Place(), Terms({}))
        passage = manuscript.boxed(lines)
        rendered = manuscript.rendered()
        if rendered is not None:
            return rendered[passage]
    return as_typed(text)


def as_typed(text: str) -> str:
    """Return paragraphs and line breaks of a text, and nothing else of it, as HTML."""
    clean = text.encode("utf-8", "replace").decode().replace("\x00", "")
    paragraphs = [part.strip() for part in clean.split("\n\n")]
    return "\n".join(
        "<p>" + "<br>".join(escape(line) for line in part.splitlines()) + "</p>"
        for part in paragraphs
        if part
    )
