"""Links that people type: kept only if they lead to a page on the web. Pure."""

import unicodedata
from urllib.parse import urlsplit

from learning.errors import Refused

ANY_PAGE = ("http", "https")
SAFE_PAGE = ("https",)
"""Schemes a link may have."""
UNSHOWN = ("C", "Z")
"""Categories of characters that no address has: controls, turns of direction, spaces."""


def link_to_keep(
    typed: str, *, longest: int, field: str, schemes: tuple[str, ...] = ANY_PAGE
) -> str:
    """The link as it is kept, trimmed; nothing for none. Raises Refused in plain words."""
    link = typed.strip()
    if not link:
        return ""
    if len(link) > longest:
        raise Refused(
            f"This link is {len(link):,} characters long, and {longest:,} can be kept.", field
        )
    if any(unicodedata.category(each)[0] in UNSHOWN for each in link):
        raise Refused("A link has no spaces in it. Copy it once more, one link only.", field)
    if not _leads_to_a_page(link, schemes):
        begins = " or ".join(f"{each}://" for each in reversed(schemes))
        raise Refused(
            f"Write a link that begins with {begins} and names a site, "
            "such as https://www.example.org/page.",
            field,
        )
    return link


def _leads_to_a_page(link: str, schemes: tuple[str, ...]) -> bool:
    """Whether it is an address of the web, without a name and password in it."""
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    has_secret = parts.username is not None or parts.password is not None
    # Browsers read a backslash as a slash, so that what looks like the host need not be it.
    return parts.scheme in schemes and bool(host) and not has_secret and "\\" not in link
