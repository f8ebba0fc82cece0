"""The forms of a plan: starting one, its goals and actions, agreeing and reviewing it."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from wtforms import (
    Field,
    Form,
    HiddenField,
    RadioField,
    SearchField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from learning.drafts.forms import DayField, MinutesField, OwnWordsForm
from learning.plans.offers import Offer
from learning.plans.rules import KIND_WORDS, OF_ONES_OWN, ActionKind, PlanKind

VISIONS = {
    PlanKind.OWN: "Where would you like to be in a few years?",
    PlanKind.INCLUSION: "What should inclusion look like at your school?",
}
"""What is asked for, in a line or two."""


class VisionForm(OwnWordsForm):
    """What a plan is called, and where it is to lead."""

    heading = StringField("What is the plan called?")
    vision = TextAreaField(VISIONS[PlanKind.OWN])

    def ask_for(self, kind: PlanKind) -> None:
        """The question is the one for this kind of plan."""
        self.vision.label.text = VISIONS[kind]


class EditForm(VisionForm):
    """A plan's own words and days; `edition` names those the change was made from."""

    ends_on = DayField("Until when does the plan run?")
    next_review_on = DayField("When will you look at it next?")
    edition = HiddenField()


class AgreeForm(OwnWordsForm):
    """When a plan was agreed, and with whom."""

    agreed_with = StringField("With whom do you agree it?")
    agreed_on = DayField("On which day?")
    next_review_on = DayField("When will you look at it together again?")


class GoalForm(OwnWordsForm):
    """A goal; `edition` names the words that a change was made from."""

    text = TextAreaField("What do you want to reach?")
    measure = TextAreaField("How will you know?")
    due_on = DayField("By when?")
    edition = HiddenField()


class ActionForm(OwnWordsForm):
    """An action as it stands, to change it."""

    text = TextAreaField("What will you do?")
    due_on = DayField("By when?")
    protected_minutes = MinutesField("Protected time, in minutes")
    edition = HiddenField()


class OwnActionForm(ActionForm):
    """An action in one's own words."""

    kind = RadioField(
        "What is it?",
        choices=[SelectChoice(kind.value, KIND_WORDS[kind]) for kind in OF_ONES_OWN],
        default=ActionKind.OWN.value,
    )


def _boxes(label: str, **more: Any) -> SelectMultipleField:
    """Boxes to tick."""
    return SelectMultipleField(
        label,
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **more,
    )


class TakeForm(OwnWordsForm):
    """Lessons and ready-made actions to tick, in groups; all are sent under one name."""

    suggested = _boxes("What helps with this gap", name="choices")
    found = _boxes("Lessons that were found", name="choices", id="found")

    def in_domain(self, number: int) -> SelectMultipleField:
        """The boxes of the domain of that number, from 0."""
        found: SelectMultipleField = self[f"domain_{number}"]
        return found


@cache
def take_form(domains: int) -> type[TakeForm]:
    """The form with boxes for so many domains."""
    boxes = {
        f"domain_{number}": _boxes("", name="choices", id=f"domain-{number}")
        for number in range(domains)
    }
    return type("TakeForm", (TakeForm,), boxes)


class LookForm(Form):
    """Words to look for lessons with."""

    words = SearchField("Words in its title or text")


class ReviewForm(OwnWordsForm):
    """What moved, what is next, what to drop; alone or with somebody."""

    with_whom = StringField("With whom?")
    reviewed_on = DayField("On which day?")
    moved = TextAreaField("What has moved?")
    next_steps = TextAreaField("What is next?")
    to_drop = TextAreaField("What can be dropped?")
    next_review_on = DayField("When will you look at it again?")
    edition = HiddenField()


class StartForm(VisionForm):
    """A new plan, or goals to add to the one that is open (`adds_to`)."""

    count = 0
    adds_to = HiddenField()

    def part(self, number: int, name: str) -> Field:
        """A field of the goal of that number, from 0."""
        found: Field = self[f"goal_{number}_{name}"]
        return found

    def actions_of(self, number: int) -> SelectMultipleField:
        """What can be ticked for the goal of that number."""
        found: SelectMultipleField = self[f"goal_{number}_actions"]
        return found

    @property
    def in_order(self) -> tuple[Field, ...]:
        """The fields as the page shows them."""
        goals = (
            self.part(number, name)
            for number in range(self.count)
            for name in ("text", "measure", "due_on", "actions")
        )
        return (self.heading, self.vision, *goals)


@cache
def start_form(count: int) -> type[StartForm]:
    """The form for a plan with room for so many goals."""
    fields: dict[str, Any] = {"count": count}
    for number in range(count):
        fields |= {
            f"goal_{number}_text": TextAreaField("What do you want to reach?"),
            f"goal_{number}_measure": TextAreaField("How will you know?"),
            f"goal_{number}_due_on": DayField("By when?"),
            f"goal_{number}_actions": _boxes("What will you do for it? Tick what you take on."),
        }
    return type("StartForm", (StartForm,), fields)


def offered(offers: Iterable[Offer]) -> list[SelectChoice]:
    """Lessons and ready-made actions as choices."""
    return [SelectChoice(offer.choice, offer.title) for offer in offers]
