"""The forms for private writing."""

from wtforms import HiddenField, TextAreaField

from learning.drafts.forms import OwnWordsForm


class ReflectionForm(OwnWordsForm):
    """New words, under a prompt or on coming back to it."""

    body = TextAreaField("Your words")


class EditForm(ReflectionForm):
    """Changed words; `edition` names those they were made from."""

    edition = HiddenField()
