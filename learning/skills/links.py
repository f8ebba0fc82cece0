"""Links that people type as evidence: kept only if they lead to a page on the web. Pure."""

from learning.drafts import links
from learning.skills.rules import LONGEST_LINK


def link_to_keep(typed: str, *, field: str = "link") -> str:
    """The link as it is kept, trimmed; nothing for none. Raises Refused in plain words."""
    return links.link_to_keep(typed, longest=LONGEST_LINK, field=field)
