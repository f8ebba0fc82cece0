"""Straight quotation marks and typed dashes into the signs a printed page has."""

import re

_TYPED = re.compile(r"""["']|-{2,3}|\.{3}""")
_BEFORE_OPENING = re.compile(r"[\s(\[{\u2014\u2013/\u201c\u2018\u00a0-]\Z")
_DIGITS_AFTER = re.compile(r"\d\ds?\b")
_SIGNS = {"--": "\u2013", "---": "\u2014", "...": "\u2026"}


def curly(text: str, before: str = "") -> str:
    """Return the text with typographic quotation marks, dashes and ellipses.

    `before` is what stands just before it on the page, so that a quotation mark after
    *emphasis* knows that it closes.
    """
    if "'" not in text and '"' not in text and "--" not in text and "..." not in text:
        return text
    done: list[str] = []
    end = 0
    last = before[-1:]
    for match in _TYPED.finditer(text):
        done.append(text[end : match.start()])
        last = (done[-1] or last)[-1:]
        done.append(_sign(match[0], last, text[match.end() : match.end() + 4]))
        last = done[-1]
        end = match.end()
    done.append(text[end:])
    return "".join(done)


def _sign(typed: str, last: str, following: str) -> str:
    if typed in _SIGNS:
        return _SIGNS[typed]
    opens = not last or _BEFORE_OPENING.search(last) is not None
    if typed == '"':
        return "\u201c" if opens and not following[:1].isspace() else "\u201d"
    if opens and following[:1].strip() and not _DIGITS_AFTER.match(following):
        return "\u2018"
    return "\u2019"
