"""Where a person goes next: always somewhere on this site. Pure: knows no request."""

import re
from urllib.parse import urlsplit

LONGEST_DESTINATION = 2000
CONTROL_OR_BACKSLASH = re.compile(r"[\x00-\x20\x7f\\]")


def safe_next(target: str | None) -> str | None:
    """A path of this site, or None if the target could lead anywhere else.

    Browsers read two slashes, a slash and a backslash, or slashes with a tab between them as the
    beginning of another site's address.
    """
    if not target or len(target) > LONGEST_DESTINATION or CONTROL_OR_BACKSLASH.search(target):
        return None
    path = re.split("[?#]", target, maxsplit=1)[0]
    return target if path.startswith("/") and "//" not in path else None


def came_from(referrer: str | None, host: str) -> str | None:
    """The page of this site on which a form was sent, as a path; None if it was not one of ours."""
    if not referrer:
        return None
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return None
    if parts.netloc != host:
        return None
    return safe_next(f"{parts.path}?{parts.query}" if parts.query else parts.path)
