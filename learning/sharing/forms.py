"""The form for sharing a thing: with whom, which parts, until when."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, SelectMultipleField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from learning.errors import Refused
from learning.people.viewers import Viewer
from learning.sharing.queries import Colleague, colleagues_of, suggested_end
from learning.sharing.rules import PARTS_OF, SubjectKind, part_in_words

CHOOSE = "Choose who may see it."
NOT_OFFERED = "Choose somebody from the list: people who work around you."


class LastDayField(DateField):
    """A day, refused in plain words if it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the day."""
        self.data = None
        try:
            super().process_formdata(["".join(valuelist).strip()])
        except ValueError as error:
            raise ValueError("Write the last day like this: 2027-03-31.") from error


class ShareForm(FlaskForm):  # type: ignore[misc]
    """With whom, which parts beyond the first, until the end of which day."""

    who = SelectField(
        "Share with", [InputRequired(CHOOSE)], coerce=str, validate_choice=False, choices=[]
    )
    parts = SelectMultipleField(
        "What else may they see?",
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    ends_on = LastDayField("Until the end of this day")

    def __init__(
        self, colleagues: Sequence[Colleague], parts: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.always = parts[0]
        self.has_nobody = not colleagues
        self._offered = {str(each.id) for each in colleagues}
        self.who.choices = _choices(colleagues)
        self.parts.choices = [SelectChoice(part, part_in_words(part)) for part in parts[1:]]

    @property
    def always_in_words(self) -> str:
        """The part that is always shared, in words."""
        return part_in_words(self.always)

    @property
    def with_person_id(self) -> int:
        """Whom it is to be shared with; only after `validate_on_submit`."""
        return int(self.who.data)

    @property
    def chosen_parts(self) -> frozenset[str]:
        """The parts to be shared, the first among them."""
        return frozenset({self.always, *(self.parts.data or ())})

    @property
    def last_day(self) -> date:
        """The last day; only after `validate_on_submit`."""
        return cast("date", self.ends_on.data)

    def validate_who(self, field: SelectField) -> None:
        """Whoever is chosen stands in the list."""
        if field.data not in self._offered:
            raise ValidationError(NOT_OFFERED)

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        is_shown = refused.field != "parts" or self.parts.choices
        if refused.field is not None and refused.field in self and is_shown:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


def share_form_for(viewer: Viewer, kind: SubjectKind, *, today: date) -> ShareForm:
    """The form for a thing of this kind, filled in as far as can be guessed."""
    return ShareForm(
        colleagues_of(viewer),
        PARTS_OF[kind],
        ends_on=suggested_end(viewer.organisation_id, today),
    )


def _choices(colleagues: Sequence[Colleague]) -> list[SelectChoice]:
    """The choices in the order given, under the names of their schools."""
    names = Counter((each.name, each.school) for each in colleagues)
    people = [
        SelectChoice(
            str(each.id), _label(each, names[each.name, each.school] > 1), optgroup=each.school
        )
        for each in colleagues
    ]
    return [SelectChoice("", "Choose a person"), *people]


def _label(colleague: Colleague, has_namesake: bool) -> str:
    """Who it is; with the address where two of a school bear one name."""
    more = f", {colleague.email}" if has_namesake else ""
    return f"{colleague.name} ({colleague.what}{more})"
