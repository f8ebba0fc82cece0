"""Somebody was there: by the code. Whoever calls this has asked whether the session is open."""

from datetime import datetime

from sqlalchemy import bindparam, select

from learning.database import add_once, db, insert_once
from learning.errors import Refused
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import How, SessionState
from learning.people.rules import clean_name

LONGEST_SCHOOL = 200

_PERSON = insert_once(Attendance.__tablename__, "inset_session_id", "person_id")
_VISITOR = insert_once(Attendance.__tablename__, "inset_session_id", "visitor_key")

_OF_PERSON = select(Attendance).where(
    Attendance.inset_session_id == bindparam("session_id"),
    Attendance.person_id == bindparam("person_id"),
)
_STATE = (
    select(InsetSession.state)
    .where(InsetSession.id == bindparam("session_id"))
    .with_for_update(read=True)
)


def arrive(
    inset_session: InsetSession, person_id: int, now: datetime, *, is_remote: bool
) -> Attendance:
    """The person stands on the list, since they first gave the code; a second time is nothing.

    Raises Refused for a session that has ended or was cancelled.
    """
    _check_open(inset_session)
    add_once(
        _PERSON,
        inset_session_id=inset_session.id,
        person_id=person_id,
        how=How.CODE,
        arrived_at=now,
        is_remote=is_remote,
    )
    values = {"session_id": inset_session.id, "person_id": person_id}
    found = db.session.scalars(_OF_PERSON, values).one()
    if found.arrived_at is None:  # ticked before they gave the code
        found.arrived_at = now
    found.withdrawn_at = None
    return found


def arrive_as_visitor(
    inset_session: InsetSession, name: str, school: str, visitor_key: str, now: datetime
) -> Attendance:
    """A visitor stands on the list under the key of their phone, with the name first given.

    Raises Refused, with the field `name` or `school`, for what cannot be kept, and for a session
    that has ended or was cancelled.
    """
    _check_open(inset_session)
    kept_name = clean_name(name)
    kept_school = clean_school(school)
    add_once(
        _VISITOR,
        inset_session_id=inset_session.id,
        visitor_key=visitor_key,
        visitor_name=kept_name,
        visitor_school=kept_school,
        how=How.CODE,
        arrived_at=now,
    )
    found = db.session.scalars(
        select(Attendance).where(
            Attendance.inset_session_id == inset_session.id, Attendance.visitor_key == visitor_key
        )
    ).one()
    found.withdrawn_at = None
    return found


def clean_school(text: str) -> str:
    """A visitor's school as it is kept, or nothing; Refused if it cannot be shown."""
    if not text.strip():
        return ""
    try:
        return clean_name(text, field="school")
    except Refused as refusal:
        said = refusal.message.replace("name", "school")
        raise Refused(said, "school") from None


def _check_open(inset_session: InsetSession) -> None:
    """Hold the session to go on, until whoever arrives stands on its list, or raise Refused.

    Nobody comes onto a list that is being closed, whose records they would not get. Those who
    arrive together do not wait for one another.
    """
    state = db.session.scalar(_STATE, {"session_id": inset_session.id})
    if state is SessionState.ENDED:
        raise Refused("This session has ended. Ask whoever led it to put you on the list.")
    if state is SessionState.CANCELLED:
        raise Refused("This session has been cancelled.")
