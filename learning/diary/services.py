"""Keeping a diary; always a person's own. Nothing here is noted in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, delete, func, select

from learning import clock
from learning.database import db
from learning.diary import rules
from learning.diary.models import DiaryEntry, DiaryIntention
from learning.diary.queries import entry_of, intention_of, own_entry, week_from_memory
from learning.diary.rules import Mode, Span
from learning.diary.sums import Amount, Entry, Intention, edition_of
from learning.drafts.forms import new_form_id
from learning.drafts.free_text import words_to_keep
from learning.errors import Conflict, NotFound, Refused
from learning.people.services import take_turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What somebody notes of a day."""

    day: date
    mode: Mode
    minutes: int
    is_protected: bool = False
    note: str = ""
    names_no_pupil: bool = False


def add_entry(person_id: int, noted: Noted, *, form_id: str) -> DiaryEntry:
    """The entry stands in the person's diary. A form sent twice finds what it made first.

    Sent once more with something else in it, it is another entry. Raises Refused for a day or a
    time that cannot be, MayNamePupil to warn.
    """
    note = _checked(noted)
    take_turns(person_id)
    earlier = db.session.scalar(
        select(DiaryEntry).where(DiaryEntry.person_id == person_id, DiaryEntry.form_id == form_id)
    )
    if earlier is not None and _says(earlier, noted, note):
        return earlier
    _check_room(person_id, noted.minutes, day=noted.day)
    row = DiaryEntry(
        person_id=person_id,
        day=noted.day,
        span=Span.DAY,
        mode=noted.mode,
        minutes=noted.minutes,
        is_protected=noted.is_protected,
        note=note,
        form_id=form_id if earlier is None else new_form_id(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def change_entry(person_id: int, entry_id: int, noted: Noted, *, edition: str) -> DiaryEntry:
    """The entry says this. `edition` names what it was made from.

    Raises Conflict if it was changed elsewhere meanwhile, and as `add_entry`; NotFound unless it
    is an entry of this person's.
    """
    take_turns(person_id)
    row = _own_row(person_id, entry_id)
    note = _checked(noted, row)
    if _says(row, noted, note):
        return row
    if edition != entry_of(row).edition:
        raise Conflict("You changed this entry in another window. What stands now is above.", "")
    _check_room(person_id, noted.minutes, day=noted.day, but=row)
    row.day, row.mode, row.minutes = noted.day, noted.mode, noted.minutes
    row.is_protected, row.note = noted.is_protected, note
    return row


def delete_entry(person_id: int, entry_id: int) -> Entry:
    """The entry is gone; what it said. Raises NotFound unless it is an entry of this person's."""
    entry = own_entry(person_id, entry_id)
    db.session.execute(delete(DiaryEntry).where(DiaryEntry.id == entry.entry_id))
    return entry


def keep_week(
    person_id: int, monday: date, amounts: Mapping[Mode, Amount], *, form_id: str, edition: str
) -> None:
    """The week from memory says this and nothing else; entries of its days stay beside it.

    `edition` names what it said when the form was opened. Raises Refused for a week or times that
    cannot be, Conflict if it says something else meanwhile.
    """
    rules.check_week(monday, clock.today())
    wanted = {mode: amount for mode, amount in amounts.items() if amount.minutes}
    _check_amounts(wanted, amounts)
    take_turns(person_id)
    standing = week_from_memory(person_id, monday)
    if standing == wanted:
        return
    if edition_of(standing) != edition:
        raise Conflict("You changed this week in another window. What stands now is above.", "")
    db.session.execute(delete(DiaryEntry).where(*_remembered(person_id, monday)))
    total = sum(amount.minutes for amount in wanted.values())
    _check_room(person_id, total, monday=monday)
    _add_week(person_id, monday, wanted, form_id)


def delete_week(person_id: int, monday: date) -> dict[Mode, Amount]:
    """Nothing from memory is left of the week; what there was. NotFound if there was nothing."""
    standing = week_from_memory(person_id, monday)
    if not standing:
        raise NotFound
    db.session.execute(delete(DiaryEntry).where(*_remembered(person_id, monday)))
    return standing


def save_intention(person_id: int, intention: Intention | None, *, edition: str) -> None:
    """The person intends this, or nothing. `edition` names what the form was opened with.

    Raises Refused for shares that are no whole; Conflict if another intention stands meanwhile.
    """
    if intention is not None:
        rules.check_shares(tuple(intention.percents.values()))
        if intention.protected_minutes > rules.MOST_MINUTES_OF_A_WEEK:
            raise Refused("A week has 168 hours.", "protected")
    take_turns(person_id)
    standing = intention_of(person_id)
    if standing == intention:
        return
    if edition != (standing.edition if standing else ""):
        raise Conflict("You changed this in another window. What stands now is above.", "")
    db.session.execute(delete(DiaryIntention).where(DiaryIntention.person_id == person_id))
    if intention is not None:
        db.session.add_all(_rows_of(person_id, intention))
    db.session.flush()


def _rows_of(person_id: int, intention: Intention) -> list[DiaryIntention]:
    return [
        DiaryIntention(
            person_id=person_id,
            mode=mode,
            percent=percent,
            protected_minutes=intention.protected_minutes,
        )
        for mode, percent in intention.percents.items()
    ]


def _checked(noted: Noted, standing: DiaryEntry | None = None) -> str:
    """The note as it is kept, of something that can be noted. A day that stands may be old."""
    today = clock.today()
    if standing is None or standing.day != noted.day:
        rules.check_day(noted.day, today)
    if noted.minutes < 1:
        raise Refused("Write how long it took.", "other_minutes")
    line = " ".join(noted.note.split())
    if not line or (standing is not None and standing.note == line):
        return line
    return words_to_keep(
        line,
        today=today,
        names_no_pupil=noted.names_no_pupil,
        longest=rules.LONGEST_NOTE,
        field="note",
    )


def _check_amounts(wanted: Mapping[Mode, Amount], amounts: Mapping[Mode, Amount]) -> None:
    for mode, amount in amounts.items():
        if amount.protected > amount.minutes:
            raise Refused(
                "No more can have been protected than there was.", f"{mode.value}_protected"
            )
    if not wanted:
        raise Refused("Write a time for at least one of the four.", Mode.DOING.value)


def _check_room(
    person_id: int,
    minutes: int,
    *,
    day: date | None = None,
    monday: date | None = None,
    but: DiaryEntry | None = None,
) -> None:
    """Hold a day and its week, or a week from memory, to have room for so many minutes."""
    first = monday or rules.week_of(day or clock.today())
    others = (
        DiaryEntry.person_id == person_id,
        DiaryEntry.day.between(first, rules.last_of_week(first)),
        DiaryEntry.id != (but.id if but is not None else 0),
    )
    is_same_day = (DiaryEntry.day == day) & (DiaryEntry.span == Span.DAY)
    rules.check_room(
        minutes,
        of_day=None if day is None else _minutes(*others, is_same_day),
        of_week=_minutes(*others),
        field="other_minutes" if day else Mode.DOING.value,
    )


def _minutes(*conditions: ColumnElement[bool]) -> int:
    found = db.session.scalar(select(func.sum(DiaryEntry.minutes)).where(*conditions))
    return int(found or 0)


def _add_week(person_id: int, monday: date, wanted: Mapping[Mode, Amount], form_id: str) -> None:
    for mode, amount in wanted.items():
        for minutes, is_protected in (
            (amount.minutes - amount.protected, False),
            (amount.protected, True),
        ):
            if minutes:
                db.session.add(
                    DiaryEntry(
                        person_id=person_id,
                        day=monday,
                        span=Span.WEEK,
                        mode=mode,
                        minutes=minutes,
                        is_protected=is_protected,
                        form_id=form_id,
                    )
                )
    db.session.flush()


def _says(row: DiaryEntry, noted: Noted, note: str) -> bool:
    stands = (row.day, row.span, row.mode, row.minutes, row.is_protected, row.note)
    return stands == (noted.day, Span.DAY, noted.mode, noted.minutes, noted.is_protected, note)


def _own_row(person_id: int, entry_id: int) -> DiaryEntry:
    own_entry(person_id, entry_id)
    return db.session.get_one(DiaryEntry, entry_id)


def _remembered(person_id: int, monday: date) -> tuple[ColumnElement[bool], ...]:
    return (
        DiaryEntry.person_id == person_id,
        DiaryEntry.day == monday,
        DiaryEntry.span == Span.WEEK,
    )
