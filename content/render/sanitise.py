"""The last step before HTML is shown: bleach, then nh3 as the last word."""

import html
import re
import threading
from collections.abc import Callable

import bleach
import nh3

from content.render import blanks
from content.render.links import RESERVED
from content.render.marks import SEAM

# fmt: off - lists to be read as one
TAGS = frozenset(
    (
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
CLASSES = frozenset(
    (
        "align-left",
        "align-center",
        "align-right",
        "table-frame",
        "callout",
        "callout-note",
        "callout-tip",
        "callout-important",
        "callout-warning",
        "callout-example",
        "callout-title",
        "task-list",
        "task-state",
        "task-done",
        "footnote",
        "footnote-ref",
        "footnote-back",
        *blanks.CLASSES,
    )
)
# fmt: on
EXTERNAL_REL = "noopener noreferrer external"

_LABEL = re.compile(r"[^<>\x00-\x1f]{1,500}")
_HREF = re.compile(
    r"#[a-z][a-z0-9-]*|/lessons/[a-z0-9/-]+(?:#[a-z][a-z0-9-]*)?|(?i:https?://|mailto:).+"
)
_SRC = re.compile(r"/lessons/[a-z][a-z0-9-]*/images/[A-Za-z0-9][A-Za-z0-9._-]*")
_HIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_PLAIN_TAGS = "p|em|strong|ul|ol|li|blockquote|h[23]|table|thead|tbody|tr|th|td|div"
_OWN_TAGS = (
    r'h[23] id="[a-z][a-z0-9-]*"',
    r'div aria-label="[^"<>&]*" class="table-frame" role="region" tabindex="0"',
    r'th(?: class="align-[a-z]{4,6}")? scope="col"',
    r'td class="align-[a-z]{4,6}"',
)
_BARE = re.compile(
    rf"(?:[^<>]++|</?(?:{_PLAIN_TAGS})>|<br>|<(?:{'|'.join(_OWN_TAGS)})>)*+",
)
"""Words, plain tags, and tags of our own making whose attributes leave an author no room."""

Rule = Callable[[str], bool]


def _matches(pattern: str) -> Rule:
    allowed = re.compile(pattern)
    return lambda value: allowed.fullmatch(value) is not None


def _address(allowed: re.Pattern[str]) -> Rule:
    def is_allowed(value: str) -> bool:
        plain = html.unescape(html.unescape(value))
        return allowed.fullmatch(plain) is not None and not _HIDDEN.search(plain)

    return is_allowed


def _heading_id(value: str) -> bool:
    return value not in RESERVED and re.fullmatch(r"[a-z][a-z0-9-]{0,119}", value) is not None


def _classes(value: str) -> bool:
    return CLASSES.issuperset(value.split())


def _label(value: str) -> bool:
    return _LABEL.fullmatch(value) is not None


RULES: dict[str, dict[str, Rule]] = {
    "a": {
        "href": _address(_HREF),
        "rel": _matches(EXTERNAL_REL),
        "class": _classes,
        "aria-label": _label,
    },
    "abbr": {"title": _label},
    "details": {"open": _matches("|open")},
    "div": {
        "class": _classes,
        "tabindex": _matches("0"),
        "role": _matches("region"),
        "aria-label": _label,
    },
    "h2": {"id": _heading_id},
    "h3": {"id": _heading_id},
    "img": {"src": _address(_SRC), "alt": lambda _: True, "loading": _matches("lazy")},
    "li": {"id": _matches("fn-[a-z0-9-]+")},
    "ol": {"start": _matches(r"\d{1,9}")},
    "p": {"class": _classes},
    "pre": {"tabindex": _matches("0")},
    "section": {"class": _classes, "role": _matches("doc-endnotes"), "aria-label": _label},
    "span": {"class": _classes},
    "sup": {"id": _matches(r"fnref\d*-[a-z0-9-]+")},
    "td": {"class": _classes},
    "th": {"class": _classes, "scope": _matches("col|row")},
    "ul": {"class": _classes, "role": _matches("list")},
}
"""The attributes that may stand, by tag, each with the values it may have. Never `style`."""


def may_stand(tag: str, name: str, value: str) -> bool:
    """Return whether an attribute may stand on a tag with that value."""
    rule = RULES.get(tag, {}).get(name)
    return rule is not None and rule(value)


_LAST_WORD = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(rules) for tag, rules in RULES.items()},
    attribute_filter=lambda tag, name, value: value if may_stand(tag, name, value) else None,
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
)
_OWN = threading.local()


def sanitised(markup: str) -> str:
    """Return the HTML whole in itself and with nothing but what may stand: fit to be shown.

    Markdown's HTML comes in whole elements between seams. Bleach, which is slow, is spared the
    bare ones, where it has nothing to take away; nh3 sees everything.
    """
    elements = markup.split(SEAM)
    kept = (one if _BARE.fullmatch(one) else _bleached(one) for one in elements)
    return last_word("".join(kept).strip())


def is_safe(markup: str) -> bool:
    """Return whether some HTML holds nothing that sanitising would take away."""
    return last_word(markup) == markup


def last_word(markup: str) -> str:
    """Return the HTML as nh3 leaves it; what was clean stays as it is."""
    return _LAST_WORD.clean(markup.encode("utf-8", "replace").decode())


def _bleached(markup: str) -> str:
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
