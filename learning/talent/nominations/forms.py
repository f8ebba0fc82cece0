"""Inviting a colleague: whom, and what was seen."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from wtforms import SelectField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import InputRequired

from learning.talent.forms import WayForm
from learning.talent.nominations.queries import Colleague
from learning.talent.nominations.services import NOBODY_OF_YOURS


class InviteForm(WayForm):
    """A colleague of one’s own school, and a line to them."""

    who = SelectField(
        "Whom do you invite?",
        [InputRequired("Choose a colleague.")],
        coerce=str,
        validate_choice=False,
        choices=[],
    )
    words = TextAreaField("What have you seen them do?")

    def __init__(self, colleagues: Sequence[Colleague], **more: Any) -> None:
        super().__init__(**more)
        self.has_nobody = not colleagues
        self._offered = {str(each.id) for each in colleagues}
        names = Counter((each.name, each.school) for each in colleagues)
        schools = {each.school for each in colleagues}
        self.who.choices = [
            SelectChoice("", "Choose a colleague"),
            *(
                SelectChoice(
                    str(each.id),
                    _label(each, has_namesake=names[each.name, each.school] > 1),
                    optgroup=each.school if len(schools) > 1 else None,
                )
                for each in colleagues
            ),
        ]

    @property
    def who_id(self) -> int:
        """Who was chosen; only after `validate_on_submit`."""
        return int(self.who.data)

    def validate_who(self, field: SelectField) -> None:
        """Whoever is chosen stands in the list."""
        if field.data not in self._offered:
            raise ValidationError(NOBODY_OF_YOURS)


def _label(colleague: Colleague, *, has_namesake: bool) -> str:
    more = f", {colleague.email}" if has_namesake else ""
    return f"{colleague.name} ({colleague.what}{more})"
