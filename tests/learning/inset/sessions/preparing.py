"""What tests of sessions need: one prepared, as the service takes it."""

from datetime import UTC, datetime

from learning.database import db, writing
from learning.inset.models import InsetSession
from learning.inset.rules import SessionKind
from learning.inset.sessions.prepared import Prepared
from learning.inset.sessions.services import make_session
from learning.people.queries import viewer_for
from tests.cast import CAST, SEAVIEW_ID, YEAR_FOUR_ID

THURSDAY = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)


def a_plan(**more: object) -> Prepared:
    """An INSET session on Thursday for Year 4."""
    usual = {
        "kind": SessionKind.INSET,
        "title": "Noticing first",
        "starts_at": THURSDAY,
        "minutes": 60,
        "form_id": "f" * 32,
        "place": "The hall",
        "group_ids": frozenset({YEAR_FOUR_ID}),
    }
    return Prepared(**{**usual, **more})


def a_session(leader=CAST.priya, organisation_id: int = SEAVIEW_ID, **more: object) -> InsetSession:
    """The same, kept, led by Priya."""
    with writing():
        row = make_session(leader.id, organisation_id, a_plan(**more))
    return db.session.get(InsetSession, row.id)


def looking(member):
    """The member as every query sees who asks."""
    return viewer_for(member.id)
