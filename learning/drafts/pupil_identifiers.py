"""A plain check for what may tell others which pupil is meant (product rule 2). It only warns.

Pure: knows no web, no database and no clock.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

YOUNGEST, OLDEST = 1, 26
"""Years from a date that may be a pupil's birth to today: early years to the end of a plan."""


class IdentifierKind(StrEnum):
    """What the words look like."""

    DATE_OF_BIRTH = "a date of birth"
    UPN = "a pupil number (UPN)"


@dataclass(frozen=True, slots=True)
class LikelyIdentifier:
    """Words that look like something about one pupil. As text: `“12/03/2016” looks like …`."""

    kind: IdentifierKind
    words: str

    def __str__(self) -> str:
        return f"“{self.words}” looks like {self.kind}"


# A check letter (not I, O or S), then authority, school, year and serial number; the last
# character of a temporary number is a letter.
UPN = re.compile(
    r"\b[A-HJ-NP-RT-Z][ -]?\d{3}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2}[\dA-Z]\b", re.ASCII | re.IGNORECASE
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?P<year>\d{4}|\d{2})"
DATES = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){YEAR}\b",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}\.?,? ['’]?{YEAR}\b",
        rf"\b{MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
    )
)
BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?date|birthday|born(?: on)?)[\s:=is]{0,5}"
    rf"\d{{1,2}}(?:[/.-]\d{{1,2}}\b|(?:st|nd|rd|th)?(?: of)? {MONTH}\b)",
    re.ASCII | re.IGNORECASE,
)
LATEST_SHORT_YEAR = 100


def found_in(text: str, today: date) -> tuple[LikelyIdentifier, ...]:
    """What in a text looks like a pupil's date of birth or number, each wording once."""
    found = [LikelyIdentifier(IdentifierKind.UPN, each.group()) for each in UPN.finditer(text)]
    dates = list(_likely_births(text, today))
    births = [each.group() for each in BIRTH.finditer(text)]
    # “born 3 May 2016” is one thing, not a date and then a birth.
    births = [words for words in births if not any(_shares(words, day) for day in dates)]
    found += [LikelyIdentifier(IdentifierKind.DATE_OF_BIRTH, words) for words in dates + births]
    return tuple(dict.fromkeys(found))


def _shares(words: str, day: str) -> bool:
    return any(words.endswith(day[:length]) for length in range(3, len(day) + 1))


def _likely_births(text: str, today: date) -> Iterator[str]:
    for pattern in DATES:
        for each in pattern.finditer(text):
            day = _date_of(each, today)
            if day is not None and YOUNGEST <= _years_between(day, today) <= OLDEST:
                yield each.group()


def _date_of(found: re.Match[str], today: date) -> date | None:
    month, year = found["month"].lower(), int(found["year"])
    if year < LATEST_SHORT_YEAR:
        century = today.year - today.year % 100
        year += century if century + year <= today.year else century - 100
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3]) + 1
    try:
        return date(year, number, int(found["day"]))
    except ValueError:
        return None


def _years_between(day: date, today: date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))
