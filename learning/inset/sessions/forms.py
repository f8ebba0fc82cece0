"""The forms of sessions: one page to prepare or change one, one to write it up, one to cancel."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from content import Library
from learning.clock import london_day
from learning.diary.rules import minutes_typed
from learning.drafts.forms import DayField, OwnWordsForm
from learning.drafts.hours import time_shown, time_typed
from learning.errors import Refused
from learning.inset.rules import BETWEEN_A_FEW, SessionKind
from learning.inset.sessions import rows
from learning.inset.sessions.kinds import ALL_FIELDS, STANDARD, Time, fields_of
from learning.inset.sessions.prepared import Prepared, PreparedPart
from learning.inset.sessions.staff import Askable
from learning.inset.sessions.timings import total
from learning.inset.sessions.when import starts_at_of

MOST_DIGITS = 9
NOTE_FIELDS = {
    f"note-{slug}": label
    for slug, label in (
        *((each.slug, each.label) for each in ALL_FIELDS.values()),
        *((each.slug, f"{each.number}. {each.title}") for each in STANDARD),
    )
}


def _boxes(label: str) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        validate_choice=False,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class PartForm(Form):
    """One row of the parts: what it is, whether it is in, how long it takes."""

    kind = HiddenField()
    module = HiddenField()
    lesson = HiddenField()
    keep = BooleanField()
    title = StringField("What it is called")
    body = TextAreaField("What happens")
    minutes = StringField("Minutes")


class EditionForm(OwnWordsForm):
    """A form made from one edition of a session."""

    edition = HiddenField()

    @property
    def made_from(self) -> int:
        """The edition that the form was filled with; 0 for none."""
        return number_sent(self.edition.data) or 0


class CancelForm(EditionForm):
    """Why a session does not take place."""

    why = TextAreaField("What do you want to tell those who are invited?")


class NotesForm(EditionForm):
    """What the kind of a session and the standard ask; every field of every kind is there."""

    @property
    def notes(self) -> dict[str, str]:
        """What was typed, by slug; fields that the page did not have are absent."""
        sent = {name: self[name] for name in NOTE_FIELDS if name in self and self[name].raw_data}
        return {name.removeprefix("note-"): field.data or "" for name, field in sent.items()}

    def asked(self, kind: SessionKind, time: Time | None = None) -> list[tuple[Any, str]]:
        """The fields of a kind with their hints."""
        return [(self[f"note-{each.slug}"], each.hint) for each in fields_of(kind, time)]

    def carried(self, kind: SessionKind) -> list[tuple[str, str]]:
        """Names and words of fields that are not asked while preparing this kind, to be kept."""
        asked = {field.name for field, _ in self.asked(kind, Time.BEFORE)}
        names = [name for name in NOTE_FIELDS if name not in asked]
        return [(name, self[name].data) for name in names if self[name].data]

    def on_standard(self) -> list[tuple[Any, str, str]]:
        """The parts of the standard: field, what it asks, slug."""
        return [(self[f"note-{each.slug}"], each.asks, each.slug) for each in STANDARD]


for _name, _label in NOTE_FIELDS.items():
    setattr(NotesForm, _name, TextAreaField(_label))


class SessionForm(NotesForm):
    """Everything of a session on one page; made by `session_form`."""

    kind = HiddenField()
    like = HiddenField()
    shown_module = HiddenField()
    module = SelectField("Made from which module?", validate_choice=False)
    title = StringField("What is it called?")
    aim = TextAreaField("What is it for?")
    day = DayField("Which day?")
    starts = StringField("From")
    minutes = StringField("How many minutes?")
    has_taken_place = BooleanField("It has taken place already; I enter it afterwards")
    place = StringField("Where?")
    joining_link = StringField("Link for those who join remotely")
    everyone = BooleanField("Everybody")
    groups = _boxes("Groups")
    invitees = _boxes("People by name")
    also_led_by = SelectField("Who leads it with you?", validate_choice=False)
    places = StringField("How many places?")
    training_title = StringField("Being there counts as this training")
    renews_months = StringField("To be renewed after how many months?")
    facilitator_note = TextAreaField("Notes for whoever leads")
    parts = FieldList(FormField(PartForm))

    part_errors: Sequence[tuple[str, str]] = ()
    """What is wrong in the rows of parts: id of a field, message."""

    @property
    def session_kind(self) -> SessionKind:
        """The kind chosen; INSET for none."""
        sent = self.kind.data
        return SessionKind(sent) if sent in tuple(SessionKind) else SessionKind.INSET

    @property
    def is_between_a_few(self) -> bool:
        """Whether only those who take part see it."""
        return self.session_kind in BETWEEN_A_FEW

    @property
    def sent_rows(self) -> tuple[rows.PartRow, ...]:
        """The rows of parts as they were sent, the unticked ones too."""
        sent = [entry.form for entry in self.parts]
        found = (
            rows.row_sent(
                kind=each.kind.data,
                names=(each.module.data or "", each.lesson.data or ""),
                words=(each.title.data or "", each.body.data or ""),
                minutes=each.minutes.data or "",
                is_in=each.keep.data,
            )
            for each in sent[: rows.MOST_ROWS]
        )
        return tuple(row for row in found if row is not None)

    @property
    def length(self) -> int | None:
        """The minutes typed, if they can be read."""
        try:
            return minutes_typed(self.minutes.data or "", in_hours=False, field="minutes")
        except Refused:
            return None

    @property
    def taken(self) -> int:
        """The minutes of all parts that are in and can be read."""
        return total(row.part for row in self.sent_rows if row.is_in)

    @property
    def prepared(self) -> Prepared:
        """What was typed; raises Refused for what is missing or cannot be read."""
        if self.day.data is None:
            raise Refused("Say on which day.", "day")
        starts = time_typed(self.starts.data or "", "starts")
        if starts is None:
            raise Refused("Say from when, such as 15:30.", "starts")
        minutes = minutes_typed(self.minutes.data or "", in_hours=False, field="minutes")
        if minutes is None:
            raise Refused("Say how long it takes, such as 60.", "minutes")
        few = self.is_between_a_few
        return Prepared(
            kind=self.session_kind,
            title=self.title.data or "",
            starts_at=starts_at_of(self.day.data, starts),
            minutes=minutes,
            form_id=self.sent_as,
            aim=self.aim.data or "",
            place=self.place.data or "",
            joining_link=self.joining_link.data or "",
            facilitator_note=self.facilitator_note.data or "",
            module_slug=self.shown_module.data or "",
            parts=self._parts_in(),
            notes=self.notes,
            is_for_everyone=bool(self.everyone.data) and not few,
            group_ids=frozenset() if few else _keys(self.groups.data),
            invitee_ids=_keys(self.invitees.data),
            also_led_by_id=number_sent(self.also_led_by.data),
            places=_whole(self.places.data, "places"),
            training_title=self.training_title.data or "",
            renews_months=_whole(self.renews_months.data, "renews_months"),
            like_id=number_sent(self.like.data),
            names_no_pupil=self.is_confirmed,
            has_taken_place=bool(self.has_taken_place.data),
        )

    def _parts_in(self) -> tuple[PreparedPart, ...]:
        rows.check_rows(self.sent_rows)
        return tuple(row.part for row in self.sent_rows if row.is_in)

    def offer(self, around: Askable, library: Library) -> None:
        """What can be chosen: modules, groups, people."""
        people = [SelectChoice(str(each.person_id), each.name) for each in around.people]
        self.everyone.label.text = f"Everybody who works at {around.where}"
        self.groups.choices = [
            SelectChoice(str(each.group_id), each.name) for each in around.groups
        ]
        self.invitees.choices = people
        self.also_led_by.choices = [SelectChoice("", "Nobody else"), *people]
        modules = sorted(library.modules, key=lambda each: each.title.casefold())
        shown = self.shown_module.data or ""
        gone = [shown] if shown and library.module(shown) is None else []
        self.module.choices = [
            SelectChoice("", "None: only parts of our own"),
            *(SelectChoice(each, rows.no_longer_there(each)) for each in gone),
            *(SelectChoice(each.slug, each.title) for each in modules),
        ]

    def put(self, shown: Sequence[rows.PartRow], library: Library) -> None:
        """These are the rows of parts now, each with its name."""
        self.parts.entries = []
        self.parts.last_index = -1
        for row in shown:
            self.parts.append_entry(row.as_fields())
        self.name_parts(library)

    def name_parts(self, library: Library) -> None:
        """Each row of a module says what it is."""
        for entry in self.parts:
            inner = entry.form
            inner.keep.label.text = rows.title_of(
                inner.kind.data, inner.module.data or "", inner.lesson.data or "", library
            )


def number_sent(sent: object) -> int | None:
    """A key as a form brings it; None for what can be none."""
    text = str(sent or "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def filled_session(prepared: Prepared, **more: Any) -> SessionForm:
    """The form with a session as it stands; `more` goes over it."""
    starts = time_shown(prepared.starts_at)
    values: dict[str, Any] = {
        "kind": prepared.kind.value,
        "shown_module": prepared.module_slug,
        "module": prepared.module_slug,
        "title": prepared.title,
        "aim": prepared.aim,
        "day": london_day(prepared.starts_at),
        "starts": f"{starts:%H:%M}" if starts else "",
        "minutes": str(prepared.minutes),
        "place": prepared.place,
        "joining_link": prepared.joining_link,
        "everyone": prepared.is_for_everyone,
        "groups": [str(key) for key in prepared.group_ids],
        "invitees": [str(key) for key in prepared.invitee_ids],
        "also_led_by": str(prepared.also_led_by_id or ""),
        "places": str(prepared.places or ""),
        "training_title": prepared.training_title,
        "renews_months": str(prepared.renews_months or ""),
        "facilitator_note": prepared.facilitator_note,
        **{f"note-{slug}": text for slug, text in prepared.notes.items()},
    }
    return SessionForm(formdata=None, data={**values, **more})


def _keys(sent: Sequence[str] | None) -> frozenset[int]:
    found = (number_sent(each) for each in sent or ())
    return frozenset(key for key in found if key)


def _whole(sent: str | None, field: str) -> int | None:
    typed = (sent or "").strip()
    if not typed:
        return None
    number = number_sent(typed)
    if number is None:
        raise Refused("Write a whole number, or leave it empty.", field)
    return number
