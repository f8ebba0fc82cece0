"""The forms for what a person means to do."""

from wtforms import DateField, HiddenField, StringField, TextAreaField

from learning.drafts.forms import OwnWordsForm


class DayField(DateField):
    """A day that may be left out, refused in plain words."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the day, or none."""
        sent = "".join(valuelist).strip()
        self.data = None
        if sent:
            try:
                super().process_formdata([sent])
            except ValueError as error:
                raise ValueError(
                    "Write the day like this: 2027-03-31, or leave it empty."
                ) from error


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
