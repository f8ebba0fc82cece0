"""What somebody said of a session they were at: theirs alone."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from learning import clock
from learning.database import db
from learning.errors import NotFound
from learning.inset.following import rules
from learning.inset.following.links import Link
from learning.inset.models import Attendance, Evaluation, FollowUp, InsetSession
from learning.inset.rules import SessionKind, SessionState
from learning.people.models import Person
from learning.people.queries import possible_key


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Somebody was at a session. `stands`: nobody has taken them off its list since."""

    person_id: int
    attendance_id: int
    session_id: int
    title: str
    kind: SessionKind
    state: SessionState
    day: date
    stands: bool

    @property
    def may_share(self) -> bool:
        """Whether their words can be read without a name."""
        return rules.may_share(self.kind)

    def may_evaluate(self, today: date) -> bool:
        """Whether they can say now what they made of it."""
        is_time = self.state in (SessionState.OPEN, SessionState.ENDED)
        return self.stands and is_time and today <= rules.last_day_to_evaluate(self.day)

    def may_follow_up(self, weeks: int, today: date) -> bool:
        """Whether they can say now what became of it."""
        first, last = rules.days_of_follow_up(self.day, weeks)
        return self.stands and first <= today <= last


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Everything somebody has said of a session."""

    there: There
    evaluation: Evaluation | None
    follow_ups: dict[int, FollowUp]

    @property
    def shares_words(self) -> bool:
        """Whether anything of it is read by others."""
        rows = (self.evaluation, *self.follow_ups.values())
        return any(row is not None and row.shares_words for row in rows)

    @property
    def trying(self) -> str:
        """What they meant to try."""
        return self.evaluation.trying if self.evaluation else ""


def said_of(person_id: int, session_id: int) -> Said:
    """What this person said of a session they were at; NotFound if they were not.

    Whoever was taken off its list still finds, and can take back, what they said.
    """
    mine = Attendance.person_id == person_id
    said = _said(mine & (Attendance.inset_session_id == possible_key(session_id)))
    if not (said.there.stands or said.evaluation or said.follow_ups):
        raise NotFound
    return said


def said_by_link(link: Link) -> Said:
    """What was said by whom a link was sent to.

    NotFound once they were taken off the list, or their account is no longer in use.
    """
    said = _said((Attendance.id == link.attendance_id) & Person.deactivated_at.is_(None))
    if not said.there.stands:
        raise NotFound
    return said


def _said(where: ColumnElement[bool]) -> Said:
    found = db.session.execute(
        select(Attendance, InsetSession)
        .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
        .join(Person, Person.id == Attendance.person_id)
        .where(where)
    ).one_or_none()
    if found is None:
        raise NotFound
    attendance, row = found
    follow_ups = db.session.scalars(
        select(FollowUp).where(FollowUp.attendance_id == attendance.id).order_by(FollowUp.weeks)
    )
    return Said(
        there=_there(attendance, row),
        evaluation=db.session.scalar(
            select(Evaluation).where(Evaluation.attendance_id == attendance.id)
        ),
        follow_ups={each.weeks: each for each in follow_ups},
    )


def _there(attendance: Attendance, row: InsetSession) -> There:
    if attendance.person_id is None:
        raise NotFound
    return There(
        person_id=attendance.person_id,
        attendance_id=attendance.id,
        session_id=row.id,
        title=row.title,
        kind=row.kind,
        state=row.state,
        day=clock.london_day(row.starts_at),
        stands=attendance.withdrawn_at is None,
    )
