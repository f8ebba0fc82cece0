"""The days of a record as a calendar takes them: the last days, and the reminders before. Pure."""

from collections.abc import Iterator
from datetime import date

from learning.cpd.qualifications.queries import QualificationPage
from learning.cpd.qualifications.rules import Course
from learning.web.calendars import Entry, lasting_uid

CAREFUL = (
    "Worked out in Alongside from what you entered, by regulation 49. "
    "Not legal advice: look at your record before you rely on it."
)


def entries(page: QualificationPage, today: date, link: str) -> Iterator[Entry]:
    """The last day, the hard stop and the reminders, as far as they still lie ahead."""
    yield from (each for each in _all(page, link) if each.day >= today)


def _all(page: QualificationPage, link: str) -> Iterator[Entry]:
    found = page.verdict
    for months, day in found.reminders:
        yield _entry(page, f"{months}-months", day, _reminder(page, months), link)
    if found.hard_stop:
        title = "Last day to complete the NASENCO"
        yield _entry(page, "hard-stop", found.hard_stop, title, link)
    if found.last_day:
        perhaps = " (to be asked about)" if found.questions else ""
        title = f"SENCo qualification: must be held after today{perhaps}"
        yield _entry(page, "last-day", found.last_day, title, link)


def _reminder(page: QualificationPage, months: int) -> str:
    is_begun = page.verdict.course is not Course.NONE
    what = "how does the course stand?" if is_begun else "is the course booked?"
    return f"SENCo qualification: {months} months left, {what}"


def _entry(page: QualificationPage, what: str, day: date, title: str, link: str) -> Entry:
    key, made_at = page.record_id or 0, page.made_at
    return Entry(
        uid=lasting_uid(f"qualification {what}", key, made_at),
        edition=page.edition,
        day=day,
        title=title,
        notes=CAREFUL,
        link=link,
    )
