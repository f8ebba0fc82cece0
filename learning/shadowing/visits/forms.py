"""The forms of visits: when and where, what is seen there, the whole day, the host's comment."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from content.shadowing_types import Category
from learning.clock import london_day
from learning.diary.rules import MODE_NAMES, Mode, minutes_typed
from learning.drafts.forms import DayField
from learning.drafts.hours import time_shown, time_typed
from learning.errors import Refused
from learning.shadowing.forms import WordsForm
from learning.shadowing.models import Visit
from learning.shadowing.rules import ENERGY_WORDS, TAG_WORDS, Energy, Tag
from learning.shadowing.visits.activities import Entry
from learning.shadowing.visits.lines import edition_of
from learning.shadowing.visits.typed import Afterwards, Details, Plan, Times

NOT_SAID = "Not said"
MOST_MINUTES = 24 * 60
HOW_MANY = "A day has 24 hours, and these come to more. Make some of them shorter."


class VisitForm(WordsForm):
    """When a visit is, and where to come; `edition` names what a change was made from."""

    day = DayField("Which day?")
    starts = StringField("From")
    ends = StringField("To")
    place = StringField("Where to come")
    edition = HiddenField()

    @property
    def plan(self) -> Plan:
        """What was typed; raises Refused for what is missing or is no time."""
        if self.day.data is None:
            raise Refused("Say on which day.", "day")
        starts = time_typed(self.starts.data or "", "starts")
        ends = time_typed(self.ends.data or "", "ends")
        if starts is None:
            raise Refused("Say from when, such as 09:00.", "starts")
        if ends is None:
            raise Refused("Say until when, such as 12:30.", "ends")
        return Plan(day=self.day.data, starts=starts, ends=ends, place=self.place.data or "")

    @property
    def made_from(self) -> int:
        """The edition of the visit that the form was filled with."""
        typed = str(self.edition.data or "")
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0  # noqa: PLR2004


class DetailsForm(WordsForm):
    """What else an activity was: mode, energy, a tag, a line without names."""

    edition = HiddenField()
    mode = RadioField("How the SENCo worked", validate_choice=False)
    energy = RadioField("Energy", validate_choice=False)
    tag = RadioField("A moment to remember", validate_choice=False)
    note = StringField("A line without names")

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        for field, words in ((self.mode, MODE_NAMES), (self.energy, ENERGY_WORDS)):
            field.choices = _choices(words)
        self.tag.choices = _choices(TAG_WORDS)

    @property
    def details(self) -> Details:
        """What was chosen and typed."""
        return Details(
            mode=_one_of(Mode, self.mode.data),
            energy=_one_of(Energy, self.energy.data),
            tag=_one_of(Tag, self.tag.data),
            note=self.note.data or "",
            names_no_pupil=self.is_confirmed,
        )


class ActivityForm(DetailsForm):
    """The whole of an activity: what kind of work, when it began and ended, and the rest."""

    category = SelectField("What kind of work?", validate_choice=False)
    started = StringField("Began")
    ended = StringField("Ended")

    def offer(self, categories: Iterable[Category]) -> None:
        """The kinds of work to choose from."""
        self.category.choices = [SelectChoice(each.slug, each.title) for each in categories]

    @property
    def whole(self) -> Details:
        """What was chosen and typed; raises Refused for what is no time."""
        some = self.details
        return Details(
            mode=some.mode,
            energy=some.energy,
            tag=some.tag,
            note=some.note,
            names_no_pupil=some.names_no_pupil,
            category=self.category.data or "",
            times=Times(
                starts=time_typed(self.started.data or "", "started"),
                ends=time_typed(self.ended.data or "", "ended"),
            ),
        )


class AfterwardsForm(WordsForm):
    """The whole day from memory; `afterwards_form` adds the fields of each kind of work."""

    edition = HiddenField()
    categories: Sequence[Category] = ()

    @property
    def wanted(self) -> Mapping[str, Afterwards]:
        """What was typed, by category; raises Refused for what is no length of time."""
        found = {}
        for each in self.categories:
            typed = str(self[f"minutes-{each.slug}"].data or "")
            minutes = minutes_typed(typed, in_hours=False, field=f"minutes-{each.slug}")
            said = Afterwards(
                minutes=minutes or 0,
                mode=_one_of(Mode, self[f"mode-{each.slug}"].data),
                tag=_one_of(Tag, self[f"tag-{each.slug}"].data),
                note=str(self[f"note-{each.slug}"].data or ""),
            )
            if said.note.strip() and not minutes:
                raise Refused("Write how long it took, too.", f"minutes-{each.slug}")
            if minutes:
                found[each.slug] = said
        if sum(each.minutes for each in found.values()) > MOST_MINUTES:
            raise Refused(HOW_MANY)
        return found


class CommentForm(WordsForm):
    """What a host says about what was seen."""

    edition = HiddenField()
    comment = TextAreaField("What did you see?")


def filled_visit(visit: Visit) -> VisitForm:
    """The form with when and where a visit is."""
    return VisitForm(
        formdata=None,
        day=london_day(visit.starts_at),
        starts=_clock(visit.starts_at),
        ends=_clock(visit.ends_at),
        place=visit.place,
        edition=str(visit.edition),
    )


def filled_details(entry: Entry) -> DetailsForm:
    """The form with what else an activity says."""
    return DetailsForm(formdata=None, **_said(entry))


def filled_activity(entry: Entry, categories: Sequence[Category]) -> ActivityForm:
    """The form with the whole of an activity."""
    form = ActivityForm(
        formdata=None,
        category=entry.category_slug,
        started=_clock(entry.started_at),
        ended=_clock(entry.ended_at),
        **_said(entry),
    )
    form.offer(categories)
    return form


def afterwards_form(categories: Sequence[Category], **more: Any) -> AfterwardsForm:
    """The form of a day for these kinds of work."""
    fields: dict[str, Any] = {"categories": tuple(categories)}
    for each in categories:
        fields[f"minutes-{each.slug}"] = StringField(each.title)
        fields[f"mode-{each.slug}"] = SelectField(
            "How the SENCo worked", validate_choice=False, choices=_options(MODE_NAMES)
        )
        fields[f"tag-{each.slug}"] = SelectField(
            "A moment to remember", validate_choice=False, choices=_options(TAG_WORDS)
        )
        fields[f"note-{each.slug}"] = StringField("A line without names")
    form: AfterwardsForm = type("AfterwardsFormOfGuide", (AfterwardsForm,), fields)(**more)
    return form


def filled_afterwards(
    categories: Sequence[Category], entries: Iterable[Entry], edition: str
) -> AfterwardsForm:
    """The form with what was entered afterwards before."""
    values: dict[str, str] = {"edition": edition}
    for each in entries:
        if each.minutes is not None:
            values[f"minutes-{each.category_slug}"] = str(each.minutes)
            values[f"mode-{each.category_slug}"] = each.mode or ""
            values[f"tag-{each.category_slug}"] = each.tag or ""
            values[f"note-{each.category_slug}"] = each.note
    return afterwards_form(categories, formdata=None, data=values)


def _said(entry: Entry) -> dict[str, str]:
    return {
        "edition": edition_of(entry),
        "mode": entry.mode or "",
        "energy": entry.energy or "",
        "tag": entry.tag or "",
        "note": entry.note,
    }


def _choices(words: Mapping[Any, str]) -> list[SelectChoice]:
    named = [SelectChoice(str(value), name) for value, name in words.items()]
    return [*named, SelectChoice("", NOT_SAID)]


def _options(words: Mapping[Any, str]) -> list[SelectChoice]:
    """The same for a list: a browser takes the first option where none is chosen."""
    *named, nothing = _choices(words)
    return [nothing, *named]


def _one_of(words: Any, sent: object) -> Any:
    return words(sent) if sent in tuple(words) else None


def _clock(instant: Any) -> str:
    shown = time_shown(instant)
    return f"{shown:%H:%M}" if shown else ""
