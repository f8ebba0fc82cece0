"""Saying “I might”, with a line on why or without."""

from wtforms import BooleanField, TextAreaField

from learning.talent.forms import WayForm


class MightForm(WayForm):
    """One button, and room for a line that nobody else reads."""

    why = TextAreaField("What draws you, or what you wonder about")


class CountsForm(WayForm):
    """Whether its owner is counted, without a name."""

    counts = BooleanField("Count me, without my name, in my school’s and trust’s numbers")
