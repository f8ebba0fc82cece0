"""Who was there: for those who manage a session, and for each person themselves."""

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select

from learning import clock
from learning.database import db, rows_of
from learning.inset.attendance.lists import AttendanceList, listed, narrowed
from learning.inset.attendance.names import Colleague, by_name
from learning.inset.attendance.rules import Attended, minutes_counted
from learning.inset.models import Attendance, Booking, Evaluation, FollowUp, InsetSession
from learning.inset.rules import BookingState
from learning.inset.sessions.queries import invited_ids, is_staff_of, reach_of
from learning.people.models import Group, GroupMember, Membership, Organisation, Person
from learning.people.rules import JOB_NAMES

STANDS: ColumnElement[bool] = Attendance.withdrawn_at.is_(None)
"""Whoever reads attendances asks for this: a row that was taken off counts nowhere."""

HAS_SAID: ColumnElement[bool] = or_(
    exists().where(Evaluation.attendance_id == Attendance.id),
    exists().where(FollowUp.attendance_id == Attendance.id),
)
"""What somebody said is theirs: taken off the list, its row is withdrawn, and stays."""

_OF_PERSON = select(Attendance).where(
    Attendance.inset_session_id == bindparam("session_id"),
    Attendance.person_id == bindparam("person_id"),
    STANDS,
)
_ATTENDED = (
    select(
        InsetSession.id,
        Attendance.id.label("attendance_id"),
        InsetSession.title,
        InsetSession.kind,
        InsetSession.starts_at,
        InsetSession.ended_at,
        InsetSession.minutes.label("planned"),
        InsetSession.lasted,
        Attendance.minutes.label("own"),
        Attendance.certificate_code,
    )
    .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
    .where(
        Attendance.person_id == bindparam("person_id"), STANDS, InsetSession.ended_at.is_not(None)
    )
    .order_by(InsetSession.starts_at.desc(), InsetSession.id.desc())
)


def attendance_of(session_id: int, person_id: int) -> Attendance | None:
    """The person's attendance of a session, if they were there."""
    return db.session.scalar(_OF_PERSON, {"session_id": session_id, "person_id": person_id})


def attended(person_id: int) -> tuple[Attended, ...]:
    """The ended sessions that the person was at, newest first. One statement."""
    return tuple(
        Attended(
            session_id=row.id,
            attendance_id=row.attendance_id,
            title=row.title,
            kind=row.kind,
            day=clock.london_day(row.starts_at),
            minutes=minutes_counted(row.own, row.planned, row.lasted),
            certificate_code=row.certificate_code,
            ended_at=row.ended_at,
        )
        for row in rows_of(_ATTENDED, person_id=person_id)
    )


def has_said(attendance_id: int) -> bool:
    """Whether somebody has said what they made of the session, or what became of it."""
    found = select(Attendance.id).where(Attendance.id == attendance_id, HAS_SAID)
    return db.session.scalar(found) is not None


def attendance_count(session_id: int) -> int:
    """How many were there, visitors among them. With one or more a session is not cancelled."""
    return (
        db.session.scalar(
            select(func.count(Attendance.id)).where(
                Attendance.inset_session_id == session_id, STANDS
            )
        )
        or 0
    )


def standing_rows(session_id: int) -> tuple[Attendance, ...]:
    """Everybody who was there, in the order in which they came onto the list."""
    return tuple(
        db.session.scalars(
            select(Attendance)
            .where(Attendance.inset_session_id == session_id, STANDS)
            .order_by(Attendance.id)
        )
    )


def ever_listed(session_id: int) -> frozenset[int]:
    """People who are on the list of a session, or were before they were taken off it."""
    return frozenset(
        db.session.scalars(
            select(Attendance.person_id).where(
                Attendance.inset_session_id == session_id, Attendance.person_id.is_not(None)
            )
        )
    )


def school_names(organisation_id: int) -> tuple[str, ...]:
    """The names of an organisation and of its schools."""
    return tuple(
        db.session.scalars(
            select(Organisation.name)
            .where(Organisation.id.in_(reach_of(organisation_id)))
            .order_by(Organisation.id)
        )
    )


def colleagues(planned: InsetSession) -> tuple[Colleague, ...]:
    """Everybody who can be put on the list of a session: the staff; of a trust, of its schools."""
    rows = db.session.execute(
        select(
            Person.id,
            Person.name,
            Person.email,
            Membership.id.label("membership_id"),
            Membership.job,
            Membership.staff_code,
            Membership.organisation_id,
            Organisation.name.label("school"),
        )
        .join(Membership, is_staff_of(reach_of(planned.organisation_id), clock.today()))
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .order_by(Membership.id)
    ).all()
    groups = _groups_of(planned.organisation_id)
    found: dict[int, Colleague] = {}
    for row in rows:
        is_own = row.organisation_id == planned.organisation_id
        if is_own or row.id not in found:
            job = JOB_NAMES[row.job]
            found[row.id] = Colleague(
                person_id=row.id,
                name=row.name,
                what=job if is_own else f"{job}, {row.school}",
                email=row.email,
                staff_code=row.staff_code or "",
                group_ids=groups.get(row.membership_id, frozenset()),
            )
    return tuple(sorted(found.values(), key=lambda each: (each.name.casefold(), each.person_id)))


def attendance_list(
    planned: InsetSession, *, shown: str = "", group_id: int | None = None
) -> AttendanceList:
    """The list of a session: everybody invited and everybody who came, narrowed as asked."""
    staff = colleagues(planned)
    rows = standing_rows(planned.id)
    invited = invited_ids(planned, clock.today())
    here = {row.person_id for row in rows if row.person_id is not None}
    people = {each.person_id: each for each in staff if each.person_id in invited | here}
    people |= _others(here - people.keys())
    everybody = listed(
        planned,
        people,
        invited=invited,
        rows=rows,
        said=_said(planned.id),
        alike=by_name(staff),
    )
    groups = _groups(planned.organisation_id)
    chosen = group_id if group_id in dict(groups) else None
    return AttendanceList(
        everybody=everybody,
        lines=narrowed(everybody, shown, chosen),
        shown=shown,
        group_id=chosen,
        groups=groups,
    )


def _others(person_ids: set[int]) -> dict[int, Colleague]:
    """People with an account who do not work here, or no longer."""
    rows = db.session.execute(
        select(Person.id, Person.name).where(Person.id.in_(person_ids)).order_by(Person.id)
    )
    return {
        row.id: Colleague(
            person_id=row.id, name=row.name, what="Works elsewhere", email="", staff_code=""
        )
        for row in rows
    }


def _said(session_id: int) -> dict[int, BookingState]:
    rows = db.session.execute(
        select(Booking.person_id, Booking.state).where(Booking.inset_session_id == session_id)
    )
    return {row.person_id: row.state for row in rows}


def _groups(organisation_id: int) -> tuple[tuple[int, str], ...]:
    rows = db.session.execute(
        select(Group.id, Group.name)
        .where(Group.organisation_id == organisation_id)
        .order_by(Group.name, Group.id)
    )
    return tuple((row.id, row.name) for row in rows)


def _groups_of(organisation_id: int) -> dict[int, frozenset[int]]:
    """The groups of each membership."""
    rows = db.session.execute(
        select(GroupMember.membership_id, GroupMember.group_id)
        .join(Group, Group.id == GroupMember.group_id)
        .where(Group.organisation_id == organisation_id)
    )
    found: dict[int, set[int]] = {}
    for row in rows:
        found.setdefault(row.membership_id, set()).add(row.group_id)
    return {key: frozenset(ids) for key, ids in found.items()}
