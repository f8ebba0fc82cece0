"""The form in which a person says what they may be asked about."""

from collections.abc import Iterable, Mapping

from wtforms import BooleanField, HiddenField, StringField

from content.framework_types import Framework
from learning.drafts.forms import OwnWordsForm
from learning.errors import Refused
from learning.network.rules import Place, field_name

TICK, NOTE = "help", "note"


class OffersForm(OwnWordsForm):
    """A tick and a line for every domain of the frameworks it was made for."""

    edition = HiddenField()
    places: tuple[Place, ...] = ()

    @property
    def ticked(self) -> Mapping[Place, bool]:
        """Which domains are ticked."""
        return {place: bool(self[field_name(TICK, place)].data) for place in self.places}

    @property
    def notes(self) -> Mapping[Place, str]:
        """What stands in the line of each domain."""
        return {place: self[field_name(NOTE, place)].data or "" for place in self.places}

    def refuse(self, refused: Refused) -> None:
        """The message stands beside its line, or above the form."""
        if refused.field is None:
            self.form_errors.append(refused.message)
        else:
            super().refuse(refused)


def offers_form(
    frameworks: Iterable[Framework], standing: Mapping[Place, str] | None = None, edition: str = ""
) -> OffersForm:
    """The form for these frameworks: filled in with what stands, or, without it, as it was sent."""
    places = tuple((one.slug, domain.slug) for one in frameworks for domain in one.domains)
    fields: dict[str, object] = {"places": places}
    for place in places:
        fields[field_name(TICK, place)] = BooleanField("I agree to be asked")
        fields[field_name(NOTE, place)] = StringField("What I can help with, in a line")
    made: type[OffersForm] = type("OffersForm", (OffersForm,), fields)
    if standing is None:
        return made()
    filled: dict[str, object] = {"edition": edition}
    for place, note in standing.items():
        filled[field_name(TICK, place)] = True
        filled[field_name(NOTE, place)] = note
    return made(formdata=None, data=filled)
