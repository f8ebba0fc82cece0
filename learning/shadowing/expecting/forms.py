"""The form of an expected day: a share for each kind of work."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import HiddenField, StringField, SubmitField

from content.shadowing_types import EVERYTHING_ELSE, Category
from learning.errors import Refused
from learning.shadowing.expecting import rules
from learning.shadowing.forms import WordsForm


class ExpectedForm(WordsForm):
    """Shares in per cent; `expected_form` adds a field for each kind of work."""

    edition = HiddenField()
    rest = SubmitField()
    categories: Sequence[Category] = ()

    @property
    def shares(self) -> Mapping[str, int]:
        """What was typed, with the rest put where it was asked to go; Refused for no number."""
        typed = {
            each.slug: rules.percent_typed(self._typed(each), f"share-{each.slug}")
            for each in self.categories
        }
        is_rest_asked = bool(self.rest.data) and EVERYTHING_ELSE in typed
        return rules.with_rest(typed, EVERYTHING_ELSE) if is_rest_asked else typed

    @property
    def shown(self) -> Mapping[str, int]:
        """What was typed as far as it is a number, for the bars."""
        found = {}
        for each in self.categories:
            try:
                found[each.slug] = rules.percent_typed(self._typed(each), "")
            except Refused:
                found[each.slug] = 0
        return found

    def _typed(self, category: Category) -> str:
        return str(self[f"share-{category.slug}"].data or "")


def expected_form(categories: Sequence[Category], **more: Any) -> ExpectedForm:
    """The form for these kinds of work."""
    fields: dict[str, Any] = {"categories": tuple(categories)}
    for each in categories:
        fields[f"share-{each.slug}"] = StringField(each.title)
    form: ExpectedForm = type("ExpectedFormOfGuide", (ExpectedForm,), fields)(**more)
    return form


def filled_expected(
    categories: Sequence[Category], shares: Mapping[str, int], edition: str
) -> ExpectedForm:
    """The form with what was said so far; empty if nothing was."""
    values = {f"share-{slug}": str(percent) for slug, percent in shares.items() if percent}
    return expected_form(categories, formdata=None, data={"edition": edition, **values})
