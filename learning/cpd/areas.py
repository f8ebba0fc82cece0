"""Areas of need as the headers of modules name them, each with one slug and one name. Pure."""

from collections.abc import Collection

ACROSS = "all"
"""What is about every area alike."""

AREA_NAMES = {
    "communication-and-interaction": "Communication and interaction",
    "cognition-and-learning": "Cognition and learning",
    "social-emotional-and-mental-health": "Social, emotional and mental health",
    "sensory-and-physical": "Sensory and physical",
    ACROSS: "Across all areas",
}
"""Every slug with its name, in the order of the SEND Code of Practice."""


def area_of(areas: Collection[str]) -> str:
    """The slug for what is about these areas of a header: the one there is, else all of them."""
    named = [each for each in areas if each != ACROSS]
    return slug_of(named[0]) if len(named) == 1 else ACROSS


def slug_of(area: str) -> str:
    """The slug of an area as a header writes it: `sensory and physical`."""
    return area.replace(",", "").replace(" ", "-")


def area_name(slug: str) -> str:
    """The name of an area; of none, or one that nobody knows any more, that none is named."""
    return AREA_NAMES.get(slug, "No area named")
