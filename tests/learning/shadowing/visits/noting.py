"""A day in the middle of which tests stand, and what a browser sends of it."""

import uuid
from datetime import UTC, datetime, timedelta

from learning.database import db
from learning.shadowing.models import Observation
from tests.learning.shadowing.seeing import a_placement, a_visit
from tests.statements import counting

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NOON = NINE + timedelta(hours=3)


def a_day(**more):
    """A visit of Amina's from nine to noon, on Tuesday 24 November."""
    return a_visit(a_placement(), NINE, 3, **more)


def key(number):
    """A key such as a browser makes, the same each time."""
    return str(uuid.UUID(int=number))


def sent(number=1, minute=5, category="par", **more):
    """An activity as a browser sends it: begun so many minutes past nine."""
    began = NINE + timedelta(minutes=minute)
    usual = {
        "key": key(number),
        "started_at": began.isoformat(),
        "ended_at": None,
        "category": category,
        "mode": None,
        "energy": None,
        "tag": None,
        "note": "",
        "names_no_pupil": False,
        "changed_at": began.isoformat(),
        "is_deleted": False,
    }
    return {**usual, **more}


def post(window, visit_id, entries=None, *, body=None, headers=None):
    """The answer to what a script sends from this window."""
    said = headers if headers is not None else {"X-CSRFToken": window.csrf_token()}
    content = {"json": {"entries": entries}} if body is None else {"data": body}
    db.session.commit()
    with counting(db.engine) as window.counted:
        answer = window._apart(
            lambda: window.client.post(
                f"/visits/{visit_id}/sync", headers=said, buffered=True, **content
            )
        )
    db.session.rollback()
    db.session.expire_all()
    return answer


def kept_of(visit):
    """The rows of a visit, by when they began."""
    return (
        db.session.query(Observation)
        .filter_by(visit_id=visit.id)
        .order_by(Observation.started_at, Observation.id)
        .all()
    )
