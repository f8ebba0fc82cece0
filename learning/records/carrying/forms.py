"""Forms for choosing what goes along, for a file that was brought, and for saying who one is."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from learning.cpd.rules import CpdKind
from learning.errors import Refused
from learning.records.carrying.format import LARGEST_FILE
from learning.records.carrying.queries import Along, BroughtBlock
from learning.records.carrying.rules import Apart, Chosen
from learning.web.filters import day

REFLECTIONS, IMPACT = "reflections", "impact"
OWN_WORDS = (
    (REFLECTIONS, "My private reflections on entries"),
    (IMPACT, "What I wrote about the difference it made"),
)


class Ticks(SelectMultipleField):
    """Several of a few, as checkboxes. What is not offered is passed over, not refused."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: FlaskForm) -> None:  # noqa: ARG002
        """Keep what is offered, once: an address can say anything."""
        offered = [str(choice[0]) for choice in self.iter_choices()]
        self.data = [each for each in offered if each in (self.data or [])]

    def offer(self, pairs: Iterable[tuple[object, str]]) -> None:
        """These can be ticked: pairs of a value and its words."""
        self.choices = [SelectChoice(str(value), words) for value, words in pairs]


class FormWithRefusals(FlaskForm):  # type: ignore[misc]
    """A form that can take a refusal of a service and show it where it belongs."""

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


class ChooseForm(FormWithRefusals):
    """What goes into the file."""

    year = Ticks("School years")
    kind = Ticks("What kind of thing")
    apart = Ticks("To tick only if the next school may know")
    words = Ticks("My own words about it")
    brought = Ticks("Signed by earlier schools")

    @property
    def chosen(self) -> Chosen:
        """What is ticked."""
        words = self.words.data or ()
        return Chosen(
            years=frozenset(map(int, self.year.data or ())),
            kinds=frozenset(map(CpdKind, self.kind.data or ())),
            apart=frozenset(map(Apart, self.apart.data or ())),
            brought=frozenset(map(int, self.brought.data or ())),
            with_reflections=REFLECTIONS in words,
            with_impact=IMPACT in words,
        )

    @property
    def ticked(self) -> list[tuple[str, str]]:
        """The same as names and values, for the form that makes the file."""
        return [
            (field.name, value)
            for field in self
            if isinstance(field, Ticks)
            for value in field.data or ()
        ]


def choose_form(
    offered: Along, usual: Chosen, sent: MultiDict[str, str] | None, *, csrf: bool
) -> ChooseForm:
    """The form as it was sent, or else with what usually goes along."""
    form = ChooseForm(
        formdata=sent,
        meta={"csrf": csrf},
        year=[str(each) for each in usual.years],
        kind=[each.value for each in usual.kinds],
        brought=[str(each) for each in usual.brought],
    )
    form.year.offer(offered.years.items())
    form.kind.offer((kind.value, words) for kind, words in offered.kinds.items())
    form.apart.offer((each.value, words) for each, words in offered.apart.items())
    form.words.offer(OWN_WORDS)
    form.brought.offer((each.record_id, _named(each)) for each in offered.brought)
    return form


def _named(block: BroughtBlock) -> str:
    count = len(block.lines)
    entries = "1 entry" if count == 1 else f"{count} entries"
    told = f"{block.issuer.name}, {day(block.issued_on)}: {entries}"
    apart = ", which can tell an interest" if block.apart else ""
    words = ", with private reflections" if block.has_reflections else ""
    return f"{told}{apart}{words}"


class BringForm(FormWithRefusals):
    """A file from another school."""

    file = FileField("The file")

    @property
    def body(self) -> bytes:
        """What was handed in, or as much of it as tells that it is too large."""
        sent = self.file.data
        if not sent:
            raise Refused("Choose the file first. Its name begins with my-record.", "file")
        found: bytes = sent.read(LARGEST_FILE + 1)
        return found


class ConfirmForm(FormWithRefusals):
    """Whether it is the same person, where the name is another."""

    is_same_person = BooleanField()
