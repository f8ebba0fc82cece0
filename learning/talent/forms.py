"""What the forms of this domain have in common."""

from wtforms import HiddenField, TextAreaField, TimeField

from learning.drafts.forms import OwnWordsForm


class WayForm(OwnWordsForm):
    """A form of the way."""


class WordsForm(WayForm):
    """Words that can be changed; `edition` names those a change was made from."""

    words = TextAreaField("Your words")
    edition = HiddenField()


class ClockField(TimeField):
    """A time of day that may be left out, refused in plain words."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the time, or none."""
        sent = "".join(valuelist).strip()
        self.data = None
        if sent:
            try:
                super().process_formdata([sent])
            except ValueError as error:
                raise ValueError("Write the time like this: 15:30, or leave it empty.") from error
