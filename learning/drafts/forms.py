"""What every form for a person's own words has in common."""

import re
import secrets
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from learning.drafts.free_text import MayNamePupil
from learning.errors import Refused

FORM_ID = re.compile(r"[0-9a-f]{32}")
WRONG_MINUTES = "Write whole minutes, such as 90, or leave it empty."


def new_form_id() -> str:
    """A name for one filling-in of a form, so that the same one sent twice is known."""
    return secrets.token_hex(16)


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


class MinutesField(IntegerField):
    """Whole minutes, or none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number, or none."""
        sent = "".join(valuelist).strip()
        self.data = None
        if sent:
            try:
                self.data = int(sent)
            except ValueError as error:
                raise ValueError(WRONG_MINUTES) from error


class OwnWordsForm(FlaskForm):  # type: ignore[misc]
    """A form for a person's own words, known again when it is sent twice."""

    form_id = HiddenField(default=new_form_id)
    names_no_pupil = HiddenField()

    may_name_pupil = False
    """Whether the writer should be asked again about a likely pupil."""

    @property
    def sent_as(self) -> str:
        """The name of this filling-in; a new one if the browser sent none of ours."""
        sent = self.form_id.data or ""
        return sent if FORM_ID.fullmatch(sent) else new_form_id()

    @property
    def is_confirmed(self) -> bool:
        """Whether the writer pressed the button that says no pupil is named."""
        return bool(self.names_no_pupil.data == "yes")

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        self.may_name_pupil = isinstance(refused, MayNamePupil)
        field = refused.field or "body"
        if field in self:
            self[field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


def boxes(label: str, **more: Any) -> SelectMultipleField:
    """Boxes to tick; what may be ticked is decided where it is kept."""
    return SelectMultipleField(
        label,
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **more,
    )
