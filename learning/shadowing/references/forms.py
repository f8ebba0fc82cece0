"""The form in which a host writes what they saw."""

from wtforms import HiddenField, TextAreaField

from learning.shadowing.forms import WordsForm


class ReferenceForm(WordsForm):
    """A reference in the host's own words; `edition` names the request they answer."""

    body = TextAreaField("What did you see?")
    edition = HiddenField()
