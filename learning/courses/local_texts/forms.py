"""The form for a school's own words."""

from wtforms import HiddenField, TextAreaField

from learning.drafts.forms import OwnWordsForm

LONGEST_EDITION = 9
"""Digits; no school changes its words more often."""


class LocalTextForm(OwnWordsForm):
    """The words, and the edition they were made from."""

    body = TextAreaField("Your school’s words")
    edition = HiddenField()

    @property
    def edition_number(self) -> int:
        """The edition the editor began with; one that no school has if the browser sent none."""
        sent = self.edition.data or ""
        is_number = sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_EDITION
        return int(sent) if is_number else -1
