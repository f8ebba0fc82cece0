"""The forms of the time diary."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import AnyOf

from learning.diary import rules
from learning.diary.rules import MODE_NAMES, Mode
from learning.diary.services import Noted
from learning.diary.sums import Amount, Entry, Intention, edition_of
from learning.drafts.forms import DayField, OwnWordsForm
from learning.errors import Refused

LONGEST_DAY = 10
LARGEST_PERCENT = 3
CHOOSE_LENGTH = "Choose how long it took, or write a number of minutes."


class EntryForm(OwnWordsForm):
    """One entry: what the time went into, how long, protected or not, which day."""

    mode = RadioField(
        "What did it go into?",
        [AnyOf(tuple(Mode), message="Choose what the time went into.")],
        choices=[SelectChoice(mode.value, name) for mode, name in MODE_NAMES.items()],
        validate_choice=False,
    )
    minutes = RadioField(
        "How many minutes?",
        choices=[SelectChoice(str(each), str(each)) for each in rules.USUAL_MINUTES],
        validate_choice=False,
    )
    other_minutes = StringField("Another number of minutes")
    is_protected = BooleanField("In time protected for this role")
    day = DayField("Which day?")
    note = StringField("A few words, if you like")

    def noted(self, today: date) -> Noted:
        """What was noted, without a day today; raises Refused for a length that is none."""
        return Noted(
            day=self.day.data or today,
            mode=Mode(self.mode.data),
            minutes=self._length(),
            is_protected=bool(self.is_protected.data),
            note=self.note.data or "",
            names_no_pupil=self.is_confirmed,
        )

    def _length(self) -> int:
        """A number that was typed wins over one that was chosen."""
        typed = rules.minutes_typed(
            self.other_minutes.data or "", in_hours=False, field="other_minutes"
        )
        if typed is not None:
            return typed
        if self.minutes.data in {str(each) for each in rules.USUAL_MINUTES}:
            return int(self.minutes.data)
        raise Refused(CHOOSE_LENGTH, "minutes")


class ChangeForm(EntryForm):
    """Another content for an entry; `edition` names the one it was made from."""

    edition = HiddenField()
    other_minutes = StringField("How many minutes?")

    def _length(self) -> int:
        typed = self.other_minutes.data or ""
        found = rules.minutes_typed(typed, in_hours=False, field="other_minutes")
        if found is None:
            raise Refused("Write how many minutes it took.", "other_minutes")
        return found


class PlainForm(FlaskForm):  # type: ignore[misc]
    """A form without words of one's own, made from an `edition` of what stands."""

    edition = HiddenField()

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        if refused.field is not None:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


class WeekForm(PlainForm):
    """A week from memory: for each mode a time, and how much of it was protected."""

    form_id = HiddenField()
    week = HiddenField()
    doing = StringField("Time")
    doing_protected = StringField("Of it protected")
    advising = StringField("Time")
    advising_protected = StringField("Of it protected")
    liaising = StringField("Time")
    liaising_protected = StringField("Of it protected")
    ensuring = StringField("Time")
    ensuring_protected = StringField("Of it protected")

    def monday(self, today: date) -> date:
        """The week that is meant, by its Monday; this week for what is no day."""
        return monday_named(self.week.data or "", today)

    def amounts(self) -> dict[Mode, Amount]:
        """What was typed; raises Refused for what is no time."""
        return {
            mode: Amount(
                minutes=self._minutes(mode.value), protected=self._minutes(f"{mode}_protected")
            )
            for mode in Mode
        }

    def _minutes(self, name: str) -> int:
        typed = self[name].data or ""
        return rules.minutes_typed(typed, in_hours=True, field=name) or 0


class IntentionForm(PlainForm):
    """What one would like one's time to go into: percent by mode, protected time a week."""

    doing = StringField("Doing")
    advising = StringField("Advising")
    liaising = StringField("Liaising")
    ensuring = StringField("Ensuring")
    protected = StringField("Protected time in a week")

    def intention(self) -> Intention | None:
        """What was typed, or None for nothing at all; raises Refused for what is no number."""
        typed = [str(self[mode.value].data or "").strip() for mode in Mode]
        protected = rules.minutes_typed(self.protected.data or "", in_hours=True, field="protected")
        if not any(typed) and not protected:
            return None
        percents = {
            mode: _percent(text, mode.value) for mode, text in zip(Mode, typed, strict=True)
        }
        return Intention(percents=percents, protected_minutes=protected or 0)


def monday_named(text: str, today: date) -> date:
    """The Monday of the week of a day such as `2026-11-25`; of this week for anything else.

    Never a week that has not begun.
    """
    try:
        named = date.fromisoformat(text) if len(text) == LONGEST_DAY else today
    except ValueError:
        named = today
    return rules.week_of(min(named, today)) if named.year > 1 else rules.week_of(today)


def filled_change(entry: Entry) -> ChangeForm:
    """The form with what an entry says."""
    return ChangeForm(
        formdata=None,
        mode=entry.mode.value,
        other_minutes=str(entry.minutes),
        is_protected=entry.is_protected,
        day=entry.day,
        note=entry.note,
        edition=entry.edition,
    )


def filled_week(monday: date, amounts: Mapping[Mode, Amount], form_id: str) -> WeekForm:
    """The form with what was noted from memory so far."""
    values: dict[str, Any] = {"week": monday.isoformat(), "form_id": form_id}
    for mode, amount in amounts.items():
        values[mode.value] = as_typed(amount.minutes)
        values[f"{mode}_protected"] = as_typed(amount.protected)
    return WeekForm(formdata=None, edition=edition_of(amounts), **values)


def filled_intention(intention: Intention | None) -> IntentionForm:
    """The form with what is intended so far."""
    if intention is None:
        return IntentionForm(formdata=None)
    return IntentionForm(
        formdata=None,
        edition=intention.edition,
        protected=as_typed(intention.protected_minutes),
        **{mode.value: str(percent) for mode, percent in intention.percents.items()},
    )


def as_typed(minutes: int) -> str:
    """`6:30`, as one may type it; nothing for nothing."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else ""


def _percent(text: str, field: str) -> int:
    typed = text.removesuffix("%").strip()
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= LARGEST_PERCENT):
        raise Refused("Write a whole number of per cent, such as 25.", field)
    if int(typed) > rules.WHOLE:
        raise Refused("No share is larger than 100 per cent.", field)
    return int(typed)
