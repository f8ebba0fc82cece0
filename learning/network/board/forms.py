"""The forms of the board: narrowing it, and posting on it."""

from typing import Any

from wtforms import Form, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import DayField
from learning.network.board.queries import BoardPage, OpportunityLine
from learning.network.board.rules import posting_hats
from learning.network.board.services import OfferDraft
from learning.network.forms import NetworkForm
from learning.network.rules import OPPORTUNITY_WORDS, OpportunityKind
from learning.people.viewers import Viewer

NOBODYS = 0
"""A key that no school has."""


class FilterForm(Form):
    """Which kind, from which school."""

    kind = SelectField("What is offered")
    school = SelectField("Offered by")


def filter_form(page: BoardPage) -> FilterForm:
    """The filters of the board, set as the page is."""
    chosen = {
        "kind": page.kind.value if page.kind else "",
        "school": str(page.school_id) if page.school_id else "",
    }
    form = FilterForm(data=chosen)
    form.kind.choices = [("", "Everything"), *((k.value, w) for k, w in OPPORTUNITY_WORDS.items())]
    form.school.choices = [
        ("", "Every school"),
        *((str(each.organisation_id), each.name) for each in page.schools),
    ]
    return form


class OfferForm(NetworkForm):
    """An offer; `edition` names the one that a change was made from."""

    kind = RadioField(
        "What do you offer?",
        validate_choice=False,
        choices=[SelectChoice(kind.value, words) for kind, words in OPPORTUNITY_WORDS.items()],
    )
    school = SelectField("For which school or trust?", validate_choice=False, choices=[])
    heading = StringField("What is it, in a line?")
    text = TextAreaField("What should somebody know?")
    open_until = DayField("Until when is it open?")
    edition = HiddenField()

    def __init__(self, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._schools = {str(hat.organisation_id): hat for hat in posting_hats(viewer)}
        self.school.choices = [
            SelectChoice(key, hat.school_name) for key, hat in self._schools.items()
        ]

    @property
    def draft(self) -> OfferDraft:
        """What was typed and chosen; a kind that nobody offered is none."""
        kinds = (each for each in OpportunityKind if each.value == self.kind.data)
        return OfferDraft(
            kind=next(kinds, None),
            organisation_id=self._chosen_school,
            title=self.heading.data or "",
            text=self.text.data or "",
            open_until=self.open_until.data,
        )

    @property
    def _chosen_school(self) -> int | None:
        """The school that was chosen; None if none was asked for, and nobody's if not theirs."""
        if not self.school.data:
            return None
        chosen = self._schools.get(self.school.data)
        return chosen.organisation_id if chosen else NOBODYS


def filled_form(viewer: Viewer, line: OpportunityLine, **more: object) -> OfferForm:
    """The form with an offer as it stands."""
    filled: dict[str, object] = {
        "kind": line.kind.value,
        "school": str(line.organisation_id),
        "heading": line.title,
        "text": line.text,
        "open_until": line.open_until,
        "edition": str(line.edition),
        **more,
    }
    return OfferForm(viewer, formdata=None, data=filled)
