"""The last step before HTML is shown: bleach, then nh3 as the last word."""

import html
import re
import threading
from collections.abc import Callable

import bleach
import nh3

TAGS = frozenset(
    ["a", "abbr", "blockquote", "br", "caption", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "pre", "section", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"]
)
CLASSES = frozenset(
    ["align-left", "align-center", "align-right", "table-frame", "callout", "callout-note", "callout-tip", "callout-important", "callout-warning", "callout-example", "callout-title", "task-list", "task-state", "footnotes", "footnote-ref", "footnote-back", "prose-heading"]
)
EXTERNAL_REL = "noopener noreferrer external"

_ID = re.compile(r"[a-z][a-z0-9-]{0,119}")
_LABEL = re.compile(r"[^<>\x00-\x1f]{1,300}")
_NUMBER = re.compile(r"\d{1,4}")
_HREF = re.compile(
    r"#[a-z][a-z0-9-]*|/lessons/[a-z0-9/-]+(?:#[a-z][a-z0-9-]*)?|(?i:https?://|mailto:).+"
)
_SRC = re.compile(r"/lessons/[a-z][a-z0-9-]*/images/[A-Za-z0-9][A-Za-z0-9._-]*")


def _classes(value: str) -> bool:
    return all(name in CLASSES for name in value.split())


def _address(value: str, allowed: re.Pattern[str]) -> bool:
    plain = html.unescape(html.unescape(value))
    return allowed.fullmatch(plain) is not None and not re.search(r"[\x00-\x20\x7f\\]", plain)


ATTRIBUTES: dict[str, dict[str, Callable[[str], bool]]] = {
    "*": {"class": _classes, "id": lambda value: _ID.fullmatch(value) is not None},
    "a": {
        "href": lambda value: _address(value, _HREF),
        "rel": lambda value: value == EXTERNAL_REL,
        "aria-label": lambda value: _LABEL.fullmatch(value) is not None,
    },
    "abbr": {"title": lambda value: _LABEL.fullmatch(value) is not None},
    "img": {
        "src": lambda value: _address(value, _SRC),
        "alt": lambda _: True,
        "width": lambda value: _NUMBER.fullmatch(value) is not None,
        "height": lambda value: _NUMBER.fullmatch(value) is not None,
        "loading": lambda value: value == "lazy",
    },
    "th": {"scope": lambda value: value in {"col", "row"}},
    "div": {
        "tabindex": lambda value: value == "0",
        "role": lambda value: value == "region",
        "aria-label": lambda value: _LABEL.fullmatch(value) is not None,
    },
    "section": {
        "role": lambda value: value == "doc-endnotes",
        "aria-label": lambda value: _LABEL.fullmatch(value) is not None,
    },
    "ol": {"start": lambda value: _NUMBER.fullmatch(value) is not None},
    "ul": {"role": lambda value: value == "list"},
}


def may_stand(tag: str, name: str, value: str) -> bool:
    """Return whether an attribute may stand on a tag with that value."""
    rule = ATTRIBUTES.get(tag, {}).get(name) or ATTRIBUTES["*"].get(name)
    return rule is not None and rule(value)


def _kept(tag: str, name: str, value: str) -> str | None:
    return value if may_stand(tag, name, value) else None


_LAST_WORD = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(ATTRIBUTES.get(tag, {})) | set(ATTRIBUTES["*"]) for tag in TAGS},
    attribute_filter=_kept,
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
)
_OWN = threading.local()


def first_pass(markup: str) -> str:
    """Return the HTML as bleach leaves it."""
    cleaner: bleach.Cleaner | None = getattr(_OWN, "cleaner", None)
    if cleaner is None:
        cleaner = _OWN.cleaner = bleach.Cleaner(
            tags=TAGS,
            attributes=may_stand,
            protocols={"http", "https", "mailto"},
            strip=True,
            strip_comments=True,
        )
    return cleaner.clean(markup)


def last_word(markup: str) -> str:
    """Return the HTML as nh3 leaves it: whole in itself, with nothing but what may stand."""
    return _LAST_WORD.clean(markup.encode("utf-8", "replace").decode())
