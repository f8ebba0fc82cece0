"""What is typed about a way and not yet sent, by its owner or by a mentor. Pure."""

OWN = "way/"
"""How the names of the owner's drafts begin; they go when the way is deleted."""
MENTORS = "mentored-way/"


def draft_key(what: str, key: int, slug: str, *, is_own: bool) -> str:
    """The name under which words about one behaviour or checkpoint are kept: `way/…/7/r1`."""
    return f"{OWN if is_own else MENTORS}{what}/{key}/{slug}"
