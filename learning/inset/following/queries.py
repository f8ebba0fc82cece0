"""What somebody who was at a session is asked, and what those who lead it learn of the answers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, bindparam, literal, select, union_all

from learning import clock
from learning.database import rows_of
from learning.inset.following import adding_up
from learning.inset.following.adding_up import Results
from learning.inset.following.asked import ASKED_TO_EVALUATE, asked_after
from learning.inset.following.rules import EVALUATION
from learning.inset.following.times import asked_today
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import FOLLOW_UP_WEEKS, SessionKind
from learning.people.models import Person
from learning.people.viewers import Viewer

__all__ = ["DueFollowUp", "Results", "ToAnswer", "follow_ups_due", "results", "to_answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAnswer:
    """One thing a person is asked about a session they were at: `what` is "evaluation", 2 or 6.

    `since` is the first day on which it is asked.
    """

    session_id: int
    title: str
    what: str | int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFollowUp:
    """Somebody is asked today what became of a session, after so many weeks."""

    person_id: int
    name: str
    email: str
    attendance_id: int
    session_id: int
    title: str
    kind: SessionKind
    weeks: int


def to_answer(person_id: int, today: date) -> tuple[ToAnswer, ...]:
    """What this person is asked today about sessions they were at, the longest asked first.

    Nothing of what they answered or put aside, nothing on leave, nothing after they left. One
    statement.
    """
    rows = rows_of(_TO_ANSWER, person_id=person_id, today=today, **asked_today(today))
    return tuple(sorted((_line(row) for row in rows), key=lambda line: line.since))


def follow_ups_due(today: date) -> tuple[DueFollowUp, ...]:
    """Every follow-up that is asked of anybody today, for reminders. One statement."""
    rows = rows_of(_DUE, today=today, **asked_today(today))
    return tuple(DueFollowUp(**row._mapping) for row in rows)


def results(viewer: Viewer, session_id: int) -> Results:
    """The totals of a session this viewer manages, with its series; NotFound for anybody else.

    Of what is between a few there are none. Nobody's name is read for it.
    """
    return adding_up.results(viewer, session_id, clock.today())


def _line(row: Row[Any]) -> ToAnswer:
    weeks = int(row.weeks)
    return ToAnswer(
        session_id=row.id,
        title=row.title,
        what=weeks or EVALUATION,
        since=clock.london_day(row.starts_at) + timedelta(weeks=weeks),
    )


def _asked(where: ColumnElement[bool], weeks: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            InsetSession.id,
            InsetSession.title,
            InsetSession.starts_at,
            literal(weeks, Integer).label("weeks"),
        )
        .join(Attendance, Attendance.inset_session_id == InsetSession.id)
        .where(Attendance.person_id == bindparam("person_id", type_=Integer), where)
    )


def _due(weeks: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendance.person_id,
            Person.name,
            Person.email,
            Attendance.id.label("attendance_id"),
            InsetSession.id.label("session_id"),
            InsetSession.title,
            InsetSession.kind,
            literal(weeks, Integer).label("weeks"),
        )
        .join(Attendance, Attendance.inset_session_id == InsetSession.id)
        .join(Person, Person.id == Attendance.person_id)
        .where(asked_after(weeks))
    )


_TO_ANSWER = union_all(
    _asked(ASKED_TO_EVALUATE, 0), *(_asked(asked_after(weeks), weeks) for weeks in FOLLOW_UP_WEEKS)
)
_DUE = union_all(*(_due(weeks) for weeks in FOLLOW_UP_WEEKS)).order_by("attendance_id", "weeks")
