"""The forms for what a person means to do."""

from wtforms import HiddenField, StringField, TextAreaField

from learning.drafts.forms import DayField, OwnWordsForm


class AdoptForm(OwnWordsForm):
    """When to have done an action of a lesson."""

    due_on = DayField("By when?")


class ActionForm(AdoptForm):
    """An action in one's own words, with a day."""

    text = TextAreaField("What do you mean to do?")


class ChangeForm(ActionForm):
    """Another wording or day; `edition` names those the change was made from."""

    edition = HiddenField()


class DoneForm(OwnWordsForm):
    """What happened, in one line if one likes."""

    note = StringField("What happened?")
    back_to = HiddenField()
