"""Setting time aside, and saying afterwards how much of it was had; always one's own."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.cpd.models import ProtectedTime
from learning.cpd.protected import rules
from learning.cpd.protected.rules import Outcome, Told
from learning.database import db, violated_constraint
from learning.drafts.hours import known_instants
from learning.drafts.typed_words import words
from learning.errors import Conflict, NotFound, Refused

SENT_TWICE = (
    "uq_protected_times_person_id_form_id",
    "protected_times.person_id, protected_times.form_id",
)
ELSEWHERE = "You changed this in another window. What stands now is shown above what you entered."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Time to be set aside, as it was typed; `starts`: an hour in London, if it has one."""

    day: date | None
    starts: time | None
    minutes: int | None
    purpose: str


@dataclass(frozen=True, slots=True)
class _Kept:
    day: date
    starts_at: datetime | None
    minutes: int
    purpose: str


def book(
    person_id: int, wanted: Wanted, *, form_id: str, names_no_pupil: bool = False
) -> ProtectedTime:
    """The time is set aside; a form sent twice finds what it made first.

    Raises Refused for what cannot be booked, MayNamePupil to warn.
    """
    sent = select(ProtectedTime).where(
        ProtectedTime.person_id == person_id, ProtectedTime.form_id == form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    kept = _checked(wanted, names_no_pupil=names_no_pupil)
    count = select(func.count(ProtectedTime.id)).where(ProtectedTime.person_id == person_id)
    if (db.session.scalar(count) or 0) >= rules.MOST:
        raise Refused(f"You have {rules.MOST:,} bookings, which is the most. Delete some first.")
    row = ProtectedTime(person_id=person_id, form_id=form_id)
    _write(row, kept)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.scalars(sent).one()
    return row


def change_booking(
    person_id: int, booking_id: int, wanted: Wanted, *, edition: str, names_no_pupil: bool = False
) -> ProtectedTime:
    """The booking is of this time; calendars know it as changed.

    Raises Conflict if it is not what the change was made from, Refused as `book` and once it was
    said what became of it; NotFound unless it is theirs.
    """
    row = _own(person_id, booking_id)
    if row.used_minutes is not None:
        raise Refused("You have said what became of this time, so its length and day stay.")
    kept = _checked(wanted, names_no_pupil=names_no_pupil)
    if kept != _Kept(row.day, row.starts_at, row.minutes, row.purpose):
        _check_edition(row, edition)
        _write(row, kept)
        row.edition += 1
    return row


def tell(
    person_id: int, booking_id: int, told: Told, *, edition: str, names_no_pupil: bool = False
) -> ProtectedTime:
    """It stands how much of the time was had, and what the rest went to. Raises as `change`.

    What was said can be said anew. Refused before its day.
    """
    row = _own(person_id, booking_id)
    if row.day > clock.today():
        raise Refused("This day is still to come.")
    used = rules.used_minutes(told, row.minutes)
    note = _line(told.note, "note", rules.LONGEST_NOTE, names_no_pupil=names_no_pupil)
    lost_to = None if told.outcome is Outcome.HAD else told.lost_to
    if (used, lost_to, note) != (row.used_minutes, row.lost_to, row.note):
        _check_edition(row, edition)
        row.used_minutes, row.lost_to, row.note = used, lost_to, note
        row.edition += 1
    return row


def delete_booking(person_id: int, booking_id: int) -> None:
    """The booking is gone for good. NotFound unless it is theirs."""
    row = _own(person_id, booking_id)
    db.session.execute(delete(ProtectedTime).where(ProtectedTime.id == row.id))


def _own(person_id: int, booking_id: int) -> ProtectedTime:
    row = db.session.scalar(
        select(ProtectedTime)
        .where(ProtectedTime.id == booking_id, ProtectedTime.person_id == person_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound
    return row


def _checked(wanted: Wanted, *, names_no_pupil: bool) -> _Kept:
    day = rules.check_day(wanted.day, clock.today())
    starts = wanted.starts
    return _Kept(
        day=day,
        starts_at=known_instants(day, starts, "starts")[0] if starts is not None else None,
        minutes=rules.check_minutes(wanted.minutes),
        purpose=_line(
            wanted.purpose, "purpose", rules.LONGEST_PURPOSE, names_no_pupil=names_no_pupil
        ),
    )


def _line(typed: str, field: str, longest: int, *, names_no_pupil: bool) -> str:
    return words(" ".join(typed.split()), field, longest, names_no_pupil=names_no_pupil)


def _write(row: ProtectedTime, kept: _Kept) -> None:
    row.day, row.starts_at = kept.day, kept.starts_at
    row.minutes, row.purpose = kept.minutes, kept.purpose


def _check_edition(row: ProtectedTime, edition: str) -> None:
    if edition != str(row.edition):
        raise Conflict(ELSEWHERE, row.purpose)
