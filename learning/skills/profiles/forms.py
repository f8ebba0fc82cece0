"""The form in which somebody chooses gaps for a plan. It changes nothing: it leads there."""

from collections.abc import Iterable

from wtforms import Form, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from learning.skills.gaps import Gap
from learning.skills.profiles.figures import how_far_below
from learning.skills.profiles.rules import Profile


def _boxes(label: str, id: str) -> SelectMultipleField:
    """Boxes to tick; all of them are sent under one name."""
    return SelectMultipleField(
        label,
        name="statement",
        id=id,
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class PlanForm(Form):
    """The gaps to begin with, ticked, and all the others."""

    first = _boxes("Three to begin with", "first")
    others = _boxes("The other gaps", "other")

    hints: dict[str, str]
    """Beside each gap: where it stands, how large it is, and why it may matter more."""


def plan_form(profile: Profile) -> PlanForm:
    """The form for the gaps of a profile, with those suggested ticked."""
    ahead = {gap.statement_slug for gap in profile.suggested}
    form = PlanForm(data={"first": list(ahead)})
    form.first.choices = _choices(profile.suggested)
    form.first.label.text = _title(len(ahead))
    form.others.choices = _choices(g for g in profile.gaps if g.statement_slug not in ahead)
    form.hints = {gap.statement_slug: _hint(gap) for gap in profile.gaps}
    return form


def _title(count: int) -> str:
    return {1: "One to begin with", 2: "Two to begin with"}.get(count, "Three to begin with")


def _choices(gaps: Iterable[Gap]) -> list[SelectChoice]:
    return [SelectChoice(gap.statement_slug, gap.text) for gap in gaps]


def _hint(gap: Gap) -> str:
    """The size stands in the reasons of what is suggested, and once is enough."""
    return " ".join([f"{gap.domain_title}.", *gap.reasons]) if gap.reasons else how_far_below(gap)
