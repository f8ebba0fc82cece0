"""Those who manage a session say who was there. Changes are sent, never the whole list."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from learning.database import add_once, db, insert_once
from learning.errors import Conflict, NotFound, Refused
from learning.inset.attendance import rules
from learning.inset.attendance.ending import check_list, note_change, settle
from learning.inset.attendance.queries import STANDS, has_said
from learning.inset.attendance.services import clean_school
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import How
from learning.people.queries import possible_key
from learning.people.rules import clean_name

_PERSON = insert_once(Attendance.__tablename__, "inset_session_id", "person_id")
_VISITOR = insert_once(Attendance.__tablename__, "inset_session_id", "visitor_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Whose changes these are, to which session, when; `now` decides whether they still may."""

    inset_session: InsetSession
    by_person_id: int
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody without an account. `key` tells one filling-in of a form from another."""

    name: str
    school: str
    key: str
    arrived_at: datetime | None = None


def add_people(change: Change, person_ids: Iterable[int], *, how: How = How.TICK) -> int:
    """These people were there; how many of them were not on the list before."""
    return add_with_times(change, dict.fromkeys(person_ids), how=how)


def add_with_times(
    change: Change, arrivals: dict[int, datetime | None], *, how: How = How.TICK
) -> int:
    """The same, with the instant at which each came, where it is known."""
    check_list(change.inset_session, change.now)
    added = [
        person_id
        for person_id, arrived_at in arrivals.items()
        if _add(change, person_id, arrived_at, how)
    ]
    _finish(change, rules.ADDED if added else "", added)
    return len(added)


def take_off(
    change: Change, *, person_ids: Collection[int] = (), attendance_ids: Collection[int] = ()
) -> int:
    """These were not there after all; how many of them were on the list until now."""
    check_list(change.inset_session, change.now)
    rows = _rows(
        change.inset_session.id,
        Attendance.person_id.in_(person_ids) | Attendance.id.in_(attendance_ids),
    )
    people = [row.person_id for row in rows if row.person_id is not None]
    for row in rows:
        if row.certificate_code is None and not has_said(row.id):
            db.session.delete(row)
        else:
            row.withdrawn_at = change.now
    if rows:
        db.session.flush()
        note_change(change.inset_session, change.by_person_id, rules.TAKEN_OFF)
        settle(change.inset_session, people)
    return len(rows)


def add_visitor(change: Change, visitor: Visitor, *, how: How = How.TICK) -> bool:
    """A visitor was there; whether they were not on the list before. Refused for no name.

    Whoever adds one has seen who it is: nobody is asked whether they are a member of staff.
    """
    check_list(change.inset_session, change.now)
    is_new = add_once(
        _VISITOR,
        inset_session_id=change.inset_session.id,
        visitor_key=visitor.key,
        visitor_name=clean_name(visitor.name),
        visitor_school=clean_school(visitor.school),
        how=how,
        arrived_at=visitor.arrived_at,
        marked_by_id=change.by_person_id,
    )
    _finish(change, rules.ADDED if is_new else "", ())
    return is_new


def correct(
    change: Change,
    attendance_id: int,
    *,
    edition: str,
    arrived_at: datetime | None,
    minutes: int | None,
    is_remote: bool,
) -> None:
    """When somebody came, for how much of it, and whether from elsewhere, is this.

    Raises Conflict if somebody else has changed one of these since the form was opened.
    """
    row = standing_row(change.inset_session, attendance_id)
    check_list(change.inset_session, change.now)
    if edition != edition_of(row):
        raise Conflict("Somebody else has changed this in the meantime.", "")
    whole = rules.whole_minutes(change.inset_session.minutes, change.inset_session.lasted)
    if minutes is not None and not 0 <= minutes <= whole:
        raise Refused(f"The session lasted {whole} minutes. Write that many at most.", "minutes")
    own = None if minutes == whole else minutes
    changed = rules.MINUTES if own != row.minutes else ""
    if (arrived_at, is_remote) != (row.arrived_at, row.is_remote):
        changed = changed or rules.TIME
    row.arrived_at, row.minutes, row.is_remote = arrived_at, own, is_remote
    _finish(change, changed, [row.person_id] if row.person_id else ())


def name_visitor(change: Change, attendance_id: int, person_id: int) -> None:
    """The visitor is this person: the attendance becomes theirs, or joins what they have."""
    row = standing_row(change.inset_session, attendance_id)
    check_list(change.inset_session, change.now)
    if row.person_id is not None:
        return
    own = _of_person(change.inset_session.id, person_id)
    if own is None:
        row.person_id, row.visitor_name, row.visitor_school = person_id, "", ""
    else:
        _join(own, row)
    _finish(change, rules.NAMED, [person_id])


def tell_apart(change: Change, attendance_id: int) -> None:
    """The visitor is nobody of the staff, whatever their name; it is not asked again."""
    row = standing_row(change.inset_session, attendance_id)
    row.marked_by_id = row.marked_by_id or change.by_person_id


def standing_row(inset_session: InsetSession, attendance_id: int) -> Attendance:
    """Somebody on the list of this session; NotFound for anybody else."""
    for row in _rows(inset_session.id, Attendance.id == possible_key(attendance_id)):
        return row
    raise NotFound


def edition_of(row: Attendance) -> str:
    """What a form to correct it was made from."""
    came = row.arrived_at.isoformat() if row.arrived_at else ""
    return f"{came}|{'' if row.minutes is None else row.minutes}|{int(row.is_remote)}"


def _add(change: Change, person_id: int, arrived_at: datetime | None, how: How) -> bool:
    if add_once(
        _PERSON,
        inset_session_id=change.inset_session.id,
        person_id=person_id,
        how=how,
        arrived_at=arrived_at,
        marked_by_id=change.by_person_id,
    ):
        return True
    row = _of_person(change.inset_session.id, person_id)
    if row is None or row.withdrawn_at is None:
        return False
    row.withdrawn_at, row.how, row.marked_by_id = None, how, change.by_person_id
    return True


def _join(own: Attendance, visitor: Attendance) -> None:
    """What was known of the visitor is known of the person, who came at the earlier time."""
    came = [each for each in (own.arrived_at, visitor.arrived_at) if each is not None]
    key = visitor.visitor_key
    own.arrived_at = min(came, default=None)
    own.withdrawn_at = None
    db.session.delete(visitor)
    db.session.flush()
    own.visitor_key = own.visitor_key or key


def _finish(change: Change, detail: str, person_ids: Collection[int]) -> None:
    """Once a session has ended, a correction is in the journal and changes what it has led to."""
    db.session.flush()
    if detail and change.inset_session.ended_at is not None:
        note_change(change.inset_session, change.by_person_id, detail)
        settle(change.inset_session, person_ids)


def _of_person(session_id: int, person_id: int) -> Attendance | None:
    return db.session.scalar(
        select(Attendance).where(
            Attendance.inset_session_id == session_id, Attendance.person_id == person_id
        )
    )


def _rows(session_id: int, which: ColumnElement[bool]) -> list[Attendance]:
    """Those of a session's list that are meant."""
    return list(
        db.session.scalars(
            select(Attendance)
            .where(Attendance.inset_session_id == session_id, STANDS, which)
            .order_by(Attendance.id)
        )
    )
