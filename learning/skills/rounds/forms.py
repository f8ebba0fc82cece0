"""The forms of a round: what to rate, the context one rates in, counting in totals."""

from collections.abc import Sequence
from typing import NamedTuple

from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from content import Library
from content.framework_types import Framework
from learning.drafts.forms import OwnWordsForm
from learning.errors import Refused
from learning.people.rules import PHASE_NAMES, Phase
from learning.skills.rounds.rules import Context
from learning.skills.rules import ROLE_SHAPE_NAMES, RoleShape, how_long, set_title

NOT_SAID = SelectChoice("", "I would rather not say")
A_FIGURE = "Write the number of pupils as a figure, such as 420, or leave it empty."


class Choice(NamedTuple):
    """Something that can be rated: a framework or a set of it. `words`: how much it asks."""

    value: str
    title: str
    words: str


class ContextForm(OwnWordsForm):
    """Where somebody stands, and what the round is for; all of it may be left out."""

    purpose = StringField("What is this round for, in one line?")
    role_shape = RadioField(
        "Do you hold the role at one school or at several?",
        choices=[
            *(SelectChoice(each.value, name) for each, name in ROLE_SHAPE_NAMES.items()),
            NOT_SAID,
        ],
        validate_choice=False,
    )
    is_on_leadership_team = RadioField(
        "Are you on the leadership team?",
        choices=[SelectChoice("yes", "Yes"), SelectChoice("no", "No"), NOT_SAID],
        validate_choice=False,
    )
    phase = SelectField(
        "Phase",
        choices=[
            NOT_SAID,
            *(SelectChoice(each.value, name) for each, name in PHASE_NAMES.items()),
        ],
        validate_choice=False,
    )
    pupils = StringField("Pupils")

    def show(self, context: Context) -> None:
        """The form says what the context says."""
        on_team = {True: "yes", False: "no"}
        self.purpose.data = context.purpose
        self.role_shape.data = context.role_shape.value if context.role_shape else ""
        self.phase.data = context.phase.value if context.phase else ""
        self.pupils.data = str(context.pupils or "")
        self.is_on_leadership_team.data = (
            on_team[context.is_on_leadership_team]
            if context.is_on_leadership_team is not None
            else ""
        )

    @property
    def context(self) -> Context:
        """What was sent; an odd choice is none. Raises Refused for a number that is none."""
        pupils = (self.pupils.data or "").replace(",", "").strip()
        if pupils and not (pupils.isascii() and pupils.isdigit() and len(pupils) < 10):  # noqa: PLR2004 - more digits than any school
            raise Refused(A_FIGURE, "pupils")
        return Context(
            phase=Phase(self.phase.data) if self.phase.data in list(Phase) else None,
            pupils=int(pupils) if pupils else None,
            role_shape=RoleShape(self.role_shape.data)
            if self.role_shape.data in list(RoleShape)
            else None,
            is_on_leadership_team={"yes": True, "no": False}.get(
                self.is_on_leadership_team.data or ""
            ),
            purpose=self.purpose.data or "",
        )


class StartForm(ContextForm):
    """What to rate, from where. Values of `what` are `framework` or `framework/set`."""

    what = RadioField("What would you like to rate yourself by?", validate_choice=False)
    stage = RadioField("How long have you been in the role?", validate_choice=False)

    def offer(self, choices: Sequence[Choice], stages: Sequence[str]) -> None:
        """What can be rated, and the stages that lower targets."""
        self.what.choices = [SelectChoice(each.value, each.title) for each in choices]
        self.stage.choices = [
            *(SelectChoice(each, f"I am in my {each}") for each in stages),
            SelectChoice("", "Longer, or not in the role"),
        ]

    @property
    def chosen(self) -> tuple[str, str]:
        """The slug of the framework and the name of the set; nothing for the whole of it."""
        framework, _, statement_set = (self.what.data or "").partition("/")
        return framework, statement_set


def choices_in(library: Library) -> list[Choice]:
    """Everything in the library that can be rated, whole frameworks first."""
    wholes = [_choice(each, "") for each in library.frameworks]
    sets = [_choice(each, part.name) for each in library.frameworks for part in each.sets]
    return wholes + sets


def stages_in(library: Library) -> list[str]:
    """The stages at which some framework aims lower."""
    return list(dict.fromkeys(t.stage for each in library.frameworks for t in each.targets))


def _choice(framework: Framework, statement_set: str) -> Choice:
    count = len(framework.in_set(statement_set) if statement_set else framework.statements)
    words = f"{count} statements, {how_long(count)}"
    if not statement_set:
        return Choice(framework.slug, framework.title, f"Everything: {words}")
    of_set = f"Some of “{framework.title}”: {words}"
    return Choice(f"{framework.slug}/{statement_set}", set_title(statement_set), of_set)
