"""Which prompts of the guide belong to a visit. Pure."""

SETS = ("in-action", "on-action", "against-the-picture")
"""The sets for a visit, in the order of the day; `later` belongs to looking back."""
