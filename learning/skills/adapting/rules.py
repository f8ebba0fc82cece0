"""How a school may word a statement of its own, and what stands before a change. Pure."""

from dataclasses import dataclass

from learning.people.rules import Role

ADAPTERS = (Role.SENCO, Role.LEADER)
"""Who says what the skills audit asks at their school."""
LONGEST_WORDS = 300
"""Characters of a statement, and of what it means at a level."""
LEVEL_FIELDS = ("emerging", "developing", "secure", "leading")
"""Where the descriptions of the four levels stand, from the lowest."""
WORDS = ("text", *LEVEL_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWording:
    """All that a school says of a statement of its own. `closes` is `module/lesson` or nothing."""

    domain_slug: str
    lens: str
    text: str
    emerging: str
    developing: str
    secure: str
    leading: str
    target: int
    closes: str = ""
    is_asked: bool = True


def setting_edition(target: int, *, is_asked: bool) -> str:
    """A name for what a school has set; another one once it is changed."""
    return f"{target}-{'asked' if is_asked else 'left-out'}"
