"""The forms of one entry: all of it, one's own words about it, what difference it made."""

from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.cpd.areas import AREA_NAMES
from learning.cpd.own.typed import OwnEntry, minutes_typed
from learning.cpd.queries import Entry
from learning.cpd.rules import KIND_WORDS, OWN_KINDS
from learning.drafts.forms import DayField, OwnWordsForm
from learning.drafts.free_text import MayNamePupil
from learning.errors import Refused


class RecordForm(OwnWordsForm):
    """A form of My record; `edition` names what a change was made from."""

    edition = HiddenField()

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        self.may_name_pupil = isinstance(refused, MayNamePupil)
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


class ImpactForm(RecordForm):
    """What difference something made."""

    impact = TextAreaField("What difference did it make?")


class WordsForm(ImpactForm):
    """One's own words about an entry that something else wrote."""

    reflection = TextAreaField("What I take from it")


class EntryForm(WordsForm):
    """An entry of one's own."""

    kind = RadioField(
        "What was it?",
        choices=[SelectChoice(kind.value, KIND_WORDS[kind]) for kind in OWN_KINDS],
        validate_choice=False,
    )
    title = StringField("What was it called, or about?")
    happened_on = DayField("Which day?")
    hours = StringField("Hours")
    minutes = StringField("Minutes")
    provider = StringField("Who offered it, if anybody did")
    need_type = SelectField(
        "What area of need was it about?",
        choices=[
            SelectChoice("", "None in particular"),
            *(SelectChoice(*each) for each in AREA_NAMES.items()),
        ],
        validate_choice=False,
    )
    evidence_link = StringField("A link to evidence, if you keep any")

    def entry(self) -> OwnEntry:
        """What was entered; raises Refused for a length that is none."""
        kinds = (kind for kind in OWN_KINDS if kind.value == self.kind.data)
        return OwnEntry(
            kind=next(kinds, None),
            title=self.title.data or "",
            happened_on=self.happened_on.data,
            minutes=minutes_typed(self.hours.data or "", self.minutes.data or ""),
            provider=self.provider.data or "",
            need_type=self.need_type.data or "",
            reflection=self.reflection.data or "",
            impact=self.impact.data or "",
            evidence_link=self.evidence_link.data or "",
        )


ORDER = (
    "kind",
    "title",
    "happened_on",
    "hours",
    "minutes",
    "provider",
    "need_type",
    "reflection",
    "impact",
    "evidence_link",
)
"""The fields as the page shows them."""


def values_of(entry: Entry) -> dict[str, Any]:
    """What the forms of an entry are filled with."""
    hours, minutes = divmod(entry.minutes, 60)
    return {
        "kind": entry.kind.value,
        "title": entry.title,
        "happened_on": entry.happened_on,
        "hours": str(hours) if hours else "",
        "minutes": str(minutes) if minutes else "",
        "provider": entry.provider,
        "need_type": entry.need_type,
        "reflection": entry.reflection,
        "impact": entry.impact,
        "evidence_link": entry.evidence_link,
        "edition": str(entry.edition),
    }
