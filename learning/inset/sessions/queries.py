"""Who may see and manage which session, who is invited, and what it is made of."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select

from learning import clock
from learning.database import db
from learning.errors import NotFound
from learning.inset.codes import canonical_code, is_whole_code
from learning.inset.models import (
    Attendance,
    Booking,
    InsetSession,
    SessionGroup,
    SessionInvitee,
    SessionNote,
    SessionPart,
)
from learning.inset.rules import BETWEEN_A_FEW
from learning.inset.sessions.rules import TAKING_OVER
from learning.people.models import Affiliation, GroupMember, Membership, Person
from learning.people.queries import possible_key
from learning.people.rules import Job
from learning.people.surroundings.queries import staff_hats
from learning.people.viewers import Viewer

_WITH_CODE = select(InsetSession).where(InsetSession.join_code == bindparam("join_code"))


def managed_session(viewer: Viewer, session_id: int) -> InsetSession:
    """The session, if the viewer may change, present and end it; NotFound for anybody else."""
    row = found_session(session_id)
    if not may_manage(viewer, row):
        raise NotFound
    return row


def seen_session(viewer: Viewer, session_id: int) -> InsetSession:
    """The session, for those who manage it, are invited, have said whether they come or were there.

    NotFound for anybody else. Somebody who has left sees those at which they were.
    """
    row = found_session(session_id)
    if may_manage(viewer, row) or was_there(row.id, viewer.id) or is_invited(row, viewer.id):
        return row
    if has_answered(row.id, viewer.id) and _is_around(viewer, row.organisation_id):
        return row
    raise NotFound


def may_manage(viewer: Viewer, inset_session: InsetSession) -> bool:
    """Whether the viewer leads the session, or is a SENCo or leader where it belongs.

    What is between a few is managed by those who lead it alone. Whoever has left manages nothing.
    """
    if viewer.id in (inset_session.led_by_id, inset_session.also_led_by_id):
        return _is_around(viewer, inset_session.organisation_id)
    if inset_session.kind in BETWEEN_A_FEW:
        return False
    return any(
        hat.organisation_id == inset_session.organisation_id
        and not TAKING_OVER.isdisjoint(hat.roles)
        for hat in staff_hats(viewer)
    )


def session_with_code(code: str) -> InsetSession:
    """The session that is joined with this code, however it was typed; NotFound for none."""
    whole = canonical_code(code)
    row = db.session.scalar(_WITH_CODE, {"join_code": whole}) if is_whole_code(whole) else None
    if row is None:
        raise NotFound
    return row


def found_session(session_id: int) -> InsetSession:
    """The session of that key, whoever asks; NotFound for none."""
    row = db.session.get(InsetSession, possible_key(session_id))
    if row is None:
        raise NotFound
    return row


def invited_ids(inset_session: InsetSession, today: date) -> frozenset[int]:
    """Everybody invited: by name, in a group, or all; of the organisation, of a trust its schools.

    Only who works there on that day, has accepted it and is not deactivated; never governors.
    """
    found = db.session.scalars(
        select(Person.id).distinct().join(Membership, _is_invited(inset_session, today))
    )
    return frozenset(found)


def is_invited(inset_session: InsetSession, person_id: int) -> bool:
    """Whether one person is invited today, as `invited_ids` says."""
    found = db.session.scalar(
        select(Person.id)
        .join(Membership, _is_invited(inset_session, clock.today()))
        .where(Person.id == person_id)
        .limit(1)
    )
    return found is not None


def parts_of(session_id: int) -> tuple[SessionPart, ...]:
    """The parts of a session in their order."""
    rows = db.session.scalars(
        select(SessionPart)
        .where(SessionPart.inset_session_id == session_id)
        .order_by(SessionPart.position)
    )
    return tuple(rows)


def notes_of(session_id: int) -> dict[str, str]:
    """What was written in the fields of its kind and to the standard, by slug."""
    rows = db.session.execute(
        select(SessionNote.slug, SessionNote.body)
        .where(SessionNote.inset_session_id == session_id)
        .order_by(SessionNote.id)
    )
    return {row.slug: row.body for row in rows}


def reach_of(organisation_id: int) -> frozenset[int]:
    """An organisation with the schools that belong to it."""
    schools = db.session.scalars(
        select(Affiliation.school_id).where(Affiliation.group_id == organisation_id)
    )
    return frozenset({organisation_id, *schools})


def was_there(session_id: int, person_id: int) -> bool:
    """Whether somebody is on the list of those who were there."""
    return _exists(
        select(Attendance.id).where(
            Attendance.inset_session_id == session_id,
            Attendance.person_id == person_id,
            Attendance.withdrawn_at.is_(None),
        )
    )


def has_answered(session_id: int, person_id: int) -> bool:
    """Whether somebody has said if they come."""
    return _exists(
        select(Booking.id).where(
            Booking.inset_session_id == session_id, Booking.person_id == person_id
        )
    )


def is_staff_of(organisation_ids: frozenset[int], today: date) -> ColumnElement[bool]:
    """A person joined with a membership: works at one of these that day, and does not govern."""
    return and_(
        Membership.person_id == Person.id,
        Membership.organisation_id.in_(organisation_ids),
        Membership.job != Job.GOVERNOR,
        Membership.invited_as.is_(None),
        Membership.starts_on <= today,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
        Person.deactivated_at.is_(None),
    )


def _is_invited(row: InsetSession, today: date) -> ColumnElement[bool]:
    here = is_staff_of(reach_of(row.organisation_id), today)
    if row.is_for_everyone:
        return here
    in_group = exists(
        select(GroupMember.id)
        .join(SessionGroup, SessionGroup.group_id == GroupMember.group_id)
        .where(SessionGroup.inset_session_id == row.id, GroupMember.membership_id == Membership.id)
    )
    by_name = exists(
        select(SessionInvitee.id).where(
            SessionInvitee.inset_session_id == row.id, SessionInvitee.person_id == Person.id
        )
    )
    return and_(here, or_(in_group, by_name))


def _is_around(viewer: Viewer, organisation_id: int) -> bool:
    own = {hat.organisation_id for hat in staff_hats(viewer)}
    return organisation_id in own or not own.isdisjoint(reach_of(organisation_id))


def _exists(statement: Select[int]) -> bool:
    return db.session.scalar(statement.limit(1)) is not None
