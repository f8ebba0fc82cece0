"""A browser in words a person recognises: `Firefox on Windows`. Pure."""

from collections.abc import Sequence

# The order matters: most browsers also claim to be the ones named after them.
NAMES = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)


def browser_in_words(user_agent: str) -> str:
    """What to call a browser in a list of signed-in browsers."""
    name = _first(NAMES, user_agent) or "A browser"
    system = _first(SYSTEMS, user_agent)
    return f"{name} on {system}" if system else name


def _first(marks: Sequence[tuple[str, str]], user_agent: str) -> str | None:
    return next((words for mark, words in marks if mark in user_agent), None)
