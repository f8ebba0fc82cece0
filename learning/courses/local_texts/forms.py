"""The form for a school's own words."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField


class LocalTextForm(FlaskForm):  # type: ignore[misc]
    """The words, and the edition they were made from."""

    body = TextAreaField("Your school’s words")
    edition = HiddenField()

    @property
    def edition_number(self) -> int:
        """The edition the editor began with; one that no school has if the browser sent none."""
        sent = self.edition.data or ""
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else -1
