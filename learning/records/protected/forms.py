"""The forms of protected time: booking it, and saying afterwards what became of it."""

from typing import Any

from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.cpd.protected.queries import Booking
from learning.cpd.protected.rules import LOST_WORDS, OUTCOME_WORDS, Outcome, Told
from learning.cpd.protected.services import Wanted
from learning.cpd.rules import Lost
from learning.drafts.forms import DayField
from learning.drafts.hours import time_shown, time_typed
from learning.errors import Refused
from learning.records.entries.forms import RecordForm

LONGEST_NUMBER = 4


class BookingForm(RecordForm):
    """When, for how long and for what."""

    day = DayField("Which day?")
    starts = StringField("From, if it has an hour")
    minutes = StringField("How many minutes?")
    purpose = StringField("What for?")

    def wanted(self) -> Wanted:
        """What was typed; raises Refused for what is no time or number."""
        return Wanted(
            day=self.day.data,
            starts=time_typed(self.starts.data or "", "starts"),
            minutes=number_typed(self.minutes.data or "", "minutes"),
            purpose=self.purpose.data or "",
        )


class TellForm(RecordForm):
    """What became of it."""

    outcome = RadioField(
        "What became of it?",
        choices=[SelectChoice(each.value, words) for each, words in OUTCOME_WORDS.items()],
        validate_choice=False,
    )
    had_minutes = StringField("If part of it: how many minutes did you have?")
    lost_to = RadioField(
        "If some of it went to something else: to what?",
        choices=[SelectChoice(each.value, words) for each, words in LOST_WORDS.items()],
        validate_choice=False,
    )
    note = StringField("A few words, if you like")

    def told(self) -> Told:
        """What was said; raises Refused for what is no number."""
        outcomes = (each for each in Outcome if each.value == self.outcome.data)
        reasons = (each for each in Lost if each.value == self.lost_to.data)
        return Told(
            outcome=next(outcomes, None),
            minutes=number_typed(self.had_minutes.data or "", "had_minutes"),
            lost_to=next(reasons, None),
            note=self.note.data or "",
        )


def number_typed(typed: str, field: str) -> int | None:
    """Whole minutes as they were typed; None for none. Raises Refused for what is no number."""
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise Refused("Write whole minutes, such as 60.", field)
    return int(text)


def booking_values(booking: Booking) -> dict[str, Any]:
    """What the form of a booking is filled with."""
    shown = time_shown(booking.starts_at)
    return {
        "day": booking.day,
        "starts": f"{shown:%H:%M}" if shown else "",
        "minutes": str(booking.minutes),
        "purpose": booking.purpose,
        "edition": str(booking.edition),
    }


def told_values(booking: Booking) -> dict[str, Any]:
    """What the form for what became of it is filled with."""
    part = booking.outcome is Outcome.PART
    return {
        "outcome": booking.outcome.value if booking.outcome else None,
        "had_minutes": str(booking.used_minutes) if part else "",
        "lost_to": booking.lost_to.value if booking.lost_to else None,
        "note": booking.note,
        "edition": str(booking.edition),
    }
