"""The forms of trainings: one to keep, and one more time it was done."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from content import Library
from learning.cpd.trainings import rules
from learning.cpd.trainings.queries import OfferedEntry, TrainingLine
from learning.cpd.trainings.services import Kept
from learning.drafts.forms import DayField, MinutesField, OwnWordsForm
from learning.errors import Refused

OTHERWISE = "other"


class TrainingForm(OwnWordsForm):
    """What it is called, how often it is renewed, and which module counts as it."""

    title = StringField("What is the training called?")
    every = RadioField(
        "How often is it renewed?",
        validate_choice=False,
        choices=[
            *(
                SelectChoice(str(months), rules.every_in_words(months).capitalize())
                for months in rules.MONTHS_OFFERED
            ),
            SelectChoice(OTHERWISE, "After another number of months"),
        ],
    )
    every_months = MinutesField("Number of months")
    module = SelectField(
        "Does a module here count as it?", coerce=str, validate_choice=False, choices=[]
    )
    edition = HiddenField()

    def offer(self, library: Library) -> None:
        """The modules of the library stand in the list."""
        self._offered = {each.slug for each in library.modules}
        self.module.choices = [
            SelectChoice("", "No"),
            *(SelectChoice(each.slug, each.title) for each in library.modules),
        ]

    def show(self, line: TrainingLine) -> None:
        """What is kept stands in the form."""
        months = line.every_months
        self.title.data = line.title
        self.every.data = str(months) if months in rules.MONTHS_OFFERED else OTHERWISE
        self.every_months.data = None if months in rules.MONTHS_OFFERED else months
        self.module.data = line.module_slug
        self.edition.data = str(line.edition)

    @property
    def kept(self) -> Kept:
        """What was sent; raises Refused for a module that is not in the list."""
        slug = self.module.data or ""
        if slug and slug not in self._offered:
            raise Refused("Choose a module from the list, or none.", "module")
        return Kept(
            title=self.title.data or "",
            every_months=self._months,
            module_slug=slug,
            names_no_pupil=self.is_confirmed,
        )

    @property
    def _months(self) -> int | None:
        if self.every.data in {str(months) for months in rules.MONTHS_OFFERED}:
            return int(self.every.data)
        return self.every_months.data if self.every.data == OTHERWISE else None

    def refuse(self, refused: Refused) -> None:
        """The message stands beside its field; without a choice, beside the choices."""
        if refused.field == "every_months" and self.every.data != OTHERWISE:
            self.every.errors = ["Choose how often it is renewed."]
            return
        super().refuse(refused)


class RenewForm(OwnWordsForm):
    """One more time: a line of the record, or a day and by whom."""

    entry = SelectField("Is it in your record?", coerce=str, validate_choice=False, choices=[])
    done_on = DayField("If not: on which day was it?")
    provider = StringField("And by whom?")

    def __init__(self, offered: Sequence[OfferedEntry], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry.choices = [
            SelectChoice("", "No, or not yet"),
            *(SelectChoice(str(each.entry_id), _label(each)) for each in offered),
        ]

    @property
    def entry_id(self) -> int | None:
        """The key of the line that was chosen; 0, which none has, for anything else."""
        chosen = self.entry.data or ""
        if not chosen:
            return None
        is_key = chosen.isascii() and chosen.isdecimal() and len(chosen) < 10  # noqa: PLR2004
        return int(chosen) if is_key else 0


def _label(offered: OfferedEntry) -> str:
    day = offered.happened_on
    return f"{day.day} {day:%b %Y}: {offered.title}"
