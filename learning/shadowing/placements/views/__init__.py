"""All pages of placements."""

from learning.shadowing.placements.views import (
    agreement,
    asking,
    calendar,
    changing,
    ending,
    hosting,
    leading,
    overview,
    placement,
    sharing,
)

__all__ = [
    "agreement",
    "asking",
    "calendar",
    "changing",
    "ending",
    "hosting",
    "leading",
    "overview",
    "placement",
    "sharing",
]
