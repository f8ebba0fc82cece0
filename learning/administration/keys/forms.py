"""The form for another school's key."""

from wtforms import StringField, TextAreaField

from learning.administration.fields import SchoolForm
from learning.errors import Refused
from learning.records.keys.rules import LONGEST_PASTE


class KeyForm(SchoolForm):
    """A text with a key in it, and whose it is."""

    name = StringField("Name of the school")
    text = TextAreaField("What the school has sent you")

    @property
    def pasted(self) -> str:
        """The text, if it is not far too long to be one."""
        text = self.text.data or ""
        if len(text) > LONGEST_PASTE:
            raise Refused("This is too long. Paste only the lines with the key.", "text")
        return text
