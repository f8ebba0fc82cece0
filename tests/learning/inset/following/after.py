"""Sessions that are over, those who were there, and what they said: as the tests here need them."""

import itertools
from datetime import UTC, datetime

from learning.database import db
from learning.inset.models import Attendance, Evaluation, FollowUp, InsetSession
from learning.inset.rules import How, SessionKind, SessionState, Tried, Useful
from tests.cast import CAST, SEAVIEW_ID
from tests.factories import a_person

THURSDAY = datetime(2026, 11, 19, 15, 30, tzinfo=UTC)
"""Four days before the tests' Monday."""
_numbers = itertools.count(1)


def a_session(**more: object) -> InsetSession:
    """A session of Seaview that Priya has led."""
    row = InsetSession(
        **{
            "organisation_id": SEAVIEW_ID,
            "kind": SessionKind.INSET,
            "title": "Looking closely",
            "starts_at": THURSDAY,
            "minutes": 60,
            "led_by_id": CAST.priya.id,
            "join_code": f"{next(_numbers):06d}",
            "state": SessionState.ENDED,
            "ended_at": THURSDAY,
            "form_id": f"{next(_numbers):032d}",
            **more,
        }
    )
    db.session.add(row)
    db.session.commit()
    return row


def there(session: InsetSession, *person_ids: int, **more: object) -> Attendance:
    """They were at the session; the last one's row."""
    for person_id in person_ids:
        row = Attendance(inset_session_id=session.id, person_id=person_id, how=How.TICK, **more)
        db.session.add(row)
    db.session.commit()
    return row


def colleagues(session: InsetSession, count: int) -> list[Attendance]:
    """So many others of Seaview, who were there."""
    return [there(session, a_person(f"Colleague {next(_numbers)}").id) for _ in range(count)]


def says(attendance: Attendance, useful: Useful = Useful.VERY, **more: object) -> Evaluation:
    """They have evaluated it."""
    return _added(Evaluation(attendance_id=attendance.id, useful=useful, **more))


def tells(attendance: Attendance, weeks: int, tried: Tried = Tried.YES, **more: object) -> FollowUp:
    """They have said what became of it."""
    return _added(FollowUp(attendance_id=attendance.id, weeks=weeks, tried=tried, **more))


def _added(row):
    db.session.add(row)
    db.session.commit()
    return row
