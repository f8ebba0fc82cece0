"""What the forms of this domain have in common."""

from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from learning.drafts.forms import OwnWordsForm


class WordsForm(OwnWordsForm):
    """Words about a placement."""


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
