"""What the forms of the network have in common, and the one for what one may be asked about."""

from collections.abc import Iterable, Mapping

from wtforms import BooleanField, HiddenField, StringField

from content.framework_types import Framework
from learning.drafts.forms import OwnWordsForm
from learning.drafts.free_text import MayNamePupil
from learning.errors import Refused
from learning.network.rules import Place, field_name

TICK, NOTE = "help", "note"


class NetworkForm(OwnWordsForm):
    """A form of the network; what belongs to no field stands above the form."""

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        self.may_name_pupil = isinstance(refused, MayNamePupil)
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


class OffersForm(NetworkForm):
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
