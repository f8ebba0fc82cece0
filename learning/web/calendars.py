"""Files for calendars (.ics): whole days and times of day, each known again when it changes.

icalendar costs a little less than 3 MB, and is imported with the rest.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from flask import Response
from icalendar import Calendar, Event, vText

from learning import clock
from learning.web.downloads import download

MAKER = "-//Alongside//Alongside 1.0//EN"
KIND = "text/calendar; charset=utf-8"
NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:alongside:calendar")
"""The space in which the names of entries are made; changing it would double everything."""
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something on one day. `uid` stays the same for ever; `edition` grows with every change.

    With `hours`, from one instant to another, it is a meeting of that time; else the whole day.
    What is cancelled stays in the file, so that calendars that have it already take it out.
    """

    uid: str
    edition: int
    day: date
    title: str
    notes: str = ""
    link: str = ""
    is_cancelled: bool = False
    hours: tuple[datetime, datetime] | None = None
    place: str = ""


def lasting_uid(kind: str, key: int, made_at: datetime) -> str:
    """A name for a row that is the same each time, and that no row of another school has."""
    return f"{uuid.uuid5(NAMES, f'{kind} {key} {made_at.isoformat()}')}@alongside"


def calendar_file(title: str, entries: Iterable[Entry]) -> bytes:
    """The entries as a calendar program reads them: days as in London, times as instants."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar["x-wr-calname"] = vText(title)
    calendar["x-wr-timezone"] = vText(clock.LONDON.key)
    made_at = clock.now()
    for entry in entries:
        calendar.add_component(_event(entry, made_at))
    made: bytes = calendar.to_ical()
    return made


def calendar_download(title: str, entries: Iterable[Entry], name: str) -> Response:
    """The same, to be taken away under that name."""
    return download(calendar_file(title, entries), KIND, name)


def _event(entry: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("sequence", entry.edition)
    if entry.hours:
        _add_hours(event, *entry.hours)
    else:
        _add_day(event, entry.day)
    event.add("summary", _on_one_line(entry.title))
    if entry.place:
        event.add("location", _on_one_line(entry.place))
    if entry.notes:
        event.add("description", entry.notes)
    if entry.link:
        event.add("url", entry.link)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _add_day(event: Event, day: date) -> None:
    """A whole day that leaves the day free: it is a date to remember, not a meeting."""
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _add_hours(event: Event, starts_at: datetime, ends_at: datetime) -> None:
    """Instants in UTC: every calendar shows them by its own clock, whatever the season."""
    event.add("dtstart", starts_at.astimezone(UTC))
    event.add("dtend", ends_at.astimezone(UTC))
    event.add("transp", "OPAQUE")


def _on_one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"
