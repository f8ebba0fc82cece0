"""Sessions that go on or are over, and their lists, as the tests of this folder need them."""

import itertools
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from learning.cpd.models import CpdEntry
from learning.database import db, writing
from learning.inset.attendance import correcting
from learning.inset.attendance.ending import end_session
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import How, SessionKind, SessionState
from learning.journal.models import Event
from learning.journal.rules import Verb
from tests.cast import CAST, SEAVIEW_ID

BEGAN = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
"""Half an hour before the tests' Monday morning begins: 08:30 in London, too."""
_numbers = itertools.count(1)


def a_session(**more: object) -> InsetSession:
    """A session of Seaview for everybody that Priya leads; it goes on, for an hour."""
    number = next(_numbers)
    row = InsetSession(
        **{
            "organisation_id": SEAVIEW_ID,
            "kind": SessionKind.INSET,
            "title": "Looking closely",
            "starts_at": BEGAN,
            "created_at": BEGAN - timedelta(days=7),
            "minutes": 60,
            "led_by_id": CAST.priya.id,
            "is_for_everyone": True,
            "join_code": f"{number:06d}",
            "state": SessionState.OPEN,
            "opened_at": BEGAN,
            "form_id": f"{number:032d}",
            **more,
        }
    )
    db.session.add(row)
    db.session.commit()
    return row


def there(row: InsetSession, person_id: int | None, **more: object) -> Attendance:
    """Somebody is on the list, by code."""
    made = Attendance(
        **{"inset_session_id": row.id, "person_id": person_id, "how": How.CODE, **more}
    )
    db.session.add(made)
    db.session.commit()
    return made


def a_visitor(row: InsetSession, name: str, school: str = "", **more: object) -> Attendance:
    """A visitor is on the list, by code."""
    key = f"phone-{next(_numbers)}"
    return there(
        row, None, **{"visitor_name": name, "visitor_school": school, "visitor_key": key, **more}
    )


def ended(row: InsetSession, at: datetime = BEGAN + timedelta(minutes=60), **more: object):
    """Priya has ended it."""
    with writing():
        end_session(db.session.get_one(InsetSession, row.id), CAST.priya.id, at, **more)
    return row


def change(row: InsetSession, at: datetime = BEGAN + timedelta(minutes=30)) -> correcting.Change:
    """A change of Priya's to its list."""
    return correcting.Change(inset_session=row, by_person_id=CAST.priya.id, now=at)


def entries(person_id: int) -> list[CpdEntry]:
    """What sessions have written into somebody's ledger."""
    db.session.expire_all()
    return list(
        db.session.scalars(
            select(CpdEntry)
            .where(CpdEntry.person_id == person_id, CpdEntry.source_kind == "inset_session")
            .order_by(CpdEntry.id)
        )
    )


def rows(row: InsetSession) -> list[Attendance]:
    """Every row of its list, also those taken off."""
    db.session.expire_all()
    return list(
        db.session.scalars(
            select(Attendance).where(Attendance.inset_session_id == row.id).order_by(Attendance.id)
        )
    )


def corrections() -> list[str]:
    """The fixed words of the journal about changed lists."""
    return list(
        db.session.scalars(
            select(Event.detail).where(Event.verb == Verb.CHANGED_ATTENDANCE).order_by(Event.id)
        )
    )
