"""What the forms of this domain have in common."""

from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from learning.drafts.forms import OwnWordsForm
from learning.drafts.free_text import MayNamePupil
from learning.errors import Refused


class WordsForm(OwnWordsForm):
    """Words about a placement; what belongs to no field stands above the form."""

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        self.may_name_pupil = isinstance(refused, MayNamePupil)
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
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
