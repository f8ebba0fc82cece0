"""Safe HTML back into plain words, for outlines, search and previews."""

import html
import re

_BLOCK_END = re.compile(r"</(?:p|li|h[23]|td|th|tr|dd|dt|div|figcaption|summary|pre)>|<br>|<hr>")
_TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""")
_HEADING = re.compile(r'<h([23]) id="([a-z0-9-]+)">(.*?)</h\1>')
_BACK_LINK = re.compile(r'<a[^>]*class="footnote-back"[^>]*>[^<]*</a>')
_REFERENCE = re.compile(r"<sup[^>]*>.*?</sup>")


def plain(markup: str) -> str:
    """Return the words of safe HTML on one line."""
    spaced = _BLOCK_END.sub(" ", _REFERENCE.sub("", _BACK_LINK.sub("", markup)))
    return " ".join(html.unescape(_TAG.sub("", spaced)).split())


def heading_words(markup: str) -> dict[str, str]:
    """Return the plain words of each heading of safe HTML, by its id."""
    return {match[2]: plain(match[3]) for match in _HEADING.finditer(markup)}
