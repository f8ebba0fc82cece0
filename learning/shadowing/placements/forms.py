"""The forms of a placement: asking, answering, releasing time, agreeing, changing, ending."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import InputRequired

from content.shadowing_types import Aim
from learning.drafts.forms import DayField, MinutesField, boxes
from learning.people.viewers import Hat
from learning.shadowing.comparing.rules import words_of
from learning.shadowing.forms import WordsForm
from learning.shadowing.placements.around import HostLine, LeaderLine
from learning.shadowing.placements.typed import HostWords, Release, Wish
from learning.shadowing.placements.wordings import Wording


class WishForm(WordsForm):
    """What a visitor wants to learn, and between which days."""

    aim = TextAreaField(
        "What would you like to see or learn?", [InputRequired("Write a few words first.")]
    )
    aims = boxes("What will you watch for?")
    starts_on = DayField("From which day?", [InputRequired("Say from which day on.")])
    ends_on = DayField("Until which day?", [InputRequired("Say until which day.")])

    def offer_aims(self, aims: Iterable[Aim], chosen: Sequence[str] = ()) -> None:
        """The aims of the guide, and what was chosen that the guide no longer has."""
        offered = [SelectChoice(each.statement_slug, each.text) for each in aims]
        known = {each.value for each in offered}
        gone = (SelectChoice(slug, words_of(slug)) for slug in chosen if slug not in known)
        self.aims.choices = [*offered, *gone]

    @property
    def wish(self) -> Wish:
        """What was typed and chosen."""
        return Wish(
            aim=self.aim.data or "",
            aims=tuple(self.aims.data or ()),
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
        )


class AskForm(WishForm):
    """The same, sent to a host; from one of the visitor's own schools."""

    host = HiddenField()
    opportunity = HiddenField()
    home = RadioField("From which of your schools do you come?", validate_choice=False, choices=[])

    def offer_schools(self, hats: Sequence[Hat]) -> None:
        """Where the visitor works; with one school there is nothing to choose."""
        self.home.choices = [
            SelectChoice(str(hat.organisation_id), hat.school_name) for hat in hats
        ]
        if len(hats) == 1:
            self.home.data = str(hats[0].organisation_id)


class ChangeForm(WishForm):
    """The same, of a placement that stands; `edition` names what the change was made from."""

    edition = HiddenField()


class AcceptForm(WordsForm):
    """A host's yes: whom to go to about safeguarding, where to come, what is possible."""

    safeguarding_contact = StringField("Who is the safeguarding contact at your school?")
    note = TextAreaField("Where to come, and what is possible")
    edition = HiddenField()

    @property
    def said(self) -> HostWords:
        """What was typed."""
        return HostWords(
            safeguarding_contact=self.safeguarding_contact.data or "", note=self.note.data or ""
        )


class ReleaseForm(WordsForm):
    """What a leader releases."""

    cover = StringField("Who covers?")
    protected_minutes = MinutesField("Protected time in all, in minutes")
    note = TextAreaField("A note to the visitor")
    edition = HiddenField()

    @property
    def given(self) -> Release:
        """What was typed."""
        return Release(
            cover=self.cover.data or "",
            protected_minutes=self.protected_minutes.data,
            note=self.note.data or "",
        )


class NoteForm(WordsForm):
    """A line to the others with a no, or an end."""

    note = TextAreaField("A kind word")


class PersonForm(WordsForm):
    """Somebody to be chosen: another host, or a leader."""

    who = RadioField("Whom do you ask?", validate_choice=False, choices=[])

    def __init__(self, offered: Mapping[str, str], **more: Any) -> None:
        super().__init__(**more)
        self.offered = offered
        self.who.choices = [SelectChoice(key, words) for key, words in offered.items()]

    @property
    def has_chosen(self) -> bool:
        """Whether somebody who is offered was chosen."""
        return self.who.data in self.offered


class AgreeForm(WordsForm):
    """The rules, each with a tick; `digest` names the words that were read."""

    rules = boxes("Tick each rule")
    digest = HiddenField()


def leaders_offered(leaders: Iterable[LeaderLine]) -> dict[str, str]:
    """Leaders to choose from, with what they are."""
    return {str(each.person_id): f"{each.name} ({each.what}, {each.place})" for each in leaders}


def hosts_offered(hosts: Iterable[HostLine]) -> dict[str, str]:
    """Hosts of one school to choose from, with what they are."""
    return {each.key: f"{each.name} ({each.what})" for each in hosts}


def agree_form(wording: Wording, **more: Any) -> AgreeForm:
    """The form for these rules."""
    form = AgreeForm(**more)
    form.rules.choices = [
        SelectChoice(rule.slug, f"{number}. {rule.title}")
        for number, rule in enumerate(wording.rules, start=1)
    ]
    return form
