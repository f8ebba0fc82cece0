"""The end of a session: records and certificates are as the list of those who were there says."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update

from learning import clock
from learning.courses.services import new_certificate_code
from learning.cpd import services as ledger
from learning.cpd.models import CpdEntry, CpdKind
from learning.cpd.trainings.services import note_training, take_back_training
from learning.database import db
from learning.errors import Refused
from learning.inset.attendance import rules
from learning.inset.attendance.queries import HAS_SAID, STANDS
from learning.inset.models import Attendance, InsetSession, LiveRoom, Poll
from learning.inset.rules import SessionState
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.models import Organisation

SOURCE = "inset_session"
NOT_HELD_NOTE = "It did not take place."


def end_session(
    inset_session: InsetSession,
    by_person_id: int | None,
    now: datetime,
    *,
    lasted: int | None = None,
) -> None:
    """The session has ended, and everybody on its list has it in their record; twice is once.

    `lasted`: its real length in minutes, if somebody said. Raises Refused for a session that was
    cancelled or has not begun, and for a length that cannot be.
    """
    if inset_session.state is SessionState.CANCELLED:
        raise Refused("This session was cancelled, so there is nothing to end.")
    if inset_session.state is not SessionState.ENDED:
        if now < inset_session.starts_at - rules.MARKED_BEFORE:
            raise Refused("This session has not begun. Change or cancel it instead.")
        if lasted is None:
            lasted = rules.length_so_far(inset_session.starts_at, inset_session.minutes, now)
        ended_at = rules.ended_at(inset_session.starts_at, inset_session.minutes, now)
        _end(inset_session, by_person_id, ended_at, _possible(lasted))
    settle(inset_session)


def undo_session(inset_session: InsetSession, by_person_id: int, now: datetime) -> None:
    """It did not take place: nobody was there, nothing of it counts, its certificates neither."""
    if inset_session.state is SessionState.CANCELLED:
        return
    check_list(inset_session, now)
    of_session = Attendance.inset_session_id == inset_session.id
    db.session.execute(
        delete(Attendance).where(of_session, Attendance.certificate_code.is_(None), ~HAS_SAID)
    )
    db.session.execute(update(Attendance).where(of_session, STANDS).values(withdrawn_at=now))
    inset_session.state = SessionState.CANCELLED
    inset_session.cancelled_at = now
    inset_session.cancel_note = NOT_HELD_NOTE
    inset_session.edition += 1
    _tell_the_room(inset_session.id, now)
    settle(inset_session)
    note_change(inset_session, by_person_id, rules.NOT_HELD)


def reopen_session(inset_session: InsetSession, by_person_id: int, now: datetime) -> None:
    """A session that was ended by mistake goes on; what it has led to is put right at its end."""
    if inset_session.state is SessionState.OPEN:
        return
    if not rules.can_be_reopened(inset_session.state, inset_session.ended_at, now):
        raise Refused("It ended more than a day ago. You can still put right who was there.")
    inset_session.state = SessionState.OPEN
    inset_session.opened_at = now
    inset_session.ended_at = inset_session.lasted = None
    _tell_the_room(inset_session.id, now, closes_polls=False)
    note_change(inset_session, by_person_id, rules.REOPENED)


def settle(inset_session: InsetSession, person_ids: Collection[int] | None = None) -> None:
    """Records and certificates are as the list says, of these people or of all; as often as liked.

    Until the session has ended nothing is added; what was taken off the list goes at any time.
    """
    rows = select(Attendance).where(
        Attendance.inset_session_id == inset_session.id, Attendance.person_id.is_not(None)
    )
    if person_ids is not None:
        rows = rows.where(Attendance.person_id.in_(person_ids))
    school = db.session.get_one(Organisation, inset_session.organisation_id)
    for row in db.session.scalars(rows.order_by(Attendance.id)).all():
        if row.withdrawn_at is not None:
            _take_back(inset_session, row, school.name)
        elif inset_session.state is SessionState.ENDED:
            row.certificate_code = row.certificate_code or new_certificate_code()
            own = rules.minutes_counted(row.minutes, inset_session.minutes, inset_session.lasted)
            _put(inset_session, row, school.name, inset_session.title, own)
    db.session.flush()


def end_forgotten(now: datetime) -> int:
    """Every session that nobody has ended for hours has ended as planned; how many."""
    candidates = db.session.scalars(
        select(InsetSession)
        .where(
            InsetSession.state.in_((SessionState.PLANNED, SessionState.OPEN)),
            InsetSession.starts_at <= now - rules.FORGOTTEN_AFTER,
        )
        .order_by(InsetSession.id)
    ).all()
    return sum(end_if_forgotten(each, now) for each in candidates)


def end_if_forgotten(inset_session: InsetSession, now: datetime) -> bool:
    """The session has ended as planned, if somebody should have ended it long ago; whether so."""
    planned = inset_session
    if planned.state not in (SessionState.PLANNED, SessionState.OPEN):
        return False
    if now <= ends_by_itself_at(planned):
        return False
    _end(planned, None, planned.starts_at + timedelta(minutes=planned.minutes), planned.minutes)
    settle(planned)
    return True


def ends_by_itself_at(planned: InsetSession) -> datetime:
    """When a session that nobody ends has ended as planned."""
    return rules.forgotten_from(
        planned.starts_at, planned.minutes, planned.opened_at, planned.created_at
    )


def forget_visitors(now: datetime) -> int:
    """A year after a session nobody knows its visitors' names or schools; how many were forgotten.

    The rows stay, so that the number of those who were there is right for ever.
    """
    long_ago = select(InsetSession.id).where(InsetSession.starts_at < now - rules.VISITORS_KEPT)
    forgotten = db.session.execute(
        update(Attendance)
        .where(
            Attendance.person_id.is_(None),
            Attendance.visitor_name != rules.FORGOTTEN_NAME,
            Attendance.inset_session_id.in_(long_ago),
        )
        .values(visitor_name=rules.FORGOTTEN_NAME, visitor_school="", visitor_key=None)
        .execution_options(synchronize_session=False)
    )
    return int(forgotten.rowcount)  # type: ignore[attr-defined]


def can_be_changed(planned: InsetSession, now: datetime) -> bool:
    """Whether the list of a session can be changed now."""
    return rules.can_be_marked(
        planned.state, planned.starts_at, planned.ended_at, planned.created_at, now
    )


def check_list(inset_session: InsetSession, now: datetime) -> None:
    """The list can be changed now; raises Refused with the reason if it cannot."""
    planned = inset_session
    if can_be_changed(planned, now):
        return
    if planned.state is SessionState.CANCELLED:
        raise Refused("This session was cancelled, so nobody was there.")
    if planned.ended_at is None:
        raise Refused("You can say who is there from 45 minutes before the start.")
    raise Refused("It ended more than 90 days ago, so the list can no longer be changed.")


def note_change(inset_session: InsetSession, by_person_id: int | None, detail: str) -> None:
    """The journal says who changed the list of a session, in fixed words; not whom it concerns."""
    _note(Verb.CHANGED_ATTENDANCE, inset_session, by_person_id, detail)


def _note(verb: Verb, row: InsetSession, by_person_id: int | None, detail: str = "") -> None:
    note(
        verb,
        by_person_id,
        organisation_id=row.organisation_id,
        subject=(SOURCE, str(row.id)),
        detail=detail,
    )


def _end(row: InsetSession, by_person_id: int | None, ended_at: datetime, lasted: int) -> None:
    row.state = SessionState.ENDED
    row.ended_at = ended_at
    row.lasted = None if lasted == row.minutes else lasted
    _tell_the_room(row.id, ended_at)
    _note(Verb.ENDED_SESSION, row, by_person_id)


def _possible(lasted: int) -> int:
    if not 1 <= lasted <= rules.LONGEST_SESSION:
        raise Refused("A session lasts from 1 minute to 12 hours.", "lasted")
    return lasted


def _tell_the_room(session_id: int, now: datetime, *, closes_polls: bool = True) -> None:
    """Phones that are still in the room see that it has ended, or goes on."""
    db.session.execute(
        update(LiveRoom)
        .where(LiveRoom.inset_session_id == session_id)
        .values(version=LiveRoom.version + 1)
    )
    if closes_polls:
        db.session.execute(
            update(Poll)
            .where(Poll.inset_session_id == session_id, Poll.closed_at.is_(None))
            .values(closed_at=now)
        )


def _put(planned: InsetSession, row: Attendance, school: str, title: str, minutes: int) -> None:
    ledger.put_entry(
        row.person_id or 0,
        kind=CpdKind(planned.kind.value),
        title=title,
        happened_on=clock.london_day(planned.starts_at),
        minutes=minutes,
        provider=school,
        source=(SOURCE, str(planned.id)),
    )
    if planned.training_title and planned.renews_months and row.withdrawn_at is None:
        note_training(
            row.person_id or 0,
            title=planned.training_title,
            every_months=planned.renews_months,
            done_on=clock.london_day(planned.starts_at),
            source=(SOURCE, str(planned.id)),
        )


def _take_back(planned: InsetSession, row: Attendance, school: str) -> None:
    """The session is gone from the record of somebody who was taken off the list.

    What they have written about it is theirs: with it the entry stays, and counts no minutes.
    """
    source = (SOURCE, str(planned.id))
    take_back_training(row.person_id or 0, source)
    has_words = db.session.scalar(
        select(
            exists().where(
                CpdEntry.person_id == row.person_id,
                CpdEntry.source_kind == source[0],
                CpdEntry.source_key == source[1],
                (CpdEntry.reflection != "")
                | (CpdEntry.impact != "")
                | (CpdEntry.evidence_link != ""),
            )
        )
    )
    if has_words:
        _put(planned, row, school, f"Taken off the list: {planned.title}", 0)
    else:
        ledger.remove_entry(row.person_id or 0, source=source)
