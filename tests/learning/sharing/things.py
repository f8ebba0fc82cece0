"""Things shared, made through the services. What is shared need not be there to be shared."""

from datetime import UTC, date, datetime
from typing import Any

from learning.database import db
from learning.people.models import Person
from learning.sharing import services
from learning.sharing.rules import SubjectKind
from tests.cast import Member

TODAY = date(2026, 11, 23)
CHRISTMAS = date(2026, 12, 18)
TITLE = "SENCo skills audit, round 1"


def shared(owner: Member, reader: Member, **more: Any) -> int:
    """The key of a share that stands: a round's profile, until Christmas, unless said otherwise."""
    usual = {
        "kind": SubjectKind.ROUND,
        "subject_id": 1,
        "title": TITLE,
        "parts": (),
        "ends_on": CHRISTMAS,
    }
    key = services.share(owner.id, with_person_id=reader.id, **{**usual, **more})
    db.session.commit()
    return key


def looked(reader: Member, share_id: int) -> None:
    """Whoever it is shared with has opened it."""
    services.open_share(reader.id, share_id)
    db.session.commit()


def deactivate(member: Member) -> None:
    """The account cannot be used any more."""
    db.session.get_one(Person, member.id).deactivated_at = datetime.now(UTC)
    db.session.commit()
