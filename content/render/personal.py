"""A person's or a school's own words as safe HTML, made when they are saved."""

import re
from html import escape

from content.problems import Findings
from content.render.manuscript import converted
from content.render.sanitise import last_word
from content.source import read_lines

LONGEST_TEXT = 20_000

_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")


def render_text(markdown: str) -> str:
    """Return the text as safe HTML, in bounded time whatever it holds.

    Headings become bold lines; links lead out of the courses only; of images their words remain.
    A text too tangled for Markdown is shown as it was typed. Only the first 20,000 characters
    are read: forms refuse more.
    """
    text = _UNSHOWN.sub("", markdown[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n"))
    lines = read_lines(text.encode(), Findings(""), longest_line=LONGEST_TEXT)
    html = converted(lines) if lines else None
    return last_word(_as_typed(text)) if html is None else html


def _as_typed(text: str) -> str:
    """Return a text's paragraphs and line breaks, and nothing else of it, as HTML."""
    paragraphs = (part.strip("\n") for part in re.split(r"\n{2,}", text))
    return "\n".join(
        "<p>" + "<br>".join(escape(line, quote=False) for line in part.split("\n")) + "</p>"
        for part in paragraphs
        if part.strip()
    )
