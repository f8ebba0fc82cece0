"""The forms of a trial: its brief, a meeting or a review, its end."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from content import Strand
from learning.drafts.forms import DayField, MinutesField, OwnWordsForm
from learning.people.rules import ROLE_NAMES, Role
from learning.sharing.queries import Colleague
from learning.talent.rules import TrialEntryKind
from learning.talent.trials.pages import EntryDraft, TrialDraft
from learning.talent.trials.rules import ENTRY_WORDS, OWN_STRAND


class TrialWordsForm(OwnWordsForm):
    """Words of a trial; `edition` names those that a change was made from."""

    edition = HiddenField()


class BriefForm(TrialWordsForm):
    """The written brief of a trial."""

    who = SelectField("Which SENCo is it with?", choices=[], validate_choice=False)
    strand = RadioField("Which strand is yours?", choices=[], validate_choice=False)
    own_strand = StringField("The strand, if it is something else")
    brief = TextAreaField("The brief")
    outcomes = TextAreaField("What will others see of it?")
    protected_minutes = MinutesField("Protected time, in minutes a week")
    meets = StringField("When do you meet each week?")
    starts_on = DayField("From which day?")
    ends_on = DayField("Until which day?")

    def offer(
        self,
        colleagues: Sequence[Colleague],
        strands: Sequence[Strand],
        present: tuple[int, str] | None = None,
    ) -> None:
        """The choices: SENCos, then others by school; the guide's strands, then one's own.

        `present`: the SENCo the brief names, who may no longer be around.
        """
        sencos = [each for each in colleagues if ROLE_NAMES[Role.SENCO] in each.what]
        others = [each for each in colleagues if each not in sencos]
        people = [
            *(_person(each, "SENCos", each.school) for each in sencos),
            *(_person(each, f"Others at {each.school}", each.what) for each in others),
        ]
        if present and all(choice.value != str(present[0]) for choice in people):
            people.insert(0, SelectChoice(str(present[0]), present[1]))
        self.who.choices = [SelectChoice("", "Choose a person"), *people]
        self.strand.choices = [
            *(SelectChoice(each.slug, each.title) for each in strands),
            SelectChoice(OWN_STRAND, "Something else"),
        ]

    def typed(self, strands: Sequence[Strand]) -> TrialDraft:
        """What was typed; a strand of the guide by its title."""
        titles = {each.slug: each.title for each in strands}
        chosen = self.strand.data or ""
        return TrialDraft(
            senco_id=int(self.who.data) if (self.who.data or "").isdecimal() else 0,
            strand=titles.get(chosen, self.own_strand.data or ""),
            brief=self.brief.data or "",
            outcomes=self.outcomes.data or "",
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            protected_minutes=self.protected_minutes.data,
            meets=self.meets.data or "",
        )

    @property
    def in_order(self) -> tuple[Any, ...]:
        """The fields as the page shows them."""
        names = "who strand own_strand brief outcomes protected_minutes meets starts_on ends_on"
        return tuple(self[name] for name in names.split())


def _person(colleague: Colleague, group: str, more: str) -> SelectChoice:
    return SelectChoice(str(colleague.id), f"{colleague.name} ({more})", optgroup=group)


class EntryForm(TrialWordsForm):
    """A weekly meeting or a review."""

    kind = RadioField(
        "What was it?",
        choices=[SelectChoice(kind.value, words) for kind, words in ENTRY_WORDS.items()],
        validate_choice=False,
    )
    held_on = DayField("On which day?")
    went_well = TextAreaField("What was done, and what went well?")
    next_steps = TextAreaField("What is next?")

    def typed(self) -> EntryDraft:
        """What was typed; a kind that is none is a meeting."""
        known = {kind.value: kind for kind in TrialEntryKind}
        return EntryDraft(
            kind=known.get(self.kind.data or "", TrialEntryKind.MEETING),
            held_on=self.held_on.data,
            went_well=self.went_well.data or "",
            next_steps=self.next_steps.data or "",
        )


class EndForm(TrialWordsForm):
    """How a trial ended."""

    how = RadioField(
        "What has happened?",
        choices=[
            SelectChoice("ended", "It has come to its end"),
            SelectChoice("stopped", "It is stopped early"),
        ],
        default="ended",
        validate_choice=False,
    )
    note = TextAreaField("A word on it, if you like")
