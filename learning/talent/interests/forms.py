"""Saying “I might”, with a line on why or without."""

from wtforms import TextAreaField

from learning.talent.forms import WayForm


class MightForm(WayForm):
    """One button, and room for a line that nobody else reads."""

    why = TextAreaField("What draws you, or what you wonder about")
