"""Where a person goes next, and what they had typed on the way. Pure: knows no request."""

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from learning.drafts.rules import as_kept

LONGEST_DESTINATION = 2000
MOST_TEXTS = 40
"""More than any form has fields to type into; a request may claim hundreds of thousands."""
CONTROL_OR_BACKSLASH = re.compile(r"[\x00-\x20\x7f\\]")
NEVER_SHOWN = re.compile(r"password|token|secret|^next$|^form_id$", re.IGNORECASE)
CHOSEN_NOT_TYPED = re.compile(
    r"[0-9a-f]{16,}|w[0-9a-f]{12}|[0-9]*|on|yes|no|true|false|[a-z0-9]+([-_][a-z0-9]+)+"
)


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


def typed_texts(fields: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What a person typed into a form, in order: no passwords, tokens, choices or empty fields."""
    typed = (
        as_kept(text)
        for name, text in fields
        if text.strip()
        and not NEVER_SHOWN.search(name)
        and not CHOSEN_NOT_TYPED.fullmatch(text.strip())
    )
    return tuple(islice(typed, MOST_TEXTS))
