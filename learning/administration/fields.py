"""Form parts that several pages of administration share."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import DateField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from learning.errors import Refused


def choices(pairs: Iterable[tuple[object, str]]) -> list[SelectChoice]:
    """Pairs of a value and its words, as fields want them."""
    return [SelectChoice(value, words) for value, words in pairs]


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
                raise ValueError("Write the day like this: 2027-03-31.") from error


class CheckboxesField(SelectMultipleField):
    """Several of a few, as checkboxes. What is not offered is passed over, not refused."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: FlaskForm) -> None:  # noqa: ARG002
        """Keep what was offered: a group may have been deleted while the form was open."""
        offered = {str(choice[0]) for choice in self.iter_choices()}
        self.data = [each for each in self.data or [] if str(each) in offered]


class SchoolForm(FlaskForm):  # type: ignore[misc]
    """A form that can take a refusal of a service and show it where it belongs."""

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)
