"""Names and editions of the words of a way. Pure."""

from hashlib import blake2b

DRAFTS = ("way/", "trial:", "network-task:")
"""How the names of all drafts begin that go when a way is deleted."""
WHY_KEY = "way/why"
FOR_OTHERS_KEY = "way/for-others"


def edition(words: str) -> str:
    """A name for these words, so that a change knows what it was made from."""
    return blake2b(words.encode(), digest_size=16).hexdigest()
