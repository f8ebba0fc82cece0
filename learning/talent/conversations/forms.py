"""Asking for a conversation, another time for it, the day it was held, what was agreed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from wtforms import (
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from content.shadowing_types import Starter
from learning.drafts.forms import DayField
from learning.sharing.forms import LastDayField
from learning.talent.conversations.queries import Senco
from learning.talent.conversations.services import NOT_A_SENCO, Proposal
from learning.talent.forms import ClockField, WayForm, WordsForm

LONGEST_NUMBER = 9


class EditionField(IntegerField):
    """Which edition a change was made from; what is no number is none of ours."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number, or nought."""
        sent = "".join(valuelist).strip()
        is_number = sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_NUMBER
        self.data = int(sent) if is_number else 0

    def _value(self) -> str:
        """What the form carries along: what stands now, whatever was sent."""
        return str(self.data or 0)


class TimeForm(WayForm):
    """A day, a time and a place, each of which may be left open."""

    day = DayField("On which day?")
    at = ClockField("At what time?")
    place = StringField("Where, or how?")
    edition = EditionField(default=0)

    @property
    def proposal(self) -> Proposal:
        """What was proposed."""
        return Proposal(day=self.day.data, at=self.at.data, place=self.place.data or "")


class AskForm(TimeForm):
    """Whom to ask, what about, when, and until when they see it."""

    who = SelectField(
        "Whom do you ask?",
        [InputRequired("Choose whom you would like to talk with.")],
        coerce=str,
        validate_choice=False,
        choices=[],
    )
    message = TextAreaField("A few words to them")
    starters = SelectMultipleField(
        "What would you like to talk about?",
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    ends_on = LastDayField("Until the end of which day may they see this page?")

    def __init__(
        self, sencos: Sequence[Senco], starters: Sequence[Starter], *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.has_nobody = not sencos
        self._offered = {str(each.id) for each in sencos}
        self._known = [each.slug for each in starters]
        self.who.choices = [
            SelectChoice("", "Choose a person"),
            *(SelectChoice(str(each.id), each.name, optgroup=each.school) for each in sencos),
        ]
        self.starters.choices = [SelectChoice(each.slug, each.text) for each in starters]

    @property
    def who_id(self) -> int:
        """Who was chosen; only after `validate_on_submit`."""
        return int(self.who.data)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The starters ticked, in the order of the guide."""
        ticked = set(self.starters.data or ())
        return tuple(slug for slug in self._known if slug in ticked)

    @property
    def last_day(self) -> date:
        """The last day; only after `validate_on_submit`."""
        return cast("date", self.ends_on.data)

    def validate_who(self, field: SelectField) -> None:
        """Whoever is chosen stands in the list."""
        if field.data not in self._offered:
            raise ValidationError(NOT_A_SENCO)


class AcceptForm(WayForm):
    """Yes to the time that stands."""

    edition = EditionField(default=0)


class HeldForm(WayForm):
    """The day on which the two have talked."""

    held_on = DayField("On which day did you talk?")


class AgreedForm(WordsForm):
    """What was agreed; both may write it."""

    edition = EditionField(default=0)  # type: ignore[assignment] # a number here


class SeenUntilForm(WayForm):
    """Until when the other sees it."""

    ends_on = LastDayField("Until the end of this day")
