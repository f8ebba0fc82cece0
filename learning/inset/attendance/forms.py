"""The forms of attendance: one person on the list, a visitor, a paper sheet, the end."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wtforms import BooleanField, FileField, HiddenField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import MinutesField, OwnWordsForm
from learning.inset.attendance.lists import SHOWN_WORDS, AttendanceList

KEY = re.compile(r"(?P<kind>[pv])(?P<number>[1-9]\d{0,8})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What has changed on a list since it was shown: people and attendances by their keys."""

    added: frozenset[int]
    taken_off: frozenset[int]
    visitors_taken_off: frozenset[int]


class FilterForm(PlainForm):
    """Whom to show, and of which group."""

    show = SelectField(
        "Show", choices=[SelectChoice(shown, words) for shown, words in SHOWN_WORDS.items()]
    )
    group = SelectField("Group")


class FindForm(PlainForm):
    """Somebody who is not on the list."""

    find = StringField("Name, e-mail address or staff code")


class VisitorForm(OwnWordsForm):
    """Somebody without an account."""

    name = StringField("Name of the visitor")
    school = StringField("Their school")
    is_other = BooleanField("It is somebody else of the same name")


class ArrivalForm(OwnWordsForm):
    """When somebody came, and for how much of it."""

    edition = HiddenField()
    arrived = StringField("Came at")
    minutes = MinutesField("Minutes, if not the whole session")
    is_remote = BooleanField("Took part from elsewhere")


class SheetForm(OwnWordsForm):
    """A sign-in sheet as a file, or pasted."""

    sheet = FileField("File (CSV)")
    lines = TextAreaField("Or paste the lines")


class EndForm(OwnWordsForm):
    """How long it really lasted."""

    lasted = MinutesField("How many minutes did it last?")


def filter_form(page: AttendanceList) -> FilterForm:
    """The filters, set as the page is."""
    form = FilterForm(data={"show": page.shown, "group": str(page.group_id or "")})
    form.group.choices = [
        SelectChoice("", "Every group"),
        *(SelectChoice(str(key), name) for key, name in page.groups),
    ]
    return form


def ticks(were: Iterable[str], there: Iterable[str]) -> Ticks:
    """What somebody has ticked and unticked; what they were not shown is left as it is."""
    before, after = set(were), set(there)
    return Ticks(
        added=_numbers("p", after - before),
        taken_off=_numbers("p", before - after),
        visitors_taken_off=_numbers("v", before - after),
    )


def number_sent(typed: str) -> int | None:
    """A key that was sent in a form, if it can be one."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None  # noqa: PLR2004


def _numbers(kind: str, keys: Iterable[str]) -> frozenset[int]:
    found = (KEY.fullmatch(key) for key in keys)
    return frozenset(int(each["number"]) for each in found if each and each["kind"] == kind)
