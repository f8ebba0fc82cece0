"""The forms of the directory: narrowing it, and listing oneself."""

from typing import Any

from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from content.shadowing_types import ShadowingGuide
from learning.network.directory.queries import DirectoryPage, OwnEntry
from learning.network.directory.rules import CONSENT
from learning.network.forms import NetworkForm
from learning.people.rules import PHASE_NAMES


class FilterForm(Form):
    """About what, at a school of which phase."""

    about = SelectField("To ask about")
    phase = SelectField("Phase of the school")


def filter_form(page: DirectoryPage) -> FilterForm:
    """The filters of the directory, set as the page is."""
    form = FilterForm(data={"about": page.about, "phase": page.phase.value if page.phase else ""})
    form.about.choices = [
        SelectChoice("", "Anything"),
        *(
            SelectChoice(key, title, optgroup=group)
            for group, titles in page.choices.items()
            for key, title in titles.items()
        ),
    ]
    form.phase.choices = [
        ("", "Any phase"),
        *((each.value, PHASE_NAMES[each]) for each in page.phases),
    ]
    return form


class EntryForm(NetworkForm):
    """What a SENCo says of themselves; `edition` names what a change was made from."""

    topics = SelectMultipleField(
        "What may you be asked about?",
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    about = StringField("A line about you")
    welcomes_visitors = BooleanField("Visitors are welcome")
    agrees = BooleanField("I agree")
    edition = HiddenField()

    def __init__(self, guide: ShadowingGuide, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics.choices = [SelectChoice(each.slug, each.title) for each in guide.topics]


def entry_form(guide: ShadowingGuide, entry: OwnEntry | None) -> EntryForm:
    """The form with what stands."""
    if entry is None:
        return EntryForm(guide, formdata=None)
    filled: dict[str, object] = {
        "topics": sorted(entry.topics),
        "about": entry.about,
        "welcomes_visitors": entry.welcomes_visitors,
        "agrees": entry.wording == CONSENT,
        "edition": entry.edition,
    }
    return EntryForm(guide, formdata=None, data=filled)
